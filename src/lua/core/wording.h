/*
 * What a message says of a value that is not what it must be. A secret value is never told, only
 * its type.
 */
#ifndef HWM_CORE_WORDING_H
#define HWM_CORE_WORDING_H

#include "lua/core/encoder.h"

#pragma GCC visibility push(hidden)

/*
 * Each fills the encoder's problem, at its path, and returns false. `slots` is the stack index of
 * the slots table that the field belongs to.
 */

/* "must be ...": the type of the value at index is wrong. */
bool hwm_type_problem(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                      int index);

/* The value at index is outside the field's enumeration, its range, or both. */
bool hwm_choice_problem(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                        int index, bool enumerated, bool ranged);

/* A text of `count` characters is too short or too long. */
bool hwm_length_problem(struct hwm_encoder *encoder, const struct hwm_field *field, size_t count);

/* A list of `count` items is too short or too long. */
bool hwm_items_problem(struct hwm_encoder *encoder, const struct hwm_field *field, size_t count);

#pragma GCC visibility pop

#endif
