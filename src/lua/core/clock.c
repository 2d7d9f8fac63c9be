#if !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200809L
#endif

#include "lua/core/clock.h"

#include <time.h>

/* The longest single sleep: beyond it a time_t of 32 bits could overflow. */
#define LONGEST_SLEEP 1e6

int hwm_core_clock(lua_State *L)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    lua_pushnumber(L, (lua_Number)now.tv_sec + (lua_Number)now.tv_nsec / 1e9);
    return 1;
}

int hwm_core_sleep(lua_State *L)
{
    lua_Number seconds = luaL_checknumber(L, 1);
    struct timespec length;
    luaL_argcheck(L, seconds >= 0, 1, "seconds must not be negative");
    if (seconds > LONGEST_SLEEP) {
        seconds = LONGEST_SLEEP;
    }
    length.tv_sec = (time_t)seconds;
    length.tv_nsec = (long)((seconds - (lua_Number)length.tv_sec) * 1e9);
    nanosleep(&length, NULL);
    return 0;
}
