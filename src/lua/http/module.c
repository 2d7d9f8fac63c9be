/*
 * hwmeeting.http: what needs libcurl or OpenSSL. Loaded by the first call that needs it.
 */
#include "lua/http/objects.h"
#include "pool/process.h"

/* http.process() -> the process id */
static int process(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)hwm_process_id());
    return 1;
}

/* http.clock() -> seconds of a clock that never goes back; its zero has no meaning */
static int monotonic_clock(lua_State *L)
{
    lua_pushnumber(L, (lua_Number)hwm_clock() / (lua_Number)1e6);
    return 1;
}

static const luaL_Reg functions[] = {
    {"pool", hwm_lua_new_pool}, {"process", process}, {"clock", monotonic_clock}, {NULL, NULL}};

HWM_EXPORT int luaopen_hwmeeting_http(lua_State *L);

int luaopen_hwmeeting_http(lua_State *L)
{
    hwm_check_lua(L);
    hwm_class_register(L, &hwm_pool_class);
    hwm_class_register(L, &hwm_transfer_class);
    hwm_class_register(L, &hwm_file_lock_class);
    lua_newtable(L);
    hwm_setfuncs(L, functions, 0);
    hwm_setfuncs(L, hwm_lua_crypto_functions, 0);
    hwm_setfuncs(L, hwm_lua_file_functions, 0);
    return 1;
}
