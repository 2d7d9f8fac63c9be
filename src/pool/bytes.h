/*
 * A growing row of bytes, for bodies and header texts. All zero is an empty one.
 */
#ifndef HWM_POOL_BYTES_H
#define HWM_POOL_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

struct hwm_bytes {
    char *data;    /* NULL while nothing was reserved */
    size_t length; /* bytes in use */
    size_t room;   /* bytes allocated */
};

/* Makes room for `more` bytes beyond the length. False when memory is short; the content is
 * unchanged then. */
bool hwm_bytes_reserve(struct hwm_bytes *bytes, size_t more);

/* Appends `length` bytes of `data`. False when memory is short; the content is unchanged then. */
bool hwm_bytes_append(struct hwm_bytes *bytes, const void *data, size_t length);

/* Gives the memory back; the row is empty and may be used again. */
void hwm_bytes_free(struct hwm_bytes *bytes);

#pragma GCC visibility pop

#endif
