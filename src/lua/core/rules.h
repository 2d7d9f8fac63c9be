/*
 * What a value must be: its type, and the ranges, lengths and enumerations of its field.
 */
#ifndef HWM_CORE_RULES_H
#define HWM_CORE_RULES_H

#include "lua/core/encoder.h"
#include "lua/core/scalar.h"

#pragma GCC visibility push(hidden)

/*
 * Checks the value at index against the type and the rules of one item of the field, and reads it.
 * False when it is not so: the encoder's problem is filled.
 */
bool hwm_scalar_check(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                      int index, struct hwm_scalar *scalar);

/*
 * Checks that the table at index is a list without holes and has as many items as the field takes,
 * and counts them. False when it is not so: the encoder's problem is filled.
 */
bool hwm_list_size_check(struct hwm_encoder *encoder, const struct hwm_field *field, int index,
                         size_t *count);

#pragma GCC visibility pop

#endif
