/*
 * What a whole process costs.
 *
 *     local cost = child.run { "lua5.4", "-e", "require 'cjson'" }
 *     -- cost = { wall, cpu } in seconds, { memory } in kilobytes, the most that was resident; its
 *     -- standard output goes to /dev/null
 *
 * What the caller itself has resident counts as the child's too, until that has become the program:
 * `memory` is never less.
 *
 * The program is found through PATH. Raises when it does not end with 0.
 */
#define _DEFAULT_SOURCE

#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "lua/compat.h"

enum { MOST_ARGUMENTS = 32 };

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void become(char *const arguments[])
{
    int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execvp(arguments[0], arguments);
    _exit(127);
}

/* child.run(arguments) -> { wall, cpu, memory } */
static int run(lua_State *L)
{
    char *arguments[MOST_ARGUMENTS + 1] = {NULL};
    struct rusage usage;
    int i, status, count;
    double start, wall;
    pid_t process;

    luaL_checktype(L, 1, LUA_TTABLE);
    count = (int)hwm_rawlen(L, 1);
    luaL_argcheck(L, count >= 1 && count <= MOST_ARGUMENTS, 1, "1 to 32 arguments");
    luaL_checkstack(L, count, "child");
    for (i = 0; i < count; i++) {
        lua_rawgeti(L, 1, i + 1);
        arguments[i] = (char *)luaL_checkstring(L, -1);
    }
    start = seconds_now();
    process = fork();
    if (process == 0) {
        become(arguments);
    }
    if (process < 0 || wait4(process, &status, 0, &usage) != process) {
        return luaL_error(L, "%s cannot be started", arguments[0]);
    }
    wall = seconds_now() - start;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return luaL_error(L, "%s failed", arguments[0]);
    }
    lua_createtable(L, 0, 3);
    lua_pushnumber(L, (lua_Number)wall);
    lua_setfield(L, -2, "wall");
    lua_pushnumber(L, (lua_Number)(seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime)));
    lua_setfield(L, -2, "cpu");
    lua_pushinteger(L, (lua_Integer)usage.ru_maxrss);
    lua_setfield(L, -2, "memory");
    return 1;
}

HWM_EXPORT int luaopen_child(lua_State *L);

HWM_EXPORT int luaopen_child(lua_State *L)
{
    static const luaL_Reg functions[] = {{"run", run}, {NULL, NULL}};
    lua_newtable(L);
    hwm_setfuncs(L, functions, 0);
    return 1;
}
