/*
 * A JSON pull reader: strict RFC 8259 over one piece of memory, without allocation.
 *
 * The caller drives: it looks at the next value (hwm_json_peek) and takes it with the function of
 * its kind. Arrays and objects are taken item by item:
 *
 *     if (!hwm_json_enter(r)) return false;
 *     for (step = hwm_json_first(r, ']'); step == HWM_JSON_ITEM; step = hwm_json_next(r, ']')) {
 *         ... take one value ...
 *     }
 *     if (step == HWM_JSON_FAILED) return false;
 *
 * In an object (with '}') each item is a key, taken with hwm_json_read_string, then hwm_json_colon,
 * then a value.
 *
 * Every function that can fail returns false (or HWM_JSON_FAILED) and leaves in the reader which
 * rule was broken, why in words, and at which byte. The text need not end in NUL: no byte at or
 * beyond `end` is ever read.
 */
#ifndef HWM_JSON_READER_H
#define HWM_JSON_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "json/number.h"

/*
 * How deep arrays and objects may nest, at most and unless the caller asks for less. Decoding and
 * encoding call themselves once a level, with up to about 500 bytes of C stack each time (gcc -O2
 * on x86-64), so this many levels stay below the smallest usual stack of 512 KiB.
 */
#define HWM_JSON_MAX_DEPTH 512

#pragma GCC visibility push(hidden)

enum hwm_json_problem {
    HWM_JSON_SYNTAX, /* not JSON */
    HWM_JSON_UTF8,   /* a string that is not well-formed UTF-8, or half of a surrogate pair */
    HWM_JSON_DEPTH,  /* nested deeper than max_depth */
    HWM_JSON_NUMBER  /* a number larger than any double */
};

enum hwm_json_kind {
    HWM_JSON_NOTHING, /* end of text, or a byte that starts no value */
    HWM_JSON_STRING,
    HWM_JSON_NUMERIC,
    HWM_JSON_TRUE,
    HWM_JSON_FALSE,
    HWM_JSON_NULL,
    HWM_JSON_ARRAY,
    HWM_JSON_OBJECT
};

enum hwm_json_step { HWM_JSON_FAILED, HWM_JSON_ITEM, HWM_JSON_CLOSED };

struct hwm_json_reader {
    const char *start;
    const char *cursor;
    const char *end;
    unsigned depth;     /* arrays and objects entered and not yet closed */
    unsigned max_depth; /* 1 .. HWM_JSON_MAX_DEPTH */
    bool lenient;       /* strings may be broken; false after hwm_json_open */
    enum hwm_json_problem problem;
    const char *reason; /* NULL while all is well; a static text in plain words otherwise */
    size_t offset;      /* of the byte that is wrong */
};

enum hwm_json_form {
    HWM_JSON_PLAIN,   /* means what stands there */
    HWM_JSON_ESCAPED, /* holds a backslash: hwm_json_unescape gives what it means */
    HWM_JSON_BROKEN   /* holds what is no character: to be mended first; of lenient readers only */
};

/* A string as it stands in the text, without its quotes; already checked. */
struct hwm_json_string {
    const char *bytes;
    size_t length;
    enum hwm_json_form form;
};

void hwm_json_open(struct hwm_json_reader *reader, const char *text, size_t length,
                   unsigned max_depth);

/* Records a problem at a byte of the text; always returns false. */
bool hwm_json_fail(struct hwm_json_reader *reader, const char *at, enum hwm_json_problem problem,
                   const char *reason);

/* Fails with the words for "no value starts at the cursor"; always returns false. */
bool hwm_json_fail_value(struct hwm_json_reader *reader);

/* Takes the string at the cursor (which must be at its opening quote). */
bool hwm_json_read_string(struct hwm_json_reader *reader, struct hwm_json_string *string);

/*
 * Writes what an escaped string means to out, which has room for string->length bytes; returns the
 * bytes written.
 */
