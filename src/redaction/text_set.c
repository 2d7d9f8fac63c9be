#include "redaction/text_set.h"

void hwm_text_set_release(struct hwm_text_set *set)
{
    hwm_buffer_release(&set->bytes);
    hwm_buffer_release(&set->entries);
    memset(set->buckets, 0, sizeof set->buckets);
    set->count = 0;
}

static bool contains(const struct hwm_text_set *set, unsigned char bucket, const char *bytes,
                     size_t length)
{
    const struct hwm_text_entry *entry = hwm_text_set_first(set, bucket);
    for (; entry != NULL; entry = hwm_text_set_next(set, entry)) {
        if (entry->length == length &&
            memcmp(set->bytes.bytes + entry->offset, bytes, length) == 0) {
            return true;
        }
    }
    return false;
}

void hwm_text_set_add(struct hwm_text_set *set, unsigned char bucket, const char *bytes,
                      size_t length)
{
    struct hwm_text_entry entry;
    if (length == 0 || hwm_text_set_failed(set) || contains(set, bucket, bytes, length)) {
        return;
    }
    entry.offset = set->bytes.length;
    entry.length = length;
    entry.next = set->buckets[bucket];
    hwm_buffer_append(&set->bytes, bytes, length);
    hwm_buffer_append(&set->entries, (const char *)&entry, sizeof entry);
    if (!hwm_text_set_failed(set)) {
        set->buckets[bucket] = ++set->count;
    }
}
