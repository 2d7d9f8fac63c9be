/*
 * Values that are no tables: how they are read from Lua, and the forms in which they are sent.
 */
#ifndef HWM_CORE_SCALAR_H
#define HWM_CORE_SCALAR_H

#include "json/number.h"
#include "lua/core/encoder.h"

#pragma GCC visibility push(hidden)

/* A value that is no table, checked and in the form in which it is sent. */
struct hwm_scalar {
    enum hwm_type type; /* HWM_STRING, HWM_INTEGER, HWM_REAL or HWM_BOOLEAN */
    const char *bytes;  /* a string; lives as long as the Lua value */
    size_t length;
    int64_t integer;
    double real;
    bool boolean;
};

/* True when the string at index is an integer in plain digits that fits 64 bits. */
bool hwm_scalar_digits(lua_State *L, int index, int64_t *value);

/* The number at index as an integer of 64 bits, if it is one. */
bool hwm_scalar_integer(lua_State *L, int index, int64_t *value);

/*
 * The scalar as text, for a URL, a header or a part. `digits` has room for HWM_NUMBER_SIZE bytes.
 */
void hwm_scalar_text(const struct hwm_scalar *scalar, char *digits, const char **bytes,
                     size_t *length);

/* The scalar as JSON. False when a string is not UTF-8 (the problem is filled). */
bool hwm_scalar_json(struct hwm_encoder *encoder, const struct hwm_scalar *scalar);

#pragma GCC visibility pop

#endif
