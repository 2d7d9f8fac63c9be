/*
 * Where the value of a field stands, behind its name: in JSON, also in JSON nested in a string
 * (`\"name\":\"value\"`), in forms and headers (`name=value`, `name: value`), in XML
 * (`<name>value</name>`, `name="value"`), and in each of these percent-encoded or with its signs
 * written as entities.
 *
 * Where a text breaks off, or does not tell where a value ends, the value is all that follows.
 */
#ifndef HWM_REDACTION_FIELD_H
#define HWM_REDACTION_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

struct hwm_field_value {
    const char *start;
    const char *end;
    const char *quote; /* how the name's closing quote is spelled; a bare value gets the same */
    size_t quote_length;
};

/* True when what follows the name (from `name` to `behind`) makes it a field with a value. */
bool hwm_field_value(const char *text, const char *name, const char *behind, const char *end,
                     struct hwm_field_value *value);

#pragma GCC visibility pop

#endif
