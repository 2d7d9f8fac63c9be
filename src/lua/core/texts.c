#include "lua/core/texts.h"

#include <math.h>

#include "lua/core/scalar.h"
#include "text/ascii.h"
#include "text/percent.h"

/* A number that is whole is written as one, so that 20.0 is "20" in every Lua. */
static bool read_number(lua_State *L, struct hwm_scalar *scalar)
{
    const double limit = 9007199254740992.0; /* 2^53 */
    scalar->type = HWM_INTEGER;
    scalar->real = (double)lua_tonumber(L, 1);
    if (hwm_isinteger(L, 1) ||
        (fabs(scalar->real) < limit && floor(scalar->real) == scalar->real)) {
        return hwm_scalar_integer(L, 1, &scalar->integer);
    }
    scalar->type = HWM_REAL;
    return scalar->real == scalar->real && !isinf(scalar->real);
}

int hwm_core_text(lua_State *L)
{
    struct hwm_scalar scalar;
    char digits[HWM_NUMBER_SIZE];
    const char *bytes;
    size_t length;

    lua_settop(L, 1);
    switch (lua_type(L, 1)) {
    case LUA_TSTRING: return 1;
    case LUA_TBOOLEAN:
        scalar.type = HWM_BOOLEAN;
        scalar.boolean = lua_toboolean(L, 1);
        break;
    case LUA_TNUMBER:
        if (read_number(L, &scalar)) {
            break;
        }
        return 0;
    default: return 0;
    }
    hwm_scalar_text(&scalar, digits, &bytes, &length);
    lua_pushlstring(L, bytes, length);
    return 1;
}

int hwm_core_escape(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    const char *keep = luaL_optstring(L, 2, "");
    struct hwm_buffer *buffer;

    lua_settop(L, 2);
    buffer = hwm_encoder_buffer(L);
    hwm_percent_append(buffer, text, length, keep);
    hwm_encoder_push_text(L, buffer);
    hwm_buffer_release(buffer);
    return 1;
}

int hwm_core_lower(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    luaL_Buffer small;
    size_t i;

    luaL_buffinit(L, &small);
    for (i = 0; i < length; i++) {
        luaL_addchar(&small, hwm_ascii_lower(text[i]));
    }
    luaL_pushresult(&small);
    return 1;
}

int hwm_core_is_header_name(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_pushboolean(L, hwm_ascii_is_token(text, length));
    return 1;
}

int hwm_core_is_one_line(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    lua_pushboolean(L, hwm_ascii_is_one_line(text, length));
    return 1;
}
