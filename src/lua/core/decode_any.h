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

/*
 * core.from_json(text [, max_depth [, mode]]); upvalue 1 is core.array_mt. The mode "mend" puts
 * U+FFFD for what is no character in a string, and returns the drifts as well; "lenient" also passes
 * over a byte order mark before the value, and over whatever stands behind it.
 */
int hwm_from_json(lua_State *L);

#pragma GCC visibility pop

#endif
