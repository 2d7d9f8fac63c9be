#include "lua/core/request.h"

/*
 * [-0, +0] The value on top, given as `name`, is a header in another case? If so it is put among
 * the values.
 */
static bool take_header(struct hwm_request *request, const char *name, size_t length, bool *twice)
{
    lua_State *L = request->encoder.L;
    const struct hwm_operation *operation = request->operation;
    unsigned i;
    for (i = 0; i < operation->count; i++) {
        if (operation->parameters[i].place == HWM_HEADER &&
            hwm_same_header(&operation->fields[i], name, length)) {
            *twice = !lua_isnil(L, HWM_REQUEST_VALUES + (int)i);
            if (!*twice) {
                lua_pushvalue(L, -1);
                lua_replace(L, HWM_REQUEST_VALUES + (int)i);
            }
            return true;
        }
    }
    return false;
}

/*
 * [-0, +0] An unknown key that validate = false lets pass into the body; key and value are on top.
 */
static void keep_extra(lua_State *L)
{
    if (lua_isnil(L, HWM_REQUEST_EXTRAS)) {
        lua_newtable(L);
        lua_replace(L, HWM_REQUEST_EXTRAS);
    }
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    lua_rawset(L, HWM_REQUEST_EXTRAS);
}

/* One argument; its name and value are on top of the stack. */
static bool resolve_argument(struct hwm_request *request)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    const struct hwm_operation *operation = request->operation;
    const struct hwm_model *model = operation->body.model;
    bool named =
        operation->body_kind == HWM_BODY_OBJECT || operation->body_kind == HWM_BODY_MULTIPART;
    struct hwm_path path = {NULL, NULL, 0, 0};
    bool twice = false;
    bool parameter;

    if (lua_type(L, -2) != LUA_TSTRING) {
        path.index = lua_type(L, -2) == LUA_TNUMBER ? (size_t)lua_tonumber(L, -2) : 0;
        return hwm_problem_at(&encoder->problem, &path, "unknown",
                              "has no name: arguments are given as name = value");
    }
    path.key = lua_tolstring(L, -2, &path.key_length);
    parameter =
        hwm_fields_find(operation->fields, &operation->names, path.key, path.key_length) >= 0;
    if (named && hwm_fields_find(model->fields, &model->names, path.key, path.key_length) >= 0) {
        request->flat = true;
        if (!parameter && request->nested) {
            encoder->path = &path;
            hwm_encode_discard(encoder); /* `body` wins */
            encoder->path = NULL;
        }
        return true;
    }
    if (parameter || take_header(request, path.key, path.key_length, &twice)) {
        return !twice ||
               hwm_problem_at(&encoder->problem, &path, "type", "is given twice, in two cases");
    }
    if (operation->body_kind != HWM_BODY_NONE && path.key_length == 4 &&
        memcmp(path.key, "body", 4) == 0) {
        return true;
    }
    if (!encoder->validate && operation->body_kind == HWM_BODY_OBJECT && !request->nested) {
        keep_extra(L);
        request->flat = true;
        return true;
    }
    return hwm_problem_at(&encoder->problem, &path, "unknown", "is not a parameter of %s",
                          operation->id);
}

/* [-0, +count] Pushes the values of the parameters, and looks at every argument. */
bool hwm_request_resolve(struct hwm_request *request)
{
    lua_State *L = request->encoder.L;
    const struct hwm_operation *operation = request->operation;
    unsigned i;

    luaL_checkstack(L, (int)operation->count + 20, NULL);
    if (!hwm_encode_plain(&request->encoder, HWM_REQUEST_ARGUMENTS)) {
        return false;
    }
    for (i = 0; i < operation->count; i++) {
        lua_rawgeti(L, HWM_REQUEST_SLOTS, operation->fields[i].name_slot);
        lua_rawget(L, HWM_REQUEST_ARGUMENTS);
    }
    if (operation->body_kind != HWM_BODY_NONE) {
        hwm_rawget_field(L, HWM_REQUEST_ARGUMENTS, "body");
        request->nested = !lua_isnil(L, -1);
        lua_pop(L, 1);
    }
    lua_pushnil(L);
    while (lua_next(L, HWM_REQUEST_ARGUMENTS)) {
        if (!resolve_argument(request)) {
            return false;
        }
        lua_pop(L, 1);
    }
    for (i = 0; i < operation->count; i++) {
        const struct hwm_field *field = &operation->fields[i];
        if (operation->parameters[i].filled_in && lua_isnil(L, HWM_REQUEST_VALUES + (int)i)) {
            lua_rawgeti(L, HWM_REQUEST_SLOTS, field->enumeration_slot);
            lua_rawgeti(L, -1, 1);
            lua_replace(L, HWM_REQUEST_VALUES + (int)i);
            lua_pop(L, 1);
        }
    }
    return true;
}
