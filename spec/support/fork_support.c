/*
 * fork for the specs: fork() -> 0 in the child, its id in the parent; wait(id) -> the child's exit
 * code, or minus the signal that ended it.
 */
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <lua.h>

#include <lauxlib.h>

static int fork_process(lua_State *L)
{
    pid_t child = fork();

    if (child < 0) {
        return luaL_error(L, "fork failed");
    }
    lua_pushinteger(L, (lua_Integer)child);
    return 1;
}

static int wait_for(lua_State *L)
{
    int status = 0;

    if (waitpid((pid_t)luaL_checkinteger(L, 1), &status, 0) < 0) {
        return luaL_error(L, "waitpid failed");
    }
    lua_pushinteger(L, WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
    return 1;
}

int luaopen_fork_support(lua_State *L)
{
    lua_newtable(L);
    lua_pushcfunction(L, fork_process);
    lua_setfield(L, -2, "fork");
    lua_pushcfunction(L, wait_for);
    lua_setfield(L, -2, "wait");
    return 1;
}
