/*
 * One face for Lua 5.1, 5.2, 5.3, 5.4 and LuaJIT.
 *
 * Every name here is ours (hwm_...): nothing is defined under a name of Lua's own. Only what the
 * bindings use is here. Contracts are those of Lua 5.4 unless a comment says otherwise.
 */
#ifndef HWM_LUA_COMPAT_H
#define HWM_LUA_COMPAT_H

#include <stddef.h>
#include <string.h>

#include <lua.h>

#include <lauxlib.h>
#include <lualib.h>

/* Put before a luaopen_ function, and nothing else: whatever our headers declare is hidden. */
#if defined(_WIN32)
#define HWM_EXPORT __declspec(dllexport)
#elif defined(__GNUC__)
#define HWM_EXPORT __attribute__((visibility("default")))
#else
#define HWM_EXPORT
#endif

/* 1 where Lua itself tells integers from floats (5.3 and later). */
#if LUA_VERSION_NUM >= 503
#define HWM_LUA_INTEGERS 1
#else
#define HWM_LUA_INTEGERS 0
#endif

/*
 * Numbers: the API has integers of 64 bits and times in milliseconds, and both pass through Lua. A
 * Lua whose numbers hold less (LUA_32BITS, of small devices) would cut them without a word.
 */
#if HWM_LUA_INTEGERS
#if LUA_MAXINTEGER < 9007199254740992
#error "hwmeeting needs a Lua whose integers have 64 bits; this one is built with LUA_32BITS"
#endif
#if LUA_FLOAT_TYPE == LUA_FLOAT_FLOAT
#error "hwmeeting needs a Lua whose floats have 64 bits at least; those of this one are short"
#endif
#elif !defined(LUA_NUMBER_DOUBLE)
#error "hwmeeting needs a Lua whose numbers are doubles"
#endif

/*
 * [-0, +0] Raises where the Lua that runs is another than the one whose headers we were built with,
 * as far as it matters: its version, and how much its numbers hold. For luaopen_ functions, first.
 * The numbers are made by that Lua of texts: what it would be passed may have another size there.
 */
static inline void hwm_check_lua(lua_State *L)
{
#if HWM_LUA_INTEGERS
    int holds;
    lua_stringtonumber(L, "9007199254740992");
    lua_stringtonumber(L, "9007199254740993");
    holds = lua_isinteger(L, -1) && !lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    if (!holds) {
        luaL_error(L, "hwmeeting needs a Lua whose integers have 64 bits; those of this one are "
                      "shorter (it is built with LUA_32BITS)");
    }
#endif
#if LUA_VERSION_NUM >= 502
    luaL_checkversion(L);
#else
    (void)L;
#endif
}

/* index -> the same, counted from the bottom of the stack (pseudo-indices stay). */
static inline int hwm_absindex(lua_State *L, int index)
{
    return (index > 0 || index <= LUA_REGISTRYINDEX) ? index : lua_gettop(L) + index + 1;
}

/* Length of a string, table (border) or userdata, without metamethods. */
static inline size_t hwm_rawlen(lua_State *L, int index)
{
#if LUA_VERSION_NUM >= 502
    return (size_t)lua_rawlen(L, index);
#else
    return lua_objlen(L, index);
#endif
}

/* True when the value is a number that Lua holds as an integer. Always false before 5.3. */
static inline int hwm_isinteger(lua_State *L, int index)
{
#if HWM_LUA_INTEGERS
    return lua_isinteger(L, index);
#else
    (void)L;
    (void)index;
    return 0;
#endif
}

/*
 * [-0, +1] Pushes a new userdata that can hold one user value, and returns its memory (not zeroed).
 */
static inline void *hwm_newuserdata(lua_State *L, size_t size)
{
#if LUA_VERSION_NUM >= 504
    return lua_newuserdatauv(L, size, 1);
#else
    return lua_newuserdata(L, size);
#endif
}

/*
 * [-1, +0] Pops a TABLE and makes it the user value of the userdata at index. (5.1 calls it the
 * environment, and takes tables only.) It lives as long as the userdata: this is how children pin
 * their parents.
 */
static inline void hwm_setuservalue(lua_State *L, int index)
{
#if LUA_VERSION_NUM >= 504
    lua_setiuservalue(L, index, 1);
#elif LUA_VERSION_NUM >= 502
    lua_setuservalue(L, index);
#else
    lua_setfenv(L, index);
#endif
}

/*
 * [-0, +1] Pushes the table given to hwm_setuservalue before. Not to be called before that (5.1 has
 * a default).
 */
static inline void hwm_getuservalue(lua_State *L, int index)
{
#if LUA_VERSION_NUM >= 504
    lua_getiuservalue(L, index, 1);
#elif LUA_VERSION_NUM >= 502
    lua_getuservalue(L, index);
#else
    lua_getfenv(L, index);
#endif
}

/*
 * [-upvalues, +0] Adds the functions of a list to the table below the upvalues; each shares copies
 * of them.
 */
static inline void hwm_setfuncs(lua_State *L, const luaL_Reg *functions, int upvalues)
{
    luaL_checkstack(L, upvalues + 1, "too many upvalues");
    for (; functions->name != NULL; functions++) {
        int i;
        for (i = 0; i < upvalues; i++) {
            lua_pushvalue(L, -upvalues);
        }
        lua_pushcclosure(L, functions->func, upvalues);
        lua_setfield(L, -(upvalues + 2), functions->name);
    }
    lua_pop(L, upvalues);
}

/*
 * [-0, +1] registry[address]; [-1, +0] registry[address] = value. The address of a static object is
 * a key of its own.
 */
static inline void hwm_registry_get(lua_State *L, const void *address)
{
    lua_pushlightuserdata(L, (void *)address);
    lua_rawget(L, LUA_REGISTRYINDEX);
}

static inline void hwm_registry_set(lua_State *L, const void *address)
{
    lua_pushlightuserdata(L, (void *)address);
    lua_insert(L, -2);
    lua_rawset(L, LUA_REGISTRYINDEX);
}

#endif
