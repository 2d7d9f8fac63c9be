/*
 * Base64 of RFC 4648, to find a secret by it. (What is sent is written by OpenSSL.)
 */
#ifndef HWM_REDACTION_BASE64_H
#define HWM_REDACTION_BASE64_H

#include <stdbool.h>
#include <stddef.h>

#include "json/buffer.h"

#pragma GCC visibility push(hidden)

/* Appends the bytes in base64, without padding; `url` takes `-` and `_` in place of `+` and `/`. */
void hwm_base64_append(struct hwm_buffer *buffer, const char *bytes, size_t length, bool url);

/* Appends what a text in base64 stands for. False when it is none; something may be appended. */
bool hwm_base64_append_decoded(struct hwm_buffer *buffer, const char *text, size_t length);

#pragma GCC visibility pop

#endif
