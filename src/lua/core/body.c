/*
 * The body of a Request as JSON.
 */
#include "lua/core/encode_any.h"
#include "lua/core/encode_model.h"
#include "lua/core/request.h"

/*
 * [-0, +0] HWM_REQUEST_RESULT.body and the header that says what it is, unless the caller gave that
 * one.
 */
static void set_json_body(struct hwm_request *request)
{
    lua_State *L = request->encoder.L;
    const struct hwm_operation *operation = request->operation;
    unsigned i;

    hwm_encoder_push_text(L, request->encoder.buffer);
    lua_setfield(L, HWM_REQUEST_RESULT, "body");
    for (i = 0; i < operation->count; i++) {
        if (operation->parameters[i].content_type && !lua_isnil(L, HWM_REQUEST_VALUES + (int)i)) {
            return;
        }
    }
    lua_pushliteral(L, "application/json; charset=UTF-8");
    lua_setfield(L, HWM_REQUEST_HEADERS, "Content-Type");
}

/* The object made of flat arguments: known fields, then what validate = false lets pass. */
static bool write_flat_object(struct hwm_request *request)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    const struct hwm_field *body = &request->operation->body;
    bool known; /* what is not is a parameter, or an extra */

    luaL_checkstack(L, (int)body->model->count + 20, NULL);
    lua_rawgeti(L, HWM_REQUEST_SLOTS, body->model_slot);
    lua_pushvalue(L, HWM_REQUEST_ARGUMENTS);
    hwm_buffer_append_byte(encoder->buffer, '{');
    if (!hwm_encode_members(encoder, body->model, lua_gettop(L) - 1, &known)) {
        return false;
    }
    if (!lua_isnil(L, HWM_REQUEST_EXTRAS) && !hwm_encode_pairs(encoder, HWM_REQUEST_EXTRAS)) {
        return false;
    }
    hwm_buffer_append_byte(encoder->buffer, '}');
    lua_pop(L, 2);
    return true;
}

/* The map on top: keys are the caller's, values are of one type. */
static bool write_map(struct hwm_request *request)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    struct hwm_path path = {encoder->path, NULL, 0, 0};
    int map = lua_gettop(L);

    if (!hwm_encode_plain(encoder, map)) {
        return false;
    }
    hwm_buffer_append_byte(encoder->buffer, '{');
    lua_pushnil(L);
    while (lua_next(L, map)) {
        if (lua_type(L, -2) != LUA_TSTRING) {
            return hwm_problem_at(&encoder->problem, encoder->path, "type",
                                  "must have string keys only, and has one that is a %s",
                                  luaL_typename(L, -2));
        }
        path.key = lua_tolstring(L, -2, &path.key_length);
        encoder->path = &path;
        if (hwm_is_null(L, -1)) {
            return hwm_problem_at(&encoder->problem, &path, "null", "cannot be null");
        }
        if (!hwm_encode_key(encoder, path.key, path.key_length)) {
            return false;
        }
        if (!hwm_encode_field(encoder, &request->operation->body, HWM_REQUEST_SLOTS)) {
            return false;
        }
        encoder->path = path.parent;
        lua_pop(L, 1);
    }
    hwm_buffer_append_byte(encoder->buffer, '}');
    return true;
}

/* The value of `body`, on top. */
static bool write_nested(struct hwm_request *request)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    const struct hwm_field *body = &request->operation->body;
    struct hwm_path path = hwm_request_path(body);
    bool done;

    encoder->path = &path;
    if (hwm_is_null(L, -1)) {
        return hwm_problem_at(&encoder->problem, &path, "null", "cannot be null");
    }
    if (request->operation->body_kind == HWM_BODY_MAP) {
        done = lua_istable(L, -1)
                   ? write_map(request)
                   : hwm_problem_at(&encoder->problem, &path, "type", "must be a table, not a %s",
                                    luaL_typename(L, -1));
    } else {
        done = hwm_encode_field(encoder, body, HWM_REQUEST_SLOTS);
    }
    encoder->path = done ? NULL : encoder->path;
    return done;
}

bool hwm_request_json(struct hwm_request *request)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    const struct hwm_operation *operation = request->operation;

    if (request->nested) {
        hwm_rawget_field(L, HWM_REQUEST_ARGUMENTS, "body");
        if (!write_nested(request)) {
            return false;
        }
        lua_pop(L, 1);
    } else if (operation->body_kind == HWM_BODY_OBJECT &&
               (request->flat || operation->body.required)) {
        if (!write_flat_object(request)) {
            return false;
        }
    } else if (operation->body.required) {
        struct hwm_path path = hwm_request_path(&operation->body);
        return hwm_problem_at(&encoder->problem, &path, "required", "is required");
    } else {
        return true;
    }
    set_json_body(request);
    return true;
}
