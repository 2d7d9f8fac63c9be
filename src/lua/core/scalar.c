#include "lua/core/scalar.h"

#include <math.h>

#include "json/writer.h"

/* -- From Lua ---------------------------------------------------------------------------------- */

bool hwm_scalar_digits(lua_State *L, int index, int64_t *value)
{
    size_t length;
    const char *text = lua_tolstring(L, index, &length);
    const char *cursor = text;
    struct hwm_number number;
    if (hwm_number_read(&cursor, text + length, &number) != HWM_NUMBER_OK ||
        cursor != text + length || number.kind != HWM_NUMBER_INTEGER) {
        return false;
    }
    *value = number.integer;
    return true;
}

bool hwm_scalar_integer(lua_State *L, int index, int64_t *value)
{
    double real;
    if (hwm_isinteger(L, index)) {
        *value = (int64_t)lua_tointeger(L, index);
        return true;
    }
    real = (double)lua_tonumber(L, index);
    if (real != floor(real) || !(real >= -9223372036854775808.0 && real < 9223372036854775808.0)) {
        return false;
    }
    *value = (int64_t)real;
    return true;
}

/* -- To text ----------------------------------------------------------------------------------- */

void hwm_scalar_text(const struct hwm_scalar *scalar, char *digits, const char **bytes,
                     size_t *length)
{
    *bytes = digits;
    switch (scalar->type) {
    case HWM_STRING:
        *bytes = scalar->bytes;
        *length = scalar->length;
        break;
    case HWM_INTEGER: *length = hwm_number_write_integer(digits, scalar->integer); break;
    case HWM_REAL: *length = hwm_number_write_real(digits, scalar->real); break;
    default:
        *bytes = scalar->boolean ? "true" : "false";
        *length = scalar->boolean ? 4 : 5;
        break;
    }
}

bool hwm_scalar_json(struct hwm_encoder *encoder, const struct hwm_scalar *scalar)
{
    struct hwm_buffer *buffer = encoder->buffer;
    size_t bad = 0;
    switch (scalar->type) {
    case HWM_STRING:
        return hwm_json_write_string(buffer, scalar->bytes, scalar->length, &bad) ||
               hwm_problem_utf8(&encoder->problem, encoder->path, bad);
    case HWM_INTEGER: hwm_json_write_integer(buffer, scalar->integer); return true;
    case HWM_REAL:
        if (scalar->real != scalar->real || isinf(scalar->real)) {
            return hwm_problem_at(&encoder->problem, encoder->path, "number",
                                  "must be a finite number");
        }
        hwm_json_write_real(buffer, scalar->real);
        return true;
    default:
        hwm_buffer_append(buffer, scalar->boolean ? "true" : "false", scalar->boolean ? 4 : 5);
        return true;
    }
}
