/*
 * hwmeeting in a C or C++ program, without Lua files: link libhwmeeting.a (`make static`),
 * libcurl, libcrypto and a Lua library of the version it was made for. docs/embedding.md tells all.
 *
 * No Lua header is included here, so it does not matter which one the program includes, nor how.
 */
#ifndef HWMEETING_H
#define HWMEETING_H

#ifdef __cplusplus
extern "C" {
#endif

struct lua_State;

/*
 * [-0, +1] Makes the modules `hwmeeting` and `hwmeeting.…` known to a Lua state, loads the first and
 * pushes it. Returns 1.
 *
 * It is a lua_CFunction. It raises a Lua error when memory is short, when the state has no
 * `require`, or when it already holds an hwmeeting that came from elsewhere; so unless the program
 * wants its panic function called,
 *
 *     lua_pushcfunction(L, hwmeeting_open);
 *     status = lua_pcall(L, 0, 1, 0);
 *
 * The state needs the standard libraries base, package, string, table, math, os and debug, coroutine
 * too where it is a library of its own, and io for the token store in files (luaL_openlibs has them
 * all). From then on `require "hwmeeting"` in this state finds this copy and never a file. A second
 * call in the same state pushes the same module.
 *
 * Nothing is shared between states: each may be used by a thread of its own.
 */
int hwmeeting_open(struct lua_State *L);

#ifdef __cplusplus
}
#endif

#endif
