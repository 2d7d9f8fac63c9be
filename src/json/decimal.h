/*
 * Exact conversion of a decimal number to the nearest double.
 */
#ifndef HWM_JSON_DECIMAL_H
#define HWM_JSON_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/*
 * Converts a JSON number (already checked: [-] digits [. digits] [e [+-] digits]) to the nearest
 * double, ties to even. Every input is rounded correctly, whatever its length and exponent; no
 * locale, no library call takes part. False when the number is too large for a double.
 */
bool hwm_decimal_to_double(const char *text, size_t length, double *result);

#pragma GCC visibility pop

#endif
