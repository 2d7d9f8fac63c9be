/*
 * JSON text into a byte buffer: the values that need care. Brackets, commas and colons the caller
 * appends itself.
 *
 * Running out of memory is the buffer's sticky `failed`.
 */
#ifndef HWM_JSON_WRITER_H
#define HWM_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "json/buffer.h"

#pragma GCC visibility push(hidden)

/*
 * Appends a string in quotes. Only '"', '\' and control characters are escaped ('/' is not). False
 * when the text is not well-formed UTF-8: *bad is the offset of the byte, and the buffer holds a
 * part of the string.
 */
bool hwm_json_write_string(struct hwm_buffer *buffer, const char *bytes, size_t length,
                           size_t *bad);

void hwm_json_write_integer(struct hwm_buffer *buffer, int64_t value);

/* Appends a finite double (see hwm_number_write_real for its form). */
void hwm_json_write_real(struct hwm_buffer *buffer, double value);

#pragma GCC visibility pop

#endif
