#include "pool/bytes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { SMALLEST_ROOM = 256 };

bool hwm_bytes_reserve(struct hwm_bytes *bytes, size_t more)
{
    size_t needed, room;
    char *data;

    if (more <= bytes->room - bytes->length) {
        return true;
    }
    if (more > SIZE_MAX / 2 - bytes->length) {
        return false;
    }
    needed = bytes->length + more;
    room = bytes->room == 0 ? SMALLEST_ROOM : bytes->room * 2;
    if (room < needed) {
        room = needed;
    }
    data = realloc(bytes->data, room);
    if (data == NULL) {
        return false;
    }
    bytes->data = data;
    bytes->room = room;
    return true;
}

bool hwm_bytes_append(struct hwm_bytes *bytes, const void *data, size_t length)
{
    if (!hwm_bytes_reserve(bytes, length)) {
        return false;
    }
    if (length > 0) {
        memcpy(bytes->data + bytes->length, data, length);
    }
    bytes->length += length;
    return true;
}

void hwm_bytes_free(struct hwm_bytes *bytes)
{
    free(bytes->data);
    bytes->data = NULL;
    bytes->length = 0;
    bytes->room = 0;
}
