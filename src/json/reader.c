#include "json/reader.h"

#include <stdint.h>

#include "json/scan.h"
#include "json/utf8.h"

void hwm_json_open(struct hwm_json_reader *reader, const char *text, size_t length,
                   unsigned max_depth)
{
    reader->start = text;
    reader->cursor = text;
    reader->end = text + length;
    reader->depth = 0;
    reader->max_depth = max_depth;
    reader->lenient = false;
    reader->problem = HWM_JSON_SYNTAX;
    reader->reason = NULL;
    reader->offset = 0;
}

bool hwm_json_fail(struct hwm_json_reader *reader, const char *at, enum hwm_json_problem problem,
                   const char *reason)
{
    reader->problem = problem;
    reader->reason = reason;
    reader->offset = (size_t)(at - reader->start);
    return false;
}

static bool fail_syntax(struct hwm_json_reader *reader, const char *at, const char *reason)
{
    return hwm_json_fail(reader, at, HWM_JSON_SYNTAX, at < reader->end ? reason : "unexpected end");
}

bool hwm_json_fail_value(struct hwm_json_reader *reader)
{
    const char *at = reader->cursor;
    if (at == reader->start && reader->end - at >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) {
        return fail_syntax(reader, at, "a byte order mark before the value");
    }
    return fail_syntax(reader, at, "a value was expected");
}

/* -- Strings ----------------------------------------------------------------------------------- */

/* Value of four hexadecimal digits at p, or -1. */
static int32_t read_hex(const char *p, const char *end)
{
    int32_t value = 0;
    int i;
    if (end - p < 4) {
        return -1;
    }
    for (i = 0; i < 4; i++) {
        char c = p[i];
        if (c >= '0' && c <= '9') {
            value = value * 16 + (c - '0');
        } else if (c >= 'a' && c <= 'f') {
            value = value * 16 + (c - 'a' + 10);
        } else if (c >= 'A' && c <= 'F') {
            value = value * 16 + (c - 'A' + 10);
        } else {
            return -1;
        }
    }
    return value;
}

