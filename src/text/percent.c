#include "text/percent.h"

#include <stdbool.h>
#include <string.h>

#include "text/ascii.h"

static bool stays(char c, const char *keep)
{
    return hwm_ascii_is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~' ||
           (c != '\0' && strchr(keep, c) != NULL);
}

void hwm_percent_append(struct hwm_buffer *buffer, const char *bytes, size_t length,
                        const char *keep)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t i;
    for (i = 0; i < length; i++) {
        if (stays(bytes[i], keep)) {
            hwm_buffer_append_byte(buffer, bytes[i]);
        } else {
            unsigned char byte = (unsigned char)bytes[i];
            char encoded[3];
            encoded[0] = '%';
            encoded[1] = hex[byte >> 4];
            encoded[2] = hex[byte & 15];
            hwm_buffer_append(buffer, encoded, sizeof encoded);
        }
    }
}
