/*
 * The module hwmeeting.core: JSON, and the mapping between Lua tables and the API by the catalogue.
 * docs/architecture.md lists its functions.
 */
#include "lua/core/clock.h"
#include "lua/core/decode_any.h"
#include "lua/core/decode_model.h"
#include "lua/core/encode_any.h"
#include "lua/core/encoder.h"
#include "lua/core/environment.h"
#include "lua/core/model.h"
#include "lua/core/operation.h"
#include "lua/core/redactor.h"
#include "lua/core/request.h"
#include "lua/core/texts.h"
#include "lua/defaults.h"

HWM_EXPORT int luaopen_hwmeeting_core(lua_State *L);

/* [-0, +1] core.defaults */
static void push_defaults(lua_State *L)
{
    lua_createtable(L, 0, 4);
    lua_pushinteger(L, HWM_DEFAULT_TIMEOUT);
    lua_setfield(L, -2, "timeout");
    lua_pushinteger(L, HWM_DEFAULT_CONNECT_TIMEOUT);
    lua_setfield(L, -2, "connect_timeout");
    lua_pushinteger(L, HWM_DEFAULT_MAX_RESPONSE_BYTES);
    lua_setfield(L, -2, "max_response_bytes");
    lua_pushinteger(L, HWM_DEFAULT_MAX_CONNECTIONS_PER_HOST);
    lua_setfield(L, -2, "max_connections_per_host");
}

/* core.array(table) */
static int mark_array(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setmetatable(L, 1);
    return 1;
}

/* [-0, +1] One metatable per Lua state, even when the module is loaded twice. */
static void push_array_mt(lua_State *L)
{
    if (luaL_newmetatable(L, "hwmeeting.array")) {
        lua_pushliteral(L, "hwmeeting.array");
        lua_setfield(L, -2, "__name");
    }
}

int luaopen_hwmeeting_core(lua_State *L)
{
    static const luaL_Reg plain[] = {{"model", hwm_model_declare},
                                     {"define_model", hwm_model_define},
                                     {"operation", hwm_operation_new},
                                     {"clock", hwm_core_clock},
                                     {"sleep", hwm_core_sleep},
                                     {"check_list", hwm_check_list},
                                     {"redactor", hwm_redactor_new},
                                     {"sounds_secret", hwm_core_sounds_secret},
                                     {"check_table", hwm_check_table},
                                     {"environment", hwm_core_environment},
                                     {"text", hwm_core_text},
                                     {"escape", hwm_core_escape},
                                     {"lower", hwm_core_lower},
                                     {"is_header_name", hwm_core_is_header_name},
                                     {"is_one_line", hwm_core_is_one_line},
                                     {NULL, NULL}};
    static const luaL_Reg coding[] = {{"array", mark_array},        {"to_json", hwm_to_json},
                                      {"from_json", hwm_from_json}, {"encode", hwm_encode},
                                      {"decode", hwm_decode},       {NULL, NULL}};
    uint64_t *serial;

    hwm_check_lua(L);
    hwm_model_register(L);
    hwm_operation_register(L);
    hwm_encoder_register(L);
    hwm_redactor_register(L);

    lua_newtable(L);
    hwm_setfuncs(L, plain, 0);
    push_array_mt(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "array_mt");
    serial = hwm_newuserdata(L, sizeof *serial);
    *serial = 0;
    hwm_setfuncs(L, coding, 2);
    lua_pushlightuserdata(L, NULL);
    lua_setfield(L, -2, "null");
    push_defaults(L);
    lua_setfield(L, -2, "defaults");
    return 1;
}
