/*
 * Encoding without a model.
 */
#include "lua/core/encode_any.h"

#include "json/writer.h"
#include "lua/core/scalar.h"

/* -- Tables ------------------------------------------------------------------------------------ */

enum mark { UNMARKED, ARRAY, OBJECT };

/* [-0, +0] Whether the metatable on top is one of those that OpenResty's cjson marks arrays with. */
static bool is_mark_of_cjson(lua_State *L)
{
    static const char *const names[] = {"empty_array_mt", "array_mt"};
    bool same = false;
    int i;

    lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
    if (lua_istable(L, -1)) {
        hwm_rawget_field(L, -1, "cjson");
        for (i = 0; i < 2 && lua_istable(L, -1) && !same; i++) {
            hwm_rawget_field(L, -1, names[i]);
            same = lua_istable(L, -1) && lua_rawequal(L, -1, -4);
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return same;
}

/* What the metatable of the table on top says that it is: ours, dkjson's and rapidjson's, cjson's. */
static enum mark mark_of(const struct hwm_encoder *encoder)
{
    lua_State *L = encoder->L;
    enum mark mark = UNMARKED;
    const char *type;

    if (!lua_getmetatable(L, -1)) {
        return UNMARKED;
    }
    hwm_rawget_field(L, -1, "__jsontype");
    type = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "";
    if (lua_rawequal(L, -2, encoder->array_mt) || strcmp(type, "array") == 0) {
        mark = ARRAY;
    } else if (strcmp(type, "object") == 0) {
        mark = OBJECT;
    }
    lua_pop(L, 1);
    if (mark == UNMARKED && is_mark_of_cjson(L)) {
        mark = ARRAY;
    }
    lua_pop(L, 1);
    return mark;
}

static bool encode_any_item(struct hwm_encoder *encoder, const void *context)
{
    (void)context;
    return hwm_encode_any(encoder);
}

bool hwm_encode_key(struct hwm_encoder *encoder, const char *bytes, size_t length)
{
    struct hwm_scalar key = {HWM_STRING, NULL, 0, 0, 0, false};
    key.bytes = bytes;
    key.length = length;
    hwm_encode_comma(encoder);
    if (!hwm_scalar_json(encoder, &key)) {
        return false;
    }
    hwm_buffer_append_byte(encoder->buffer, ':');
    return true;
}

bool hwm_encode_pair(struct hwm_encoder *encoder)
{
    lua_State *L = encoder->L;
    struct hwm_path path = {encoder->path, NULL, 0, 0};

    if (lua_type(L, -2) != LUA_TSTRING) {
        return hwm_problem_at(&encoder->problem, encoder->path, "type",
                              "must have string keys only, and has one that is a %s",
                              luaL_typename(L, -2));
    }
    path.key = lua_tolstring(L, -2, &path.key_length);
    encoder->path = &path;
    if (!hwm_encode_key(encoder, path.key, path.key_length) || !hwm_encode_any(encoder)) {
        return false;
    }
    encoder->path = path.parent;
    return true;
}

bool hwm_encode_pairs(struct hwm_encoder *encoder, int table)
{
    lua_State *L = encoder->L;

    lua_pushnil(L);
    while (lua_next(L, table)) {
        if (!hwm_encode_pair(encoder)) {
            return false;
        }
        lua_pop(L, 1);
    }
    return true;
}

static bool encode_object(struct hwm_encoder *encoder)
{
    hwm_buffer_append_byte(encoder->buffer, '{');
    if (!hwm_encode_pairs(encoder, lua_gettop(encoder->L))) {
        return false;
    }
    hwm_buffer_append_byte(encoder->buffer, '}');
    return true;
}

/* A list or an object, as the table is marked; else a list where its first key is a number. */
static bool encode_table(struct hwm_encoder *encoder)
{
    lua_State *L = encoder->L;
    enum mark mark = mark_of(encoder);
    bool done;

    if (!hwm_encode_enter(encoder, 0)) {
        return false;
    }
    if (mark == UNMARKED) {
        lua_pushnil(L);
        if (lua_next(L, -2)) {
            mark = lua_type(L, -2) == LUA_TNUMBER ? ARRAY : OBJECT;
            lua_pop(L, 2);
        }
    }
    done = mark == ARRAY ? hwm_encode_items(encoder, lua_gettop(L), encode_any_item, NULL)
                         : encode_object(encoder);
    encoder->depth--;
    return done;
}

/* -- Values ------------------------------------------------------------------------------------ */

bool hwm_encode_any(struct hwm_encoder *encoder)
{
    lua_State *L = encoder->L;
    struct hwm_scalar scalar;

    switch (lua_type(L, -1)) {
    case LUA_TSTRING:
        scalar.type = HWM_STRING;
        scalar.bytes = lua_tolstring(L, -1, &scalar.length);
        return hwm_scalar_json(encoder, &scalar);
    case LUA_TNUMBER:
#if HWM_LUA_INTEGERS
        if (lua_isinteger(L, -1)) {
            hwm_json_write_integer(encoder->buffer, (int64_t)lua_tointeger(L, -1));
            return true;
        }
#endif
        scalar.type = HWM_REAL;
        scalar.real = (double)lua_tonumber(L, -1);
        return hwm_scalar_json(encoder, &scalar);
    case LUA_TBOOLEAN:
        scalar.type = HWM_BOOLEAN;
        scalar.boolean = lua_toboolean(L, -1);
        return hwm_scalar_json(encoder, &scalar);
    case LUA_TTABLE: return encode_table(encoder);
    default: break;
    }
    if (hwm_is_null(L, -1)) {
        hwm_buffer_append(encoder->buffer, "null", 4);
        return true;
    }
    return hwm_problem_at(&encoder->problem, encoder->path, "type", "cannot be put into JSON: a %s",
                          luaL_typename(L, -1));
}

int hwm_to_json(lua_State *L)
{
    enum { VALUE = 1, ARRAY_MT, BUFFER };
    struct hwm_encoder encoder;

    luaL_checkany(L, VALUE);
    lua_settop(L, VALUE);
    lua_pushvalue(L, lua_upvalueindex(1));
    memset(&encoder, 0, sizeof encoder);
    encoder.L = L;
    encoder.array_mt = ARRAY_MT;
    encoder.buffer = hwm_encoder_buffer(L);
    lua_pushvalue(L, VALUE);
    if (!hwm_encode_any(&encoder)) {
        hwm_buffer_release(encoder.buffer);
        lua_settop(L, BUFFER);
        lua_pushnil(L);
        lua_pushstring(L, encoder.problem.message);
        return 2;
    }
    hwm_encoder_push_text(L, encoder.buffer);
    hwm_buffer_release(encoder.buffer);
    return 1;
}
