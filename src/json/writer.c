#include "json/writer.h"

#include "json/number.h"
#include "json/scan.h"
#include "json/utf8.h"

/* Appends the escape of one byte below 0x20, '"' or '\'. */
static void write_escape(struct hwm_buffer *buffer, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    char escape[6] = {'\\', 'u', '0', '0', '0', '0'};
    size_t length = 2;

    switch (byte) {
    case '"':
    case '\\': escape[1] = (char)byte; break;
    case '\b': escape[1] = 'b'; break;
    case '\f': escape[1] = 'f'; break;
    case '\n': escape[1] = 'n'; break;
    case '\r': escape[1] = 'r'; break;
    case '\t': escape[1] = 't'; break;
    default:
        escape[4] = hex[byte >> 4];
        escape[5] = hex[byte & 15];
        length = 6;
        break;
    }
    hwm_buffer_append(buffer, escape, length);
}

bool hwm_json_write_string(struct hwm_buffer *buffer, const char *bytes, size_t length, size_t *bad)
{
    const char *end = bytes + length;
    const char *p = hwm_scan_plain(bytes, end);
    char *room = hwm_buffer_room(buffer, length + 2);

    if (p == end && room != NULL) { /* the usual case: nothing to escape, nothing to check */
        room[0] = '"';
        memcpy(room + 1, bytes, length);
        room[length + 1] = '"';
        buffer->length += length + 2;
        return true;
    }
    hwm_buffer_append_byte(buffer, '"');
    p = bytes;
    while (p < end) {
        const char *plain = p;
        p = hwm_scan_plain(p, end);
        while (p < end && (unsigned char)*p >= 0x80) {
            size_t step = hwm_utf8_sequence(p, end);
            if (step == 0) {
                *bad = (size_t)(p - bytes);
                return false;
            }
            p += step;
        }
        hwm_buffer_append(buffer, plain, (size_t)(p - plain));
        if (p < end && !hwm_scan_is_plain(*p)) {
            write_escape(buffer, (unsigned char)*p);
            p++;
        }
    }
    hwm_buffer_append_byte(buffer, '"');
    return true;
}

void hwm_json_write_integer(struct hwm_buffer *buffer, int64_t value)
{
    char *room = hwm_buffer_room(buffer, HWM_NUMBER_SIZE);
    if (room != NULL) {
        buffer->length += hwm_number_write_integer(room, value);
    }
}

void hwm_json_write_real(struct hwm_buffer *buffer, double value)
{
    char *room = hwm_buffer_room(buffer, HWM_NUMBER_SIZE);
    if (room != NULL) {
        buffer->length += hwm_number_write_real(room, value);
    }
}
