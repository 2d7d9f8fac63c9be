/*
 * Letters, digits and names as protocols have them: ASCII alone, whatever locale the host has set.
 * (`isalnum`, `tolower` and `strncasecmp` follow the locale.)
 */
#ifndef HWM_TEXT_ASCII_H
#define HWM_TEXT_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline char hwm_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool hwm_ascii_is_alphanumeric(char c)
{
    char lower = hwm_ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

/* Value of a hexadecimal digit, or -1. */
static inline int hwm_ascii_hex(char c)
{
    char lower = hwm_ascii_lower(c);
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Whether two texts of this length are the same but for the case of letters. */
static inline bool hwm_ascii_same(const char *a, const char *b, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++) {
        if (hwm_ascii_lower(a[i]) != hwm_ascii_lower(b[i])) {
            return false;
        }
    }
    return true;
}

/* Whether the text is a name of a header: a token of RFC 9110, 5.6.2. */
static inline bool hwm_ascii_is_token(const char *bytes, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++) {
        if (!hwm_ascii_is_alphanumeric(bytes[i]) &&
            (bytes[i] == '\0' || strchr("!#$%&'*+-.^_`|~", bytes[i]) == NULL)) {
            return false;
        }
    }
    return length > 0;
}

/* False when the text holds CR, LF or NUL, which would break out of a header. */
static inline bool hwm_ascii_is_one_line(const char *bytes, size_t length)
{
    return memchr(bytes, '\r', length) == NULL && memchr(bytes, '\n', length) == NULL &&
           memchr(bytes, '\0', length) == NULL;
}

#endif
