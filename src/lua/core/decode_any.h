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
 * core.from_json(text [, max_depth [, lenient]]); upvalue 1 is core.array_mt. Lenient: what is no
 * character in a string becomes U+FFFD; a byte order mark before the value, and whatever stands
 * behind it, are passed over.
 */
int hwm_from_json(lua_State *L);

#pragma GCC visibility pop

#endif
