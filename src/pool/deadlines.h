/*
 * Which transfer's time is over first: a binary heap.
 *
 * libcurl has a timeout of its own, but not for transfers that wait for a connection to become
 * free, and some versions look at it late. So the pool keeps the deadlines itself.
 */
#ifndef HWM_POOL_DEADLINES_H
#define HWM_POOL_DEADLINES_H

#include <stdbool.h>
#include <stddef.h>

#include "pool/transfer.h"

#pragma GCC visibility push(hidden)

struct hwm_deadlines {
    struct hwm_transfer *
        *heap; /* heap[0] is over first; a transfer's deadline_place is its index plus 1 */
    size_t count, room;
};

/* Adds a transfer by its deadline. False when memory is short. */
bool hwm_deadlines_add(struct hwm_deadlines *deadlines, struct hwm_transfer *transfer);

/* Takes it out; nothing happens when it is not there. */
void hwm_deadlines_remove(struct hwm_deadlines *deadlines, struct hwm_transfer *transfer);

/* The transfer whose deadline comes first, or NULL. */
struct hwm_transfer *hwm_deadlines_first(const struct hwm_deadlines *deadlines);

void hwm_deadlines_free(struct hwm_deadlines *deadlines);

#pragma GCC visibility pop

#endif
