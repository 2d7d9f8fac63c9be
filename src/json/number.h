/*
 * Numbers between JSON text and C, without the locale.
 */
#ifndef HWM_JSON_NUMBER_H
#define HWM_JSON_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum hwm_number_kind {
    HWM_NUMBER_INTEGER, /* no fraction, no exponent, fits 64 bits: `integer` */
    HWM_NUMBER_BIG,     /* no fraction, no exponent, beyond 64 bits: `real` is the nearest double */
    HWM_NUMBER_REAL     /* anything else, and -0: `real` is the nearest double */
};

struct hwm_number {
    enum hwm_number_kind kind;
    int64_t integer;
    double real;
    const char *text; /* as it was sent; points into the text that was read */
    size_t length;
};

enum hwm_number_result {
    HWM_NUMBER_OK,
    HWM_NUMBER_MALFORMED,
    HWM_NUMBER_OVERFLOW /* larger than any double */
};

/*
 * Reads the JSON number at *cursor, which is moved behind it (or to the byte that is wrong). What
 * follows the number is not looked at.
 */
enum hwm_number_result hwm_number_read(const char **cursor, const char *end,
                                       struct hwm_number *number);

/* Room that the two functions below need at most. */
#define HWM_NUMBER_SIZE 32

/* Writes the decimal digits of an integer; returns how many bytes (no terminating NUL). */
size_t hwm_number_write_integer(char *out, int64_t value);

/*
 * Writes a finite double so that reading it gives the same double: with as few of 15, 16 or 17
 * digits as will do; whole numbers up to 2^53 without fraction and exponent; -0 as "-0.0". Returns
 * how many bytes (no NUL).
 */
size_t hwm_number_write_real(char *out, double value);

#pragma GCC visibility pop

#endif
