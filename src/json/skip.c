#include "json/skip.h"

#include "json/scan.h"

static bool skip_string(struct hwm_json_reader *reader)
{
    const char *quote = hwm_scan_plain(reader->cursor + 1, reader->end);
    struct hwm_json_string string;

    if (quote < reader->end && *quote == '"') {
        reader->cursor = quote + 1;
        return true;
    }
    return hwm_json_read_string(reader, &string);
}

/* Most are whole and short; all others are read, for a number can be too large. */
static bool skip_number(struct hwm_json_reader *reader)
{
    const char *start = reader->cursor;
    const char *p = start;
    struct hwm_number number;

    while (p < reader->end && *p >= '0' && *p <= '9') {
        p++;
    }
    if (p == start || p == reader->end || p - start > 18 || (*p != ',' && *p != '}') ||
        (*start == '0' && p - start > 1)) {
        return hwm_json_read_number(reader, &number);
    }
    reader->cursor = p;
    return true;
}

static bool skip_list(struct hwm_json_reader *reader)
{
    enum hwm_json_step step;

    if (!hwm_json_enter(reader)) {
        return false;
    }
    for (step = hwm_json_first(reader, ']'); step == HWM_JSON_ITEM;
         step = hwm_json_next(reader, ']')) {
        if (!hwm_json_skip(reader)) {
            return false;
        }
    }
    return step == HWM_JSON_CLOSED;
}

static bool skip_object(struct hwm_json_reader *reader)
{
    enum hwm_json_step step;

    if (!hwm_json_enter(reader)) {
        return false;
    }
    for (step = hwm_json_first(reader, '}'); step == HWM_JSON_ITEM;
         step = hwm_json_next(reader, '}')) {
        if (!skip_string(reader) || !hwm_json_colon(reader) || !hwm_json_skip(reader)) {
            return false;
        }
    }
    return step == HWM_JSON_CLOSED;
}

bool hwm_json_skip(struct hwm_json_reader *reader)
{
    enum hwm_json_kind kind = hwm_json_peek(reader);

    switch (kind) {
    case HWM_JSON_STRING: return skip_string(reader);
    case HWM_JSON_NUMERIC: return skip_number(reader);
    case HWM_JSON_ARRAY: return skip_list(reader);
    case HWM_JSON_OBJECT: return skip_object(reader);
    case HWM_JSON_NOTHING: return hwm_json_fail_value(reader);
    default: return hwm_json_read_literal(reader, kind);
    }
}
