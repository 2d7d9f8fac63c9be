#include "lua/core/encoder.h"

#include <math.h>

#include "json/reader.h"
#include "json/utf8.h"

/* Slots of the Lua stack that one level of nesting uses, with some to spare. */
enum { SLOTS_PER_LEVEL = 12 };

/* -- The buffer -------------------------------------------------------------------------------- */

static int buffer_release(lua_State *L)
{
    struct hwm_buffer *buffer = lua_touserdata(L, 1);
    if (buffer != NULL) {
        hwm_buffer_release(buffer);
    }
    return 0;
}

static const luaL_Reg no_methods[] = {{NULL, NULL}};

static const luaL_Reg buffer_metamethods[] = {
    {"__gc", buffer_release}, {"__close", buffer_release}, {NULL, NULL}};

static const struct hwm_class buffer_class = {"hwmeeting.buffer", no_methods, buffer_metamethods};

void hwm_encoder_register(lua_State *L)
{
    hwm_class_register(L, &buffer_class);
}

struct hwm_buffer *hwm_encoder_buffer(lua_State *L)
{
    return hwm_class_new(L, &buffer_class, sizeof(struct hwm_buffer));
}

void hwm_encoder_push_text(lua_State *L, struct hwm_buffer *buffer)
{
    if (buffer->failed) {
        hwm_buffer_release(buffer);
        lua_pushliteral(L, "not enough memory");
        lua_error(L);
    }
    lua_pushlstring(L, buffer->length > 0 ? buffer->bytes : "", buffer->length);
    hwm_buffer_clear(buffer);
}

/* -- Structure --------------------------------------------------------------------------------- */

