/* Time for plain scripts: a monotonic clock, and a sleep that a signal ends. */
#ifndef HWM_LUA_CORE_CLOCK_H
#define HWM_LUA_CORE_CLOCK_H

#include "lua/compat.h"

#pragma GCC visibility push(hidden)

/* [-0, +1] clock() -> seconds of a clock that nobody sets, counted from an arbitrary moment. */
int hwm_core_clock(lua_State *L);

/* [-0, +0] sleep(seconds): blocks the process; a signal ends it early, so that Ctrl-C works. */
int hwm_core_sleep(lua_State *L);

#pragma GCC visibility pop

#endif
