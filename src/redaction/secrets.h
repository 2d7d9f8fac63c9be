/*
 * The secrets of a call themselves, to be found in any text that may quote them.
 *
 * A secret is found as it is and in base64, alone or in a longer text, both with each byte spelled in any of the ways of
 * spelling.h; of a header's credentials also the part behind the scheme, and what the part of
 * `Basic` stands for. Texts below HWM_SECRET_SIZE bytes are left out: they would be found in words
 * and numbers that are no secrets.
 */
#ifndef HWM_REDACTION_SECRETS_H
#define HWM_REDACTION_SECRETS_H

#include <stdbool.h>
#include <stddef.h>

#include "redaction/text_set.h"

#pragma GCC visibility push(hidden)

enum { HWM_SECRET_SIZE = 6 };

/* Adds a secret to the set, in the forms above. */
void hwm_secrets_add(struct hwm_text_set *set, const char *bytes, size_t length);

/*
 * Bytes at p that quote a secret; 0 when none begins there. Each comparison of a byte is paid from
 * *budget; at 0 nothing more is found, and the text must not be shown.
 */
size_t hwm_secrets_find(const struct hwm_text_set *set, const char *p, const char *end,
                        size_t *budget);

#pragma GCC visibility pop

#endif
