/*
 * hwmeeting_open: the library as part of a program, its Lua side compiled in.
 *
 * Every module gets an entry in package.preload, which `require` asks before it looks for a file.
 * The chunk of a module becomes a Lua function when the module is first required, so what is never
 * used (most of the catalogue) costs nothing but its bytes in the program.
 */
#include <stdlib.h>
#include <string.h>

#include "static/embedded.h"

/* Key in the registry: this copy has been opened in the state. */
static const char opened = 0;

HWM_EXPORT int hwmeeting_open(lua_State *L);

static int compare(const void *name, const void *module)
{
    return strcmp(name, ((const struct hwm_embedded *)module)->name);
}

/* The preload function of every module: loader(name) -> what the module returns */
static int load(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const struct hwm_embedded *module =
        bsearch(name, hwm_embedded, hwm_embedded_count, sizeof *hwm_embedded, compare);

    if (module == NULL) {
        return luaL_error(L, "no module '%s' in hwmeeting", name);
    }
    lua_settop(L, 1);
    if (module->open != NULL) {
        lua_pushcfunction(L, module->open);
    } else if (module->chunk == NULL) {
        return luaL_error(L,
                          "module '%s' was left out of this program (libhwmeeting.a was made "
                          "WITHOUT=\"%s\")",
                          name, hwm_embedded_without);
    } else if (luaL_loadbuffer(L, (const char *)module->chunk, module->size, module->chunk_name) !=
               0) {
        return lua_error(L);
    }
    lua_insert(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

/* [-0, +0] Refuses a state that holds a module of another copy: halves of two would be mixed. */
static void check_none_loaded(lua_State *L, int loaded)
{
    size_t i;

    for (i = 0; i < hwm_embedded_count; i++) {
        lua_getfield(L, loaded, hwm_embedded[i].name);
        if (!lua_isnil(L, -1)) {
            luaL_error(L, "hwmeeting_open: another copy of module '%s' is loaded already",
                       hwm_embedded[i].name);
        }
        lua_pop(L, 1);
    }
}

/* [-0, +0] Fills package.preload. What was there under these names is replaced. */
static void preload(lua_State *L, int loaded)
{
    size_t i;

    lua_getfield(L, loaded, "package");
    if (lua_istable(L, -1)) {
        lua_getfield(L, -1, "preload");
        lua_remove(L, -2);
    }
    if (!lua_istable(L, -1)) {
        luaL_error(L, "hwmeeting_open: this Lua state has no package.preload "
                      "(open the standard library 'package')");
    }
    for (i = 0; i < hwm_embedded_count; i++) {
        lua_pushcfunction(L, load);
        lua_setfield(L, -2, hwm_embedded[i].name);
    }
    lua_pop(L, 1);
}

/* [-0, +0] */
static void make_known(lua_State *L)
{
    int loaded;

    hwm_registry_get(L, &opened);
    if (lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, "_LOADED");
    loaded = lua_gettop(L);
    check_none_loaded(L, loaded);
    preload(L, loaded);
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
    hwm_registry_set(L, &opened);
}

int hwmeeting_open(lua_State *L)
{
    hwm_check_lua(L);
    luaL_checkstack(L, 8, "hwmeeting_open");
    make_known(L);
    lua_getglobal(L, "require");
    lua_pushliteral(L, "hwmeeting");
    lua_call(L, 1, 1);
    return 1;
}