size_t hwm_json_unescape(const struct hwm_json_string *string, char *out);

/*
 * Writes a broken string as it would stand in a good text: U+FFFD for each byte or sequence that is
 * no UTF-8, and for each half of a surrogate pair. `out` has room for 3 * string->length bytes; then
 * the string is what was written, no longer broken.
 */
void hwm_json_mend(struct hwm_json_string *string, char *out);

/* Takes the number at the cursor. */
bool hwm_json_read_number(struct hwm_json_reader *reader, struct hwm_number *number);

/* Takes true, false or null, whichever hwm_json_peek has announced. */
bool hwm_json_read_literal(struct hwm_json_reader *reader, enum hwm_json_kind kind);

/* Takes the '[' or '{' at the cursor. */
bool hwm_json_enter(struct hwm_json_reader *reader);

/* To the first item of what was just entered. `close` is ']' or '}'. */
enum hwm_json_step hwm_json_first(struct hwm_json_reader *reader, char close);

/* From the end of an item to the next one. */
enum hwm_json_step hwm_json_next_slowly(struct hwm_json_reader *reader, char close);

/* Takes the ':' after a key. */
bool hwm_json_colon_slowly(struct hwm_json_reader *reader);

/* True when only white space is left. */
bool hwm_json_finish(struct hwm_json_reader *reader);

#pragma GCC visibility pop

static inline bool hwm_json_is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static inline void hwm_json_skip_space(struct hwm_json_reader *reader)
{
    const char *p = reader->cursor;

    if (p != reader->end && *p > ' ') {
        return; /* the usual case, in one comparison */
    }
    while (p < reader->end && hwm_json_is_space(*p)) {
        p++;
    }
    reader->cursor = p;
}

/*
 * The byte at the cursor, after white space; NUL at the end (a NUL in the text starts no value
 * either).
 */
static inline char hwm_json_byte(struct hwm_json_reader *reader)
{
    hwm_json_skip_space(reader);
    return reader->cursor < reader->end ? *reader->cursor : '\0';
}

/* What the next value is, by its first byte. Takes nothing but white space. */
static inline enum hwm_json_kind hwm_json_peek(struct hwm_json_reader *reader)
{
    char c = hwm_json_byte(reader);
    switch (c) {
    case '"': return HWM_JSON_STRING;
    case '{': return HWM_JSON_OBJECT;
    case '[': return HWM_JSON_ARRAY;
    case 't': return HWM_JSON_TRUE;
    case 'f': return HWM_JSON_FALSE;
    case 'n': return HWM_JSON_NULL;
    default: return c == '-' || (c >= '0' && c <= '9') ? HWM_JSON_NUMERIC : HWM_JSON_NOTHING;
    }
}

/*
 * If the key at the cursor is exactly `name`, takes it and returns true. Otherwise takes nothing:
 * the key may still be that name, written with escapes.
 */
static inline bool hwm_json_take_key(struct hwm_json_reader *reader, const char *name,
                                     size_t length)
{
    const char *p = reader->cursor;
    if ((size_t)(reader->end - p) < length + 2 || p[length + 1] != '"' ||
        memcmp(p + 1, name, length) != 0) {
        return false;
    }
    reader->cursor = p + length + 2;
    return true;
}

static inline bool hwm_json_colon(struct hwm_json_reader *reader)
{
    if (reader->cursor < reader->end && *reader->cursor == ':') {
        reader->cursor++;
        return true;
    }
    return hwm_json_colon_slowly(reader);
}

static inline enum hwm_json_step hwm_json_next(struct hwm_json_reader *reader, char close)
{
    const char *p = reader->cursor;
    /* The usual case in an object, compact: ," */
    if (close == '}' && reader->end - p >= 2 && p[0] == ',' && p[1] == '"') {
        reader->cursor = p + 1;
        return HWM_JSON_ITEM;
    }
    return hwm_json_next_slowly(reader, close);
}

#endif
