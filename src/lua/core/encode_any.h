/*
 * Encoding without a model: unknown keys, raw calls, to_json.
 *
 * Each function takes the value on top of the stack and leaves it there.
 */
#ifndef HWM_CORE_ENCODE_ANY_H
#define HWM_CORE_ENCODE_ANY_H

#include "lua/core/encoder.h"

#pragma GCC visibility push(hidden)

bool hwm_encode_any(struct hwm_encoder *encoder);

/* Appends `"key":`, after a comma unless it is the first of its object. */
bool hwm_encode_key(struct hwm_encoder *encoder, const char *bytes, size_t length);

/*
 * Appends `"key":value` for the key and value on top, after a comma unless it is the first of its
 * object.
 */
bool hwm_encode_pair(struct hwm_encoder *encoder);

/* [-0, +0] Appends so all pairs of the table at stack index `table`. On false, leaves the stack as it is then. */
bool hwm_encode_pairs(struct hwm_encoder *encoder, int table);

/* core.to_json; upvalue 1 is core.array_mt */
int hwm_to_json(lua_State *L);

#pragma GCC visibility pop

#endif
