#include "redaction/spelling.h"

#include <stdint.h>
#include <string.h>

#include "json/utf8.h"
#include "text/ascii.h"

/* Value of `count` hexadecimal digits at p, or -1. */
static int32_t read_hex(const char *p, const char *end, int count)
{
    int32_t value = 0;
    int i;
    if (end - p < count) {
        return -1;
    }
    for (i = 0; i < count; i++) {
        int digit = hwm_ascii_hex(p[i]);
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

static bool set_byte(struct hwm_spelling *spelling, char byte, size_t length)
{
    spelling->bytes[0] = byte;
    spelling->count = 1;
    spelling->length = length;
    return true;
}

static bool set_code(struct hwm_spelling *spelling, int32_t code, size_t length)
{
    if (code < 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return false;
    }
    spelling->count = hwm_utf8_put(spelling->bytes, (uint32_t)code);
    spelling->length = length;
    return true;
}

/* `\u4e2d`, or both halves of a surrogate pair. */
static bool read_unicode(const char *p, const char *end, struct hwm_spelling *spelling)
{
    int32_t unit = read_hex(p + 2, end, 4);
    if (unit >= 0xD800 && unit <= 0xDBFF && end - p >= 12 && p[6] == '\\' && p[7] == 'u') {
        int32_t low = read_hex(p + 8, end, 4);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            return set_code(spelling, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 12);
        }
    }
    return set_code(spelling, unit, 6);
}

static bool read_json(const char *p, const char *end, struct hwm_spelling *spelling)
{
    static const char names[] = "bfnrt\"\\/";
    static const char meant[] = "\b\f\n\r\t\"\\/";
    const char *found;
    if (end - p < 2 || p[1] == '\0') {
        return false;
    }
    if (p[1] == 'u') {
        return read_unicode(p, end, spelling);
    }
    found = strchr(names, p[1]);
    return found != NULL && set_byte(spelling, meant[found - names], 2);
}

/* `&#65;`, `&#x41;` */
static bool read_reference(const char *p, const char *end, struct hwm_spelling *spelling)
{
    const char *start = p;
    bool hexadecimal = end - p >= 3 && hwm_ascii_lower(p[2]) == 'x';
    int32_t base = hexadecimal ? 16 : 10;
    int32_t code = 0;
    const char *digits;

    p += hexadecimal ? 3 : 2;
    for (digits = p; p < end && p - digits < 7; p++) {
        int digit = hwm_ascii_hex(*p);
        if (digit < 0 || digit >= base) {
            break;
        }
        code = code * base + digit;
    }
    return p > digits && p < end && *p == ';' && set_code(spelling, code, (size_t)(p - start) + 1);
}

static bool read_entity(const char *p, const char *end, struct hwm_spelling *spelling)
{
    static const struct {
        const char *name;
        char byte;
    } entities[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    size_t i;
    if (end - p >= 4 && p[1] == '#') {
        return read_reference(p, end, spelling);
    }
    for (i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        size_t length = strlen(entities[i].name);
        if ((size_t)(end - p) >= length && hwm_ascii_same(p, entities[i].name, length)) {
            return set_byte(spelling, entities[i].byte, length);
        }
    }
    return false;
}

bool hwm_spelling_read(const char *p, const char *end, struct hwm_spelling *spelling)
{
    int32_t byte;
    switch (*p) {
    case '\\': return read_json(p, end, spelling);
    case '&': return read_entity(p, end, spelling);
    case '+': return set_byte(spelling, ' ', 1);
    case '%': byte = read_hex(p + 1, end, 2); return byte >= 0 && set_byte(spelling, (char)byte, 3);
    default: return false;
    }
}
