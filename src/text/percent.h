/*
 * Percent-encoding of RFC 3986.
 */
#ifndef HWM_TEXT_PERCENT_H
#define HWM_TEXT_PERCENT_H

#include <stddef.h>

#include "json/buffer.h"

#pragma GCC visibility push(hidden)

/*
 * Appends a text with every byte encoded but the unreserved characters (letters, digits, '-', '.',
 * '_', '~') and those of `keep`, a string.
 */
void hwm_percent_append(struct hwm_buffer *buffer, const char *bytes, size_t length,
                        const char *keep);

#pragma GCC visibility pop

#endif
