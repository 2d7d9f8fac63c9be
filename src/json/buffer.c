#include "json/buffer.h"

#include <stdint.h>
#include <stdlib.h>

enum { SMALLEST = 512 };

void hwm_buffer_release(struct hwm_buffer *buffer)
{
    free(buffer->bytes);
    memset(buffer, 0, sizeof *buffer);
}

bool hwm_buffer_grow(struct hwm_buffer *buffer, size_t extra)
{
    size_t wanted = buffer->capacity < SMALLEST ? SMALLEST : buffer->capacity;
    char *bytes;

    if (buffer->failed || extra > SIZE_MAX / 2 - buffer->length) {
        buffer->failed = true;
        return false;
    }
    while (wanted - buffer->length < extra) {
        wanted *= 2; /* cannot overflow: length + extra <= SIZE_MAX / 2 */
    }
    bytes = realloc(buffer->bytes, wanted);
    if (bytes == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = bytes;
    buffer->capacity = wanted;
    return true;
}