bool hwm_encode_plain(struct hwm_encoder *encoder, int index)
{
    static const char *const hiding[] = {"__index", "__pairs", "__ipairs", "__tojson"};
    lua_State *L = encoder->L;
    size_t i;

    if (!lua_getmetatable(L, index)) {
        return true;
    }
    for (i = 0; i < sizeof hiding / sizeof hiding[0]; i++) {
        hwm_rawget_field(L, -1, hiding[i]);
        if (!lua_isnil(L, -1)) {
            return hwm_problem_at(&encoder->problem, encoder->path, "type",
                                  "%shas a metatable with %s, behind which values would be lost: "
                                  "give a plain table",
                                  encoder->path == NULL ? "the table " : "", hiding[i]);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return true;
}

bool hwm_encode_enter(struct hwm_encoder *encoder, unsigned slots)
{
    if (encoder->depth >= HWM_JSON_MAX_DEPTH ||
        !lua_checkstack(encoder->L, SLOTS_PER_LEVEL + (int)slots)) {
        return hwm_problem_at(&encoder->problem, encoder->path, "depth",
                              "is nested deeper than %u levels (or contains itself)",
                              encoder->depth);
    }
    encoder->depth++;
    return hwm_encode_plain(encoder, -1);
}

void hwm_encode_comma(struct hwm_encoder *encoder)
{
    const struct hwm_buffer *buffer = encoder->buffer;
    char last = buffer->length > 0 ? buffer->bytes[buffer->length - 1] : '[';
    if (last != '{' && last != '[') {
        hwm_buffer_append_byte(encoder->buffer, ',');
    }
}

/* Whether the key at the stack index is the number n. */
static bool is_key(lua_State *L, int index, size_t n)
{
    return lua_type(L, index) == LUA_TNUMBER && lua_tonumber(L, index) == (lua_Number)n;
}

/* The key on top is not one of a list. */
static bool stray_key(struct hwm_encoder *encoder)
{
    lua_State *L = encoder->L;
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t length;
        const char *key = lua_tolstring(L, -1, &length);
        return hwm_problem_at(&encoder->problem, encoder->path, "type",
                              "must be a list, and has the key \"%.*s\"",
                              (int)hwm_utf8_whole(key, length < 40 ? length : 40), key);
    }
    return hwm_problem_at(&encoder->problem, encoder->path, "type",
                          "must be a list, and has a key that is no index (a %s)",
                          luaL_typename(L, -1));
}

bool hwm_list_check(struct hwm_encoder *encoder, int index, size_t *count)
{
    lua_State *L = encoder->L;
    struct hwm_path path = {encoder->path, NULL, 0, 1};
    lua_Number largest = 0;

    *count = 0;
    if (!hwm_encode_plain(encoder, index)) {
        return false;
    }
    lua_pushnil(L);
    while (lua_next(L, index)) {
        lua_Number key;
        lua_pop(L, 1);
        key = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : 0;
        if (!(key >= 1 && key == floor(key))) {
            return stray_key(encoder);
        }
        largest = key > largest ? key : largest;
        ++*count;
    }
    if (largest == (lua_Number)*count) {
        return true;
    }
    for (;; path.index++) { /* ends at the latest at count + 1 */
        lua_rawgeti(L, index, (int)path.index);
        if (lua_isnil(L, -1)) {
            return hwm_problem_at(&encoder->problem, &path, "type",
                                  "is missing: a list has no holes");
        }
        lua_pop(L, 1);
    }
}

/* [-1, +0] The item on top, which `path` points at. */
static bool encode_item_of(struct hwm_encoder *encoder, const struct hwm_path *path,
                           hwm_encode_item *encode, const void *context)
{
    encoder->path = path;
    hwm_encode_comma(encoder);
    if (!encode(encoder, context)) {
        return false;
    }
    encoder->path = path->parent;
    lua_pop(encoder->L, 1);
    return true;
}

bool hwm_encode_items(struct hwm_encoder *encoder, int table, hwm_encode_item *encode,
                      const void *context)
{
    lua_State *L = encoder->L;
    struct hwm_path path = {encoder->path, NULL, 0, 0};
    int top = lua_gettop(L);
    size_t count = 0;

    hwm_buffer_append_byte(encoder->buffer, '[');
    lua_pushnil(L);
    while (lua_next(L, table)) {
        if (!is_key(L, -2, path.index + 1)) {
            lua_settop(L, top);
            if (!hwm_list_check(encoder, table, &count)) {
                return false;
            }
            break;
        }
        path.index++;
        if (!encode_item_of(encoder, &path, encode, context)) {
            return false;
        }
    }
    while (path.index < count) {
        lua_rawgeti(L, table, (int)++path.index);
        if (!encode_item_of(encoder, &path, encode, context)) {
            return false;
        }
    }
    hwm_buffer_append_byte(encoder->buffer, ']');
    return true;
}

/* Reads `(value [, name])` for a check that is no part of an encoding. */
static void begin_check(lua_State *L, struct hwm_encoder *encoder, struct hwm_path *path)
{
    luaL_checkany(L, 1);
    path->key = luaL_optlstring(L, 2, "", &path->key_length);
    lua_settop(L, 2);
    memset(encoder, 0, sizeof *encoder);
    encoder->L = L;
    encoder->path = path->key_length > 0 ? path : NULL;
}

static int push_refusal(struct hwm_encoder *encoder)
{
    lua_pushnil(encoder->L);
    hwm_problem_push(encoder->L, &encoder->problem);
    return 2;
}

static bool wrong_kind(struct hwm_encoder *encoder, const char *wanted)
{
    return hwm_problem_at(&encoder->problem, encoder->path, "type", "must be %s, not a %s", wanted,
                          luaL_typename(encoder->L, 1));
}

/*
 * [-0, +2] For those who copy a list before it is encoded: the number of its items; nil and a
 * problem when it is no list, has holes or hides values.
 */
int hwm_check_list(lua_State *L)
{
    struct hwm_encoder encoder;
    struct hwm_path path = {NULL, NULL, 0, 0};
    size_t count = 0;
    bool done;

    begin_check(L, &encoder, &path);
    done = lua_istable(L, 1) ? hwm_list_check(&encoder, 1, &count) : wrong_kind(&encoder, "a list");
    if (!done) {
        return push_refusal(&encoder);
    }
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

/* [-0, +2] The same for any table: true; nil and a problem when it is none, or hides values. */
int hwm_check_table(lua_State *L)
{
    struct hwm_encoder encoder;
    struct hwm_path path = {NULL, NULL, 0, 0};
    bool done;

    begin_check(L, &encoder, &path);
    done = lua_istable(L, 1) ? hwm_encode_plain(&encoder, 1) : wrong_kind(&encoder, "a table");
    if (!done) {
        return push_refusal(&encoder);
    }
    lua_pushboolean(L, 1);
    return 1;
}

void hwm_encode_discard(struct hwm_encoder *encoder)
{
    lua_State *L = encoder->L;
    char name[HWM_PATH_SIZE];

    if (lua_isnil(L, encoder->discarded)) {
        lua_newtable(L);
        lua_replace(L, encoder->discarded);
    }
    hwm_path_print(encoder->path, name);
    lua_pushstring(L, name);
    lua_rawseti(L, encoder->discarded, (int)hwm_rawlen(L, encoder->discarded) + 1);
}
