/*
 * From a Request table to a transfer. Wrong types are the caller's mistake and raise; contents that
 * cannot be sent end the transfer with a failure (whose message quotes nothing of them).
 */
#include "lua/http/objects.h"

enum { REQUEST_ARGUMENT = 2 };

static int refuse(lua_State *L, const char *what, const char *expected)
{
    return luaL_argerror(L, REQUEST_ARGUMENT, lua_pushfstring(L, "%s must be %s", what, expected));
}

/* [-0, +1] A field that must be a string. */
static const char *require_text(lua_State *L, int table, const char *name, size_t *length)
{
    lua_getfield(L, table, name);
    if (lua_type(L, -1) != LUA_TSTRING) {
        refuse(L, lua_pushfstring(L, "request.%s", name), "a string");
    }
    return lua_tolstring(L, -1, length);
}

/* [-0, +1] A field of a part: a string without NUL, or nil (NULL). */
static const char *part_text(lua_State *L, int part, const char *name, bool *usable)
{
    lua_getfield(L, part, name);
    if (lua_isnil(L, -1)) {
        return NULL;
    }
    if (lua_type(L, -1) != LUA_TSTRING) {
        refuse(L, lua_pushfstring(L, "%s of a part", name), "a string");
    }
    if (strlen(lua_tostring(L, -1)) != hwm_rawlen(L, -1)) {
        *usable = false;
    }
    return lua_tostring(L, -1);
}

/* [-1, +0] Adds the part on top of the stack. */
static void read_part(lua_State *L, struct hwm_transfer *transfer)
{
    struct hwm_part part;
    int top = lua_gettop(L);
    bool usable = true;

    if (!lua_istable(L, top)) {
        refuse(L, "a part of the multipart body", "a table");
    }
    memset(&part, 0, sizeof part);
    part.name = part_text(L, top, "name", &usable);
    part.file = part_text(L, top, "file", &usable);
    part.file_name = part_text(L, top, "filename", &usable);
    part.content_type = part_text(L, top, "content_type", &usable);
    lua_getfield(L, top, "data");
    if (lua_type(L, -1) == LUA_TSTRING) {
        part.data = lua_tolstring(L, -1, &part.data_length);
    } else if (!lua_isnil(L, -1)) {
        refuse(L, "data of a part", "a string");
    }
    if (part.name == NULL) {
        refuse(L, "name of a part", "a string");
    }
    if ((part.data == NULL) == (part.file == NULL)) {
        refuse(L, "a part", "given either data or file");
    }
    if (!usable) {
        hwm_transfer_refuse(transfer, "a name in the multipart body holds NUL");
    } else {
        hwm_transfer_add_part(transfer, &part);
    }
    lua_settop(L, top - 1);
}

/* [-0, +0] The list of parts on top of the stack. */
static void read_parts(lua_State *L, struct hwm_transfer *transfer)
{
    int parts = lua_gettop(L), i;
    int count = (int)hwm_rawlen(L, parts);

    if (count == 0) {
        refuse(L, "request.body.multipart", "a list of parts");
    }
    if (!hwm_transfer_open_multipart(transfer)) {
        return;
    }
    for (i = 1; i <= count; i++) {
        lua_rawgeti(L, parts, i);
        read_part(L, transfer);
    }
}

static void read_body(lua_State *L, int request, struct hwm_transfer *transfer)
{
    size_t length;
    const char *body;

    lua_getfield(L, request, "body");
    switch (lua_type(L, -1)) {
    case LUA_TNIL: break;
    case LUA_TSTRING:
        body = lua_tolstring(L, -1, &length);
        hwm_transfer_set_body(transfer, body, length);
        break;
    case LUA_TTABLE:
        lua_getfield(L, -1, "multipart");
        if (!lua_istable(L, -1)) {
            refuse(L, "request.body.multipart", "a list of parts");
        }
        read_parts(L, transfer);
        lua_pop(L, 1);
        break;
    default: refuse(L, "request.body", "a string, nil or { multipart = … }");
    }
    lua_pop(L, 1);
}

/* [-0, +0] The pair that lua_next has put on top; the value may be turned into a string in place,
 * the key not. */
static void read_header(lua_State *L, struct hwm_transfer *transfer)
{
    size_t name_length, value_length;
    const char *name, *value;

    if (lua_type(L, -2) != LUA_TSTRING) {
        refuse(L, "each name in request.headers", "a string");
    }
    if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER) {
        refuse(L, lua_pushfstring(L, "header '%s'", lua_tostring(L, -2)), "a string or a number");
    }
    name = lua_tolstring(L, -2, &name_length);
    value = lua_tolstring(L, -1, &value_length);
    hwm_transfer_add_header(transfer, name, name_length, value, value_length);
}

static void read_headers(lua_State *L, int request, struct hwm_transfer *transfer)
{
    lua_getfield(L, request, "headers");
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    if (!lua_istable(L, -1)) {
        refuse(L, "request.headers", "a table");
    }
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {
        read_header(L, transfer);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

void hwm_lua_read_request(lua_State *L, int request, struct hwm_transfer *transfer,
                          struct hwm_pool *pool)
{
    size_t method_length, url_length;
    const char *method = require_text(L, request, "method", &method_length);
    const char *url = require_text(L, request, "url", &url_length);

    luaL_checkstack(L, 12, "request");
    if (pool->closed) {
        luaL_error(L, "the pool was closed while the request was read");
    }
    if (hwm_transfer_open(transfer, pool)) {
        hwm_transfer_begin(transfer, method, method_length, url, url_length);
    }
    /* Even a refused one is read to the end: a wrong type is to be told in any case. */
    read_body(L, request, transfer);
    read_headers(L, request, transfer);
    lua_pop(L, 2);
}
