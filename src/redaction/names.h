/*
 * The names of secret fields, and what names of secrets sound like. Letters match in any case.
 */
#ifndef HWM_REDACTION_NAMES_H
#define HWM_REDACTION_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "redaction/text_set.h"

#pragma GCC visibility push(hidden)

/* Longer names are never found. */
enum { HWM_NAME_SIZE = 64 };

void hwm_names_add(struct hwm_text_set *set, const char *name, size_t length);

bool hwm_names_have(const struct hwm_text_set *set, const char *name, size_t length);

/*
 * Whether a name that nobody has marked sounds like that of a secret. Rather too often yes: what is
 * hidden by mistake does no harm.
 */
bool hwm_name_sounds_secret(const char *name, size_t length);

#pragma GCC visibility pop

#endif
