/*
 * The settings table of pool:submit.
 */
#include "lua/defaults.h"
#include "lua/http/objects.h"

static const double MOST_BYTES =
    1024.0 * 1024 * 1024; /* of one answer; Lua 5.1 has strings of 2 GiB at most */

/* In the order of HWM_SETTING_... */
static const char *const text_names[HWM_SETTING_COUNT] = {
    "proxy",        "ca_file", "ca_path", "client_cert", "client_key", "client_key_password",
    "proxy_ca_file"};

static int refuse(lua_State *L, int index, const char *name, const char *expected)
{
    return luaL_argerror(L, index, lua_pushfstring(L, "setting '%s' must be %s", name, expected));
}

/* [-0, +0] A number above 0, or `otherwise` where there is none. */
static double read_number(lua_State *L, int index, const char *name, double otherwise)
{
    double value = otherwise;

    lua_getfield(L, index, name);
    if (!lua_isnil(L, -1)) {
        value = lua_type(L, -1) == LUA_TNUMBER ? (double)lua_tonumber(L, -1) : 0;
        if (!(value > 0)) {
            refuse(L, index, name, "a number above 0");
        }
    }
    lua_pop(L, 1);
    return value;
}

/* [-0, +1] A text without NUL, or NULL where there is none. The message does not show it: it may
 * hold a password. */
static const char *read_text(lua_State *L, int index, const char *name)
{
    lua_getfield(L, index, name);
    if (lua_isnil(L, -1)) {
        return NULL;
    }
    if (lua_type(L, -1) != LUA_TSTRING || strlen(lua_tostring(L, -1)) != hwm_rawlen(L, -1)) {
        refuse(L, index, name, "a string without NUL");
    }
    return lua_tostring(L, -1);
}

void hwm_lua_read_settings(lua_State *L, int index, struct hwm_settings *settings)
{
    int i;
    double limit;

    memset(settings, 0, sizeof *settings);
    settings->timeout = HWM_DEFAULT_TIMEOUT;
    settings->connect_timeout = HWM_DEFAULT_CONNECT_TIMEOUT;
    settings->max_response_bytes = HWM_DEFAULT_MAX_RESPONSE_BYTES;
    luaL_checkstack(L, HWM_SETTING_COUNT + 2, "settings");
    if (lua_isnoneornil(L, index)) {
        for (i = 0; i < HWM_SETTING_COUNT; i++) {
            lua_pushnil(L);
        }
        return;
    }
    settings->timeout = read_number(L, index, "timeout", HWM_DEFAULT_TIMEOUT);
    settings->connect_timeout =
        read_number(L, index, "connect_timeout", HWM_DEFAULT_CONNECT_TIMEOUT);
    limit = read_number(L, index, "max_response_bytes", HWM_DEFAULT_MAX_RESPONSE_BYTES);
    settings->max_response_bytes = (size_t)(limit < MOST_BYTES ? limit : MOST_BYTES);
    lua_getfield(L, index, "insecure");
    if (!lua_isnil(L, -1) && !lua_isboolean(L, -1)) {
        refuse(L, index, "insecure", "a boolean");
    }
    settings->insecure = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    for (i = 0; i < HWM_SETTING_COUNT; i++) {
        settings->texts[i] = read_text(L, index, text_names[i]);
    }
}
