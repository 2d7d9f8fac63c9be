/*
 * What every userdata of the bindings has in common.
 *
 * A class is a static struct hwm_class: a name, the methods, and the metamethods. hwm_class_new
 * makes the object in the order that leaks nothing: userdata with its metatable, zeroed, and only
 * then does the caller acquire the C resource into it. So a __gc must take a zeroed object, and
 * must be idempotent (clear what it has freed).
 *
 *     static const struct hwm_class pool_class = { "hwmeeting.pool", methods, metamethods };
 *
 *     hwm_class_register(L, &pool_class);                             -- once, in luaopen_
 *     struct pool *pool = hwm_class_new(L, &pool_class, sizeof *pool);  -- [-0, +1]
 *     struct pool *pool = hwm_class_check(L, 1, &pool_class);           -- raises for anything else
 *
 * The methods are in a separate __index, so no metamethod is reachable as a method; __metatable is
 * locked; __name is set. A __close is to be listed beside __gc where the class has one (5.4 calls
 * it).
 *
 * Visibility: the headers of this project declare between `#pragma GCC visibility push(hidden)` and
 * `pop`, because luarocks' builtin build passes no flags of ours. System and Lua headers are
 * included before the push.
 */
#ifndef HWM_LUA_BINDING_H
#define HWM_LUA_BINDING_H

#include "lua/compat.h"

struct hwm_class {
    const char *name;            /* for messages, and __name */
    const luaL_Reg *methods;     /* what __index holds; ends with { NULL, NULL } */
    const luaL_Reg *metamethods; /* __gc, __close, __tostring...; ends with { NULL, NULL } */
};

/* [-0, +0] Makes the metatable of a class. A second call does nothing. */
static inline void hwm_class_register(lua_State *L, const struct hwm_class *class)
{
    hwm_registry_get(L, class);
    if (lua_istable(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    lua_pop(L, 1);
    lua_newtable(L);
    hwm_setfuncs(L, class->metamethods, 0);
    lua_newtable(L);
    hwm_setfuncs(L, class->methods, 0);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, class->name);
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    hwm_registry_set(L, class);
}

/* [-0, +1] Pushes a new object of a registered class, zeroed, and returns its memory. */
static inline void *hwm_class_new(lua_State *L, const struct hwm_class *class, size_t size)
{
    void *object = hwm_newuserdata(L, size);
    memset(object, 0, size);
    hwm_registry_get(L, class);
    lua_setmetatable(L, -2);
    return object;
}

/* The object at index, or NULL when the value there is not of this class. */
static inline void *hwm_class_test(lua_State *L, int index, const struct hwm_class *class)
{
    void *object = lua_touserdata(L, index);
    int same;

    if (object == NULL || !lua_getmetatable(L, index)) {
        return NULL;
    }
    hwm_registry_get(L, class);
    same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same ? object : NULL;
}

/* The object that is argument number `argument`; raises "bad argument" otherwise. */
static inline void *hwm_class_check(lua_State *L, int argument, const struct hwm_class *class)
{
    void *object = hwm_class_test(L, argument, class);

    if (object == NULL) {
        luaL_argerror(
            L, argument,
            lua_pushfstring(L, "%s expected, got %s", class->name, luaL_typename(L, argument)));
    }
    return object;
}

#endif
