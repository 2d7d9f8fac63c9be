/*
 * Decoding and encoding as Lua programs see them, over every operation of the catalogue. What must hold
 * is in through_lua.lua, which gets each input as a text; a check of it that fails raises.
 *
 * Run in the top of the tree, where the Lua files are found.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <lua.h>

#include <lauxlib.h>
#include <lualib.h>

int luaopen_hwmeeting_core(lua_State *L);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void stop(lua_State *L)
{
    fprintf(stderr, "not so: %s\n", lua_tostring(L, -1));
    abort();
}

/* A state with the function of through_lua.lua at its bottom. */
static lua_State *open(void)
{
    lua_State *L = luaL_newstate();
    if (L == NULL) {
        abort();
    }
    luaL_openlibs(L);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
    lua_pushcfunction(L, luaopen_hwmeeting_core);
    lua_setfield(L, -2, "hwmeeting.core");
    lua_settop(L, 0);
    if (luaL_loadfile(L, "fuzz/through_lua.lua") != LUA_OK || lua_pcall(L, 0, 1, 0) != LUA_OK) {
        stop(L);
    }
    return L;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static lua_State *L;
    if (L == NULL) {
        L = open();
    }
    lua_pushvalue(L, 1);
    lua_pushlstring(L, (const char *)data, size);
    if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
        stop(L);
    }
    return 0;
}
