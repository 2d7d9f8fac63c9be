/*
 * Decoding by the model of an operation's answer.
 */
#ifndef HWM_CORE_DECODE_MODEL_H
#define HWM_CORE_DECODE_MODEL_H

#include "lua/compat.h"

#pragma GCC visibility push(hidden)

/*
 * core.decode; upvalue 1 is core.array_mt, upvalue 2 a userdata with the number of the last decode
 */
int hwm_decode(lua_State *L);

#pragma GCC visibility pop

#endif
