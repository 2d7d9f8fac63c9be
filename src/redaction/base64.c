#include "redaction/base64.h"

#include <stdint.h>
#include <string.h>

static const char usual[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char of_urls[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

void hwm_base64_append(struct hwm_buffer *buffer, const char *bytes, size_t length, bool url)
{
    const char *alphabet = url ? of_urls : usual;
    uint32_t bits = 0;
    unsigned waiting = 0; /* bits that are not written yet */
    size_t i;
    for (i = 0; i < length; i++) {
        bits = (bits << 8 | (unsigned char)bytes[i]) & 0xFFFF;
        for (waiting += 8; waiting >= 6; waiting -= 6) {
            hwm_buffer_append_byte(buffer, alphabet[bits >> (waiting - 6) & 63]);
        }
    }
    if (waiting > 0) {
        hwm_buffer_append_byte(buffer, alphabet[bits << (6 - waiting) & 63]);
    }
}

bool hwm_base64_append_decoded(struct hwm_buffer *buffer, const char *text, size_t length)
{
    uint32_t block = 0;
    unsigned bits = 0;
    size_t i;
    while (length > 0 && text[length - 1] == '=') {
        length--;
    }
    for (i = 0; i < length; i++) {
        const char *found = text[i] != '\0' ? strchr(usual, text[i]) : NULL;
        if (found == NULL) {
            return false;
        }
        block = (block << 6 | (uint32_t)(found - usual)) & 0xFFFF;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            hwm_buffer_append_byte(buffer, (char)(block >> bits & 0xFF));
        }
    }
    return length > 0;
}
