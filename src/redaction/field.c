#include "redaction/field.h"

#include <string.h>

#include "redaction/spelling.h"

/* -- Signs ------------------------------------------------------------------------------------- */

/* One sign of a notation, as itself or as an escape. */
struct sign {
    char c; /* NUL at the end of the text, and for what is no single byte */
    size_t length;
    bool
        escaped; /* percent-encoded, an entity or \uXXXX; `\"` is a run of backslashes and a quote */
};

static struct sign read_sign(const char *p, const char *end)
{
    struct sign sign = {'\0', 0, false};
    struct hwm_spelling spelling;
    if (p == end) {
        return sign;
    }
    sign.c = *p;
    sign.length = 1;
    if ((*p == '%' || *p == '&' || (*p == '\\' && end - p >= 2 && p[1] == 'u')) &&
        hwm_spelling_read(p, end, &spelling) && spelling.count == 1) {
        sign.c = spelling.bytes[0];
        sign.length = spelling.length;
        sign.escaped = true;
    }
    return sign;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Behind white space, line breaks written as `\n` among it. */
static const char *skip_blanks(const char *p, const char *end)
{
    for (;;) {
        struct sign sign = read_sign(p, end);
        if (sign.length > 0 && is_blank(sign.c)) {
            p += sign.length;
        } else if (end - p >= 2 && *p == '\\' && (p[1] == 'n' || p[1] == 'r' || p[1] == 't')) {
            p += 2;
        } else {
            return p;
        }
    }
}

/* -- Values in quotes -------------------------------------------------------------------------- */

struct quote {
    char c;        /* '"' or '\'' */
    size_t run;    /* backslashes before it */
    size_t length; /* with these */
    bool escaped;
};

static bool read_quote(const char *p, const char *end, struct quote *quote)
{
    const char *start = p;
    struct sign sign = read_sign(p, end);
    while (sign.c == '\\' && sign.length > 0) {
        p += sign.length;
        sign = read_sign(p, end);
    }
    quote->c = sign.c;
    quote->run = (size_t)(p - start);
    quote->length = quote->run + sign.length;
    quote->escaped = sign.escaped;
    return sign.length > 0 && (sign.c == '"' || sign.c == '\'');
}

/*
 * Whether a quote behind `run` backslashes ends the string that began behind `opening` of them. Each
 * level of nesting doubles what it takes to write a backslash, so of those beyond the opening's,
 * counted in steps of that, an even number is the value's own, and an odd one escapes the quote.
 */
static bool ends_string(size_t run, size_t opening)
{
    return run <= opening || (run - opening) / (opening + 1) % 2 == 0;
}

/* Where the closing quote begins, with the backslashes that belong to it; the end if there is none. */
static const char *string_end(const char *p, const char *end, const struct quote *opening)
{
    const char *run = p; /* the first of the backslashes before p */
    while (p < end) {
        struct sign sign = read_sign(p, end);
        if (sign.c == opening->c &&
            (opening->escaped ? sign.escaped || sign.c == '"' : !sign.escaped)) {
            size_t count = (size_t)(p - run);
            if (ends_string(count, opening->run)) {
                return p - (count < opening->run ? count : opening->run);
            }
        }
        p += sign.length;
        run = sign.c == '\\' ? run : p;
    }
    return end;
}

/* -- Other values ------------------------------------------------------------------------------ */

/* Behind the bracket that closes the list or object at p. */
static const char *nested_end(const char *p, const char *end, bool escaped)
{
    size_t depth = 0;
    while (p < end) {
        struct sign sign = read_sign(p, end);
        struct quote quote;
        if (sign.escaped && !escaped) {
            p += sign.length;
        } else if ((sign.c == '"' || sign.c == '\\') && read_quote(p, end, &quote) &&
                   quote.c == '"') {
            p = string_end(p + quote.length, end, &quote);
            p += read_quote(p, end, &quote) ? quote.length : 0;
        } else {
            p += sign.length;
            if (sign.c == '{' || sign.c == '[') {
                depth++;
            } else if ((sign.c == '}' || sign.c == ']') && --depth == 0) {
                return p;
            }
        }
    }
    return end;
}

/* Whether a quote at p closes something around a bare value, and is not part of it. */
static bool closes(const char *p, const char *end)
{
    const char *next = p + 1;
    return next == end || is_blank(*next) || strchr(",:}]>);", *next) != NULL;
}

/* A value without quotes; `escaped`: the sign before it was. */
static const char *bare_end(const char *p, const char *end, bool escaped)
{
    while (p < end) {
        struct sign sign = read_sign(p, end);
        if (*p == '&' && !sign.escaped) {
            return p;
        }
        if (sign.escaped ? escaped && sign.c != '\0' && strchr(",}]&;", sign.c) != NULL
                         : is_blank(*p) || (*p != '\0' && strchr(",}];", *p) != NULL)) {
            return p;
        }
        if (*p == '"' && closes(p, end)) {
            return p[-1] == '\\' ? p - 1 : p;
        }
        p += sign.length;
    }
    return end;
}

/* The text of an element: up to the next closing tag, its signs spelled in any way. */
static const char *element_end(const char *p, const char *end)
{
    if (end - p >= 9 && memcmp(p, "<![CDATA[", 9) == 0) {
        for (; end - p >= 3; p++) {
            if (memcmp(p, "]]>", 3) == 0) {
                return p;
            }
        }
        return end;
    }
    while (p < end) {
        struct sign sign = read_sign(p, end);
        if (sign.c == '<') {
            const char *next = p + sign.length;
            next += next < end && *next == '\\';
            if (read_sign(next, end).c == '/') {
                return p;
            }
        }
        p += sign.length;
    }
    return end;
}

/* -- Fields ------------------------------------------------------------------------------------ */

/*
 * Longer tags are taken for something else; longer quotes (seven backslashes are three levels of
 * nesting) are not repeated around a value that has none.
 */
enum { MOST_ATTRIBUTES = 1024, MOST_QUOTE = 8 };

/* Whether the name begins a tag: `<name`, `<x:name`, `&lt;name`. */
static bool begins_tag(const char *text, const char *name)
{
    const char *p = name;
    while (p > text && name - p < 40 &&
           (p[-1] == ':' || p[-1] == '-' || p[-1] == '_' || p[-1] == '.' ||
            (p[-1] >= '0' && p[-1] <= '9') || (p[-1] >= 'A' && p[-1] <= 'Z') ||
            (p[-1] >= 'a' && p[-1] <= 'z'))) {
        p--;
    }
    return p > text && (p[-1] == '<' || (p - text >= 4 && memcmp(p - 4, "&lt;", 4) == 0) ||
                        (p - text >= 3 && memcmp(p - 3, "%3C", 3) == 0) ||
                        (p - text >= 3 && memcmp(p - 3, "%3c", 3) == 0) ||
                        (name - p >= 5 && memcmp(p - 1, "\\u003", 5) == 0));
}

/* Behind the `>` of the tag whose name ends at p; NULL when it has none, or no content. */
static const char *tag_end(const char *p, const char *end)
{
    const char *limit = end - p > MOST_ATTRIBUTES ? p + MOST_ATTRIBUTES : end;
    char before = '\0';
    while (p < limit) {
        struct sign sign = read_sign(p, end);
        p += sign.length;
        if (sign.c == '>') {
            return before == '/' ? NULL : p;
        }
        if (sign.c == '<') {
            return NULL;
        }
        before = sign.c;
    }
    return NULL;
}

static bool read_element(const char *text, const char *name, const char *behind, const char *end,
                         struct hwm_field_value *value)
{
    struct sign sign = read_sign(behind, end);
    const char *start;
    if ((sign.c != '>' && !is_blank(sign.c)) || sign.length == 0 || !begins_tag(text, name)) {
        return false;
    }
    start = tag_end(behind, end);
    if (start == NULL) {
        return false;
    }
    value->start = start;
    value->end = element_end(start, end);
    return true;
}

bool hwm_field_value(const char *text, const char *name, const char *behind, const char *end,
                     struct hwm_field_value *value)
{
    const char *p = behind;
    struct quote closing;
    struct quote opening;
    struct sign sign;

    value->quote = NULL;
    value->quote_length = 0;
    if (read_element(text, name, behind, end, value)) {
        return true;
    }
    if (read_quote(p, end, &closing)) {
        value->quote = p;
        value->quote_length = closing.length <= MOST_QUOTE ? closing.length : 0;
        p += closing.length;
    }
    p = skip_blanks(p, end);
    sign = read_sign(p, end);
    if (sign.length == 0 || (sign.c != ':' && sign.c != '=')) {
        return false;
    }
    p = skip_blanks(p + sign.length, end);
    value->start = p;
    if (read_quote(p, end, &opening)) {
        value->start = p + opening.length;
        value->end = string_end(value->start, end, &opening);
        value->quote_length = 0; /* it stands in quotes of its own */
        return true;
    }
    if (read_sign(p, end).c == '{' || read_sign(p, end).c == '[') {
        value->end = nested_end(p, end, read_sign(p, end).escaped);
    } else {
        value->end = bare_end(p, end, sign.escaped);
    }
    return true;
}