static bool is_high_surrogate(int32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low_surrogate(int32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* What is no character, at `at`: the string is broken, or refused. */
static bool take_broken(struct hwm_json_reader *reader, const char *at, const char *reason,
                        struct hwm_json_string *string)
{
    string->form = HWM_JSON_BROKEN;
    return reader->lenient || hwm_json_fail(reader, at, HWM_JSON_UTF8, reason);
}

/* Checks the escape at *p (a backslash) and moves behind it. */
static bool check_escape(struct hwm_json_reader *reader, const char **p,
                         struct hwm_json_string *string)
{
    static const char half[] = "an escaped half of a surrogate pair";
    const char *at = *p;
    const char *end = reader->end;
    int32_t unit;

    if (end - at < 2) {
        return fail_syntax(reader, end, "unexpected end");
    }
    if (at[1] != 'u') {
        *p = at + 2;
        return (at[1] != '\0' && strchr("\"\\/bfnrt", at[1]) != NULL) ||
               fail_syntax(reader, at, "an escape that JSON does not have");
    }
    unit = read_hex(at + 2, end);
    if (unit < 0) {
        return fail_syntax(reader, at, "\\u needs four hexadecimal digits");
    }
    *p = at + 6;
    if (is_low_surrogate(unit)) {
        return take_broken(reader, at, half, string);
    }
    if (is_high_surrogate(unit)) {
        if (end - at < 12 || at[6] != '\\' || at[7] != 'u' ||
            !is_low_surrogate(read_hex(at + 8, end))) {
            return take_broken(reader, at, half, string);
        }
        *p = at + 12;
    }
    return true;
}

bool hwm_json_read_string(struct hwm_json_reader *reader, struct hwm_json_string *string)
{
    const char *end = reader->end;
    const char *start = reader->cursor + 1;
    const char *p = start;

    string->form = HWM_JSON_PLAIN;
    for (;;) {
        unsigned char byte;
        p = hwm_scan_plain(p, end);
        if (p == end) {
            return fail_syntax(reader, end, "unexpected end");
        }
        byte = (unsigned char)*p;
        if (byte == '"') {
            break;
        }
        if (byte >= 0x80) {
            do {
                size_t step = hwm_utf8_sequence(p, end);
                if (step == 0) {
                    if (!take_broken(reader, p, "not well-formed UTF-8", string)) {
                        return false;
                    }
                    step = 1;
                }
                p += step;
            } while (p < end && (unsigned char)*p >= 0x80);
        } else if (byte == '\\') {
            if (string->form == HWM_JSON_PLAIN) {
                string->form = HWM_JSON_ESCAPED;
            }
            if (!check_escape(reader, &p, string)) {
                return false;
            }
        } else {
            return fail_syntax(reader, p, "a control character in a string must be escaped");
        }
    }
    string->bytes = start;
    string->length = (size_t)(p - start);
    reader->cursor = p + 1;
    return true;
}

size_t hwm_json_unescape(const struct hwm_json_string *string, char *out)
{
    const char *p = string->bytes;
    const char *end = p + string->length;
    char *start = out;

    while (p < end) {
        const char *backslash = memchr(p, '\\', (size_t)(end - p));
        size_t plain = (size_t)((backslash != NULL ? backslash : end) - p);
        memcpy(out, p, plain);
        out += plain;
        p += plain;
        if (backslash == NULL) {
            break;
        }
        switch (p[1]) {
        case 'b': *out++ = '\b'; break;
        case 'f': *out++ = '\f'; break;
        case 'n': *out++ = '\n'; break;
        case 'r': *out++ = '\r'; break;
        case 't': *out++ = '\t'; break;
        case 'u': {
            int32_t unit = read_hex(p + 2, end);
            if (is_high_surrogate(unit)) {
                int32_t low = read_hex(p + 8, end);
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                p += 6;
            }
            out += hwm_utf8_put(out, (uint32_t)unit);
            p += 4;
            break;
        }
        default: *out++ = p[1]; break;
        }
        p += 2;
    }
    return (size_t)(out - start);
}

/* Bytes of the escape at p that stand for a character; 0 for half of a surrogate pair. */
static size_t whole_escape(const char *p, const char *end)
{
    int32_t unit = p[1] == 'u' ? read_hex(p + 2, end) : 0;
    if (p[1] != 'u') {
        return 2;
    }
    if (is_high_surrogate(unit)) {
        return end - p >= 12 && p[6] == '\\' && p[7] == 'u' &&
                       is_low_surrogate(read_hex(p + 8, end))
                   ? 12
                   : 0;
    }
    return is_low_surrogate(unit) ? 0 : 6;
}

void hwm_json_mend(struct hwm_json_string *string, char *out)
{
    const char *p = string->bytes;
    const char *end = p + string->length;

    string->bytes = out;
    string->form = HWM_JSON_PLAIN;
    while (p < end) {
        bool escape = *p == '\\';
        size_t step = escape                     ? whole_escape(p, end)
                      : (unsigned char)*p < 0x80 ? 1
                                                 : hwm_utf8_sequence(p, end);
        if (step > 0) {
            memcpy(out, p, step);
            out += step;
            p += step;
            string->form = escape ? HWM_JSON_ESCAPED : string->form;
        } else {
            out += hwm_utf8_put(out, HWM_UTF8_REPLACEMENT);
            p += escape ? 6 : hwm_utf8_broken(p, end);
        }
    }
    string->length = (size_t)(out - string->bytes);
}

/* -- Numbers and literals ---------------------------------------------------------------------- */

bool hwm_json_read_number(struct hwm_json_reader *reader, struct hwm_number *number)
{
    const char *start = reader->cursor;
    switch (hwm_number_read(&reader->cursor, reader->end, number)) {
    case HWM_NUMBER_OK: return true;
    case HWM_NUMBER_OVERFLOW:
        return hwm_json_fail(reader, start, HWM_JSON_NUMBER,
                             "a number larger than a double can hold");
    default: return fail_syntax(reader, reader->cursor, "a malformed number");
    }
}

/* Inlined with a word of known length, so that comparing it takes one or two instructions. */
static inline bool take_word(struct hwm_json_reader *reader, const char *word, size_t length)
{
    if ((size_t)(reader->end - reader->cursor) >= length &&
        memcmp(reader->cursor, word, length) == 0) {
        reader->cursor += length;
        return true;
    }
    while (reader->cursor < reader->end && *reader->cursor == *word) {
        reader->cursor++;
        word++;
    }
    return fail_syntax(reader, reader->cursor, "a value was expected");
}

bool hwm_json_read_literal(struct hwm_json_reader *reader, enum hwm_json_kind kind)
{
    switch (kind) {
    case HWM_JSON_TRUE: return take_word(reader, "true", 4);
    case HWM_JSON_FALSE: return take_word(reader, "false", 5);
    default: return take_word(reader, "null", 4);
    }
}

/* -- Arrays and objects ------------------------------------------------------------------------ */

bool hwm_json_enter(struct hwm_json_reader *reader)
{
    if (reader->depth >= reader->max_depth) {
        return hwm_json_fail(reader, reader->cursor, HWM_JSON_DEPTH, "nested too deeply");
    }
    reader->depth++;
    reader->cursor++;
    return true;
}

static enum hwm_json_step leave(struct hwm_json_reader *reader)
{
    reader->depth--;
    reader->cursor++;
    return HWM_JSON_CLOSED;
}

/* At an item: in an object it must be a key. */
static enum hwm_json_step begin_item(struct hwm_json_reader *reader, char close)
{
    if (close == '}' && hwm_json_byte(reader) != '"') {
        fail_syntax(reader, reader->cursor, "a key in double quotes was expected");
        return HWM_JSON_FAILED;
    }
    return HWM_JSON_ITEM;
}

enum hwm_json_step hwm_json_first(struct hwm_json_reader *reader, char close)
{
    return hwm_json_byte(reader) == close ? leave(reader) : begin_item(reader, close);
}

enum hwm_json_step hwm_json_next_slowly(struct hwm_json_reader *reader, char close)
{
    char c = hwm_json_byte(reader);
    if (c == close) {
        return leave(reader);
    }
    if (c != ',') {
        fail_syntax(reader, reader->cursor,
                    close == '}' ? "\",\" or \"}\" was expected" : "\",\" or \"]\" was expected");
        return HWM_JSON_FAILED;
    }
    reader->cursor++;
    return begin_item(reader, close);
}

bool hwm_json_colon_slowly(struct hwm_json_reader *reader)
{
    if (hwm_json_byte(reader) != ':') {
        return fail_syntax(reader, reader->cursor, "\":\" was expected");
    }
    reader->cursor++;
    return true;
}

bool hwm_json_finish(struct hwm_json_reader *reader)
{
    hwm_json_skip_space(reader);
    return reader->cursor == reader->end ||
           fail_syntax(reader, reader->cursor, "more text after the value");
}
