/*
 * A set of short texts that keeps copies of them, in buckets by a number of the caller's.
 *
 * Running out of memory is remembered (hwm_text_set_failed), as with struct hwm_buffer.
 */
#ifndef HWM_REDACTION_TEXT_SET_H
#define HWM_REDACTION_TEXT_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "json/buffer.h"

#pragma GCC visibility push(hidden)

enum { HWM_TEXT_SET_BUCKETS = 256 };

struct hwm_text_entry {
    size_t offset;
    size_t length;
    uint32_t next; /* index + 1 of the next entry of the bucket; 0: none */
};

struct hwm_text_set {
    struct hwm_buffer bytes;   /* all texts, one behind the other */
    struct hwm_buffer entries; /* struct hwm_text_entry */
    uint32_t buckets[HWM_TEXT_SET_BUCKETS];
    uint32_t count;
};

/* Frees the memory; the set is empty then. A zeroed set is an empty one. */
void hwm_text_set_release(struct hwm_text_set *set);

/* Adds a copy of the text, unless the bucket has it. */
void hwm_text_set_add(struct hwm_text_set *set, unsigned char bucket, const char *bytes,
                      size_t length);

static inline bool hwm_text_set_failed(const struct hwm_text_set *set)
{
    return set->bytes.failed || set->entries.failed;
}

/* The first entry of a bucket, and the one behind an entry; NULL: none. */
static inline const struct hwm_text_entry *hwm_text_set_at(const struct hwm_text_set *set,
                                                           uint32_t number)
{
    return number == 0
               ? NULL
               : (const struct hwm_text_entry *)(const void *)set->entries.bytes + number - 1;
}

static inline const struct hwm_text_entry *hwm_text_set_first(const struct hwm_text_set *set,
                                                              unsigned char bucket)
{
    return hwm_text_set_at(set, set->buckets[bucket]);
}

static inline const struct hwm_text_entry *hwm_text_set_next(const struct hwm_text_set *set,
                                                             const struct hwm_text_entry *entry)
{
    return hwm_text_set_at(set, entry->next);
}

#pragma GCC visibility pop

#endif
