/*
 * How a text may spell a byte: as itself, or as one escape of JSON (`\/`, `\u0041`), of URLs (`%41`,
 * and `+` for a blank) or of HTML and XML (`&amp;`, `&#65;`, `&#x41;`).
 */
#ifndef HWM_REDACTION_SPELLING_H
#define HWM_REDACTION_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

/* What an escape stands for. */
struct hwm_spelling {
    char bytes[4]; /* in UTF-8 */
    size_t count;
    size_t length; /* bytes of the text that it takes */
};

/* True when an escape stands at p (before end). */
bool hwm_spelling_read(const char *p, const char *end, struct hwm_spelling *spelling);

#pragma GCC visibility pop

/* Whether an escape may begin with this byte; most bytes begin none. */
static inline bool hwm_spelling_starts(char c)
{
    return c == '\\' || c == '%' || c == '&' || c == '+';
}

#endif
