/*
 * UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef HWM_JSON_UTF8_H
#define HWM_JSON_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Bytes (2 to 4) of the well-formed multi-byte sequence at p, or 0 when there is none before end.
 */
static inline size_t hwm_utf8_sequence(const char *p, const char *end)
{
    const unsigned char *s = (const unsigned char *)p;
    size_t left = (size_t)(end - p);

    if (s[0] >= 0xC2 && s[0] <= 0xDF) {
        return left >= 2 && (s[1] & 0xC0) == 0x80 ? 2 : 0;
    }
    if ((s[0] & 0xF0) == 0xE0) {
        if (left < 3 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80) {
            return 0;
        }
        if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F)) {
            return 0; /* overlong, or a surrogate */
        }
        return 3;
    }
    if (s[0] >= 0xF0 && s[0] <= 0xF4) {
        if (left < 4 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80 || (s[3] & 0xC0) != 0x80) {
            return 0;
        }
        if ((s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F)) {
            return 0; /* overlong, or above U+10FFFF */
        }
        return 4;
    }
    return 0;
}

/* What stands for that which is no character. */
#define HWM_UTF8_REPLACEMENT 0xFFFDu

/*
 * Bytes (1 to 3) at p, where no well-formed sequence starts, for which one replacement character
 * stands: as much as might have become a character.
 */
static inline size_t hwm_utf8_broken(const char *p, const char *end)
{
    const unsigned char *s = (const unsigned char *)p;
    size_t left = (size_t)(end - p);
    size_t wanted = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    size_t length = 1;

    if (s[0] < 0xC2 || s[0] > 0xF4 || left < 2 || (s[0] == 0xE0 && s[1] < 0xA0) ||
        (s[0] == 0xED && s[1] > 0x9F) || (s[0] == 0xF0 && s[1] < 0x90) ||
        (s[0] == 0xF4 && s[1] > 0x8F)) {
        return 1;
    }
    while (length < wanted && length < left && (s[length] & 0xC0) == 0x80) {
        length++;
    }
    return length;
}

/* Writes a code point (not a surrogate, at most U+10FFFF) and returns its bytes, 1 to 4. */
static inline size_t hwm_utf8_put(char *out, uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | (code >> 6));
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | (code >> 12));
        out[1] = (char)(0x80 | ((code >> 6) & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (code >> 18));
    out[1] = (char)(0x80 | ((code >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((code >> 6) & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

/*
 * Counts the code points of a text. False when it is not well-formed; *bad is then the offset of
 * the first byte that is not (and is left alone otherwise).
 */
static inline bool hwm_utf8_length(const char *bytes, size_t length, size_t *count, size_t *bad)
{
    const char *p = bytes;
    const char *end = bytes + length;
    *count = 0;
    while (p < end) {
        size_t step = (unsigned char)*p < 0x80 ? 1 : hwm_utf8_sequence(p, end);
        if (step == 0) {
            *bad = (size_t)(p - bytes);
            return false;
        }
        p += step;
        ++*count;
    }
    return true;
}

/*
 * Bytes of a text cut at `length` bytes when the character that the cut goes through, if it does, is
 * left out. The text may hold what is no UTF-8: of that at most three bytes are left out.
 */
static inline size_t hwm_utf8_whole(const char *bytes, size_t length)
{
    size_t start = length;
    size_t back = 0;
    while (start > 0 && back < 3 && ((unsigned char)bytes[start - 1] & 0xC0) == 0x80) {
        start--;
        back++;
    }
    if (start > 0 && (unsigned char)bytes[start - 1] >= 0xC2) {
        unsigned char lead = (unsigned char)bytes[start - 1];
        size_t needed = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        if (back < needed) {
            return start - 1;
        }
    }
    return length;
}

#endif
