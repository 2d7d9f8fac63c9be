/*
 * Cuts secrets out of a text, and leaves the rest readable: one pass over its bytes, whatever it is.
 *
 * Cut are the secrets of the set wherever they are quoted (secrets.h), and the values of the named
 * fields in whatever notation they stand (field.h). A text that cannot be looked into is withheld:
 * one with control characters that no text has (UTF-16, what is compressed), or one on which the
 * search costs more than a fixed number of steps a byte.
 */
#ifndef HWM_REDACTION_REDACT_H
#define HWM_REDACTION_REDACT_H

#include <stdbool.h>
#include <stddef.h>

#include "redaction/text_set.h"

#define HWM_REDACTION_MARK "<redacted>"

#pragma GCC visibility push(hidden)

struct hwm_redaction {
    struct hwm_text_set secrets;
    struct hwm_text_set names;
    bool sounds; /* fields are cut that sound like secrets, as well */
};

/* Frees the memory. A zeroed struct cuts nothing. */
void hwm_redaction_release(struct hwm_redaction *redaction);

/* False when memory has run out: then no text may be shown. */
bool hwm_redaction_complete(const struct hwm_redaction *redaction);

/*
 * Appends what may be shown of the text. Of what is left `limit` bytes at most are kept, cut at a
 * whole character; what stands in the text behind that is looked at only where it belongs to a
 * secret before it.
 */
void hwm_redact(const struct hwm_redaction *redaction, const char *text, size_t length,
                size_t limit, struct hwm_buffer *out);

#pragma GCC visibility pop

#endif
