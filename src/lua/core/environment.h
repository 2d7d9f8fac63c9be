/*
 * The names of environment variables, which Lua's own library cannot list: a misspelt one can only be
 * told when it is seen.
 */
#ifndef HWM_CORE_ENVIRONMENT_H
#define HWM_CORE_ENVIRONMENT_H

#include "lua/binding.h"

#pragma GCC visibility push(hidden)

/* core.environment(prefix): an array of the names that begin with it, in no order. */
int hwm_core_environment(lua_State *L);

#pragma GCC visibility pop

#endif
