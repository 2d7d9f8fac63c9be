/*
 * Decoding without a model: unknown keys, raw calls, from_json.
 */
#ifndef HWM_CORE_DECODE_ANY_H
#define HWM_CORE_DECODE_ANY_H

#include "lua/core/decoder.h"

#pragma GCC visibility push(hidden)

/*
 * [-0, +1] Decodes the value at the cursor without a model. False: nothing useful was pushed, see
 * hwm_decoder_stop.
 */
bool hwm_decode_any(struct hwm_decoder *decoder);

/* core.from_json; upvalue 1 is core.array_mt */
int hwm_from_json(lua_State *L);

#pragma GCC visibility pop

#endif
