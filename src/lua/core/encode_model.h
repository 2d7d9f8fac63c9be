/*
 * Encoding by a model: members in the order of the catalogue, every value checked.
 */
#ifndef HWM_CORE_ENCODE_MODEL_H
#define HWM_CORE_ENCODE_MODEL_H

#include "lua/core/encoder.h"

#pragma GCC visibility push(hidden)

/*
 * The value on top, as field says, `slots` being the stack index of the slots table the field
 * belongs to. It must not be null.
 */
bool hwm_encode_field(struct hwm_encoder *encoder, const struct hwm_field *field, int slots);

/*
 * The members of an object, without its braces, from the table on top. The Lua stack must have room
 * for a value of each field. Keys that the model does not have are left out; *known becomes false
 * when there are any.
 */
bool hwm_encode_members(struct hwm_encoder *encoder, struct hwm_model *model, int slots,
                        bool *known);

/* The object by its model: the table on top, with a check for unknown keys. */
bool hwm_encode_model(struct hwm_encoder *encoder, struct hwm_model *model, int slots);

#pragma GCC visibility pop

#endif
