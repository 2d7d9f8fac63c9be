/*
 * A growing byte buffer.
 *
 * Failure is sticky: once memory has run out, `failed` is set, every later append does nothing, and
 * the owner asks once, at the end. The owner releases it on every path (the bindings keep it in a
 * userdata with __gc).
 */
#ifndef HWM_JSON_BUFFER_H
#define HWM_JSON_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#pragma GCC visibility push(hidden)

struct hwm_buffer {
    char *bytes;     /* owned; NULL while nothing has been appended */
    size_t length;   /* bytes in use */
    size_t capacity; /* bytes allocated */
    bool failed;     /* memory ran out; the contents are incomplete */
};

/*
 * Frees the memory and makes the buffer empty and usable again. A zeroed struct is an empty buffer.
 */
void hwm_buffer_release(struct hwm_buffer *buffer);

/* Makes room for `extra` bytes more. False (and `failed`) when there is no memory. */
bool hwm_buffer_grow(struct hwm_buffer *buffer, size_t extra);

/* Room for `extra` bytes at the end, or NULL. The caller writes there and adds to `length`. */
static inline char *hwm_buffer_room(struct hwm_buffer *buffer, size_t extra)
{
    if (buffer->capacity - buffer->length < extra && !hwm_buffer_grow(buffer, extra)) {
        return NULL;
    }
    return buffer->failed ? NULL : buffer->bytes + buffer->length;
}

static inline void hwm_buffer_append(struct hwm_buffer *buffer, const char *bytes, size_t length)
{
    char *room = hwm_buffer_room(buffer, length);
    if (room != NULL) {
        memcpy(room, bytes, length);
        buffer->length += length;
    }
}

static inline void hwm_buffer_append_byte(struct hwm_buffer *buffer, char byte)
{
    char *room = hwm_buffer_room(buffer, 1);
    if (room != NULL) {
        *room = byte;
        buffer->length++;
    }
}

/* Empties the buffer and keeps its memory. */
static inline void hwm_buffer_clear(struct hwm_buffer *buffer)
{
    buffer->length = 0;
}

#pragma GCC visibility pop

#endif
