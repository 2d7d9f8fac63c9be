#include "pool/deadlines.h"

#include <stdlib.h>

static void put(struct hwm_deadlines *deadlines, size_t index, struct hwm_transfer *transfer)
{
    deadlines->heap[index] = transfer;
    transfer->deadline_place = index + 1;
}

static void sift_up(struct hwm_deadlines *deadlines, size_t index, struct hwm_transfer *transfer)
{
    while (index > 0) {
        size_t parent = (index - 1) / 2;

        if (deadlines->heap[parent]->deadline <= transfer->deadline) {
            break;
        }
        put(deadlines, index, deadlines->heap[parent]);
        index = parent;
    }
    put(deadlines, index, transfer);
}

static void sift_down(struct hwm_deadlines *deadlines, size_t index, struct hwm_transfer *transfer)
{
    for (;;) {
        size_t child = 2 * index + 1;

        if (child >= deadlines->count) {
            break;
        }
        if (child + 1 < deadlines->count &&
            deadlines->heap[child + 1]->deadline < deadlines->heap[child]->deadline) {
            child++;
        }
        if (deadlines->heap[child]->deadline >= transfer->deadline) {
            break;
        }
        put(deadlines, index, deadlines->heap[child]);
        index = child;
    }
    put(deadlines, index, transfer);
}

bool hwm_deadlines_add(struct hwm_deadlines *deadlines, struct hwm_transfer *transfer)
{
    if (deadlines->count == deadlines->room) {
        size_t room = deadlines->room == 0 ? 16 : deadlines->room * 2;
        struct hwm_transfer **heap = realloc(deadlines->heap, room * sizeof(struct hwm_transfer *));

        if (heap == NULL) {
            return false;
        }
        deadlines->heap = heap;
        deadlines->room = room;
    }
    sift_up(deadlines, deadlines->count++, transfer);
    return true;
}

void hwm_deadlines_remove(struct hwm_deadlines *deadlines, struct hwm_transfer *transfer)
{
    size_t index = transfer->deadline_place;
    struct hwm_transfer *last;

    if (index == 0) {
        return;
    }
    index--;
    transfer->deadline_place = 0;
    last = deadlines->heap[--deadlines->count];
    if (last == transfer) {
        return;
    }
    if (index > 0 && deadlines->heap[(index - 1) / 2]->deadline > last->deadline) {
        sift_up(deadlines, index, last);
    } else {
        sift_down(deadlines, index, last);
    }
}

struct hwm_transfer *hwm_deadlines_first(const struct hwm_deadlines *deadlines)
{
    return deadlines->count > 0 ? deadlines->heap[0] : NULL;
}

void hwm_deadlines_free(struct hwm_deadlines *deadlines)
{
    free(deadlines->heap);
    deadlines->heap = NULL;
    deadlines->count = 0;
    deadlines->room = 0;
}
