#include "lua/core/request.h"

struct hwm_path hwm_request_path(const struct hwm_field *field)
{
    struct hwm_path path = {NULL, NULL, 0, 0};
    path.key = field->name;
    path.key_length = field->name_length;
    return path;
}

bool hwm_characters_problem(struct hwm_encoder *encoder)
{
    return hwm_problem_at(&encoder->problem, encoder->path, "characters",
                          "must not contain CR, LF or NUL");
}

static bool write_body(struct hwm_request *request)
{
    switch (request->operation->body_kind) {
    case HWM_BODY_NONE: return true;
    case HWM_BODY_MULTIPART: return hwm_request_multipart(request);
    default: return hwm_request_json(request);
    }
}

int hwm_encode(lua_State *L)
{
    struct hwm_request request;
    struct hwm_encoder *encoder = &request.encoder;

    memset(&request, 0, sizeof request);
    request.operation = hwm_operation_check(L, HWM_REQUEST_OPERATION);
    luaL_checktype(L, HWM_REQUEST_ARGUMENTS, LUA_TTABLE);
    luaL_checktype(L, HWM_REQUEST_BASE_URL, LUA_TSTRING);
    lua_settop(L, HWM_REQUEST_VALIDATE);
    lua_pushvalue(L, lua_upvalueindex(1));
    hwm_getuservalue(L, HWM_REQUEST_OPERATION);
    encoder->L = L;
    encoder->validate =
        lua_isnil(L, HWM_REQUEST_VALIDATE) || lua_toboolean(L, HWM_REQUEST_VALIDATE);
    encoder->array_mt = HWM_REQUEST_ARRAY_MT;
    encoder->discarded = HWM_REQUEST_DISCARDED;
    encoder->buffer = hwm_encoder_buffer(L);
    lua_createtable(L, 0, 4);
    lua_createtable(L, 0, 4);
    lua_pushnil(L);
    lua_pushnil(L);

    if (!hwm_request_resolve(&request) || !hwm_request_url(&request) ||
        !hwm_request_headers(&request) || !write_body(&request)) {
        hwm_buffer_release(encoder->buffer);
        lua_settop(L, HWM_REQUEST_DISCARDED);
        lua_pushnil(L);
        hwm_problem_push(L, &encoder->problem);
        return 2;
    }
    hwm_buffer_release(encoder->buffer);
    lua_settop(L, HWM_REQUEST_DISCARDED);
    lua_rawgeti(L, HWM_REQUEST_SLOTS, request.operation->method_slot);
    lua_setfield(L, HWM_REQUEST_RESULT, "method");
    lua_pushvalue(L, HWM_REQUEST_HEADERS);
    lua_setfield(L, HWM_REQUEST_RESULT, "headers");
    lua_pushvalue(L, HWM_REQUEST_RESULT);
    lua_pushvalue(L, HWM_REQUEST_DISCARDED);
    return 2;
}
