/*
 * Any bytes through the JSON reader; what it takes is written again, read again and written again. The second text must
 * be taken as well, and be written the same: then reader, unescaping, numbers and writer agree with each other.
 *
 * Each text is put into memory of exactly its size, so that the sanitizer sees a read beyond its end.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/buffer.h"
#include "json/reader.h"
#include "json/skip.h"
#include "json/writer.h"

static void check(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "not so: %s\n", what);
        abort();
    }
}

static char *reserve(size_t size)
{
    char *memory = malloc(size != 0 ? size : 1);
    if (memory == NULL) {
        abort();
    }
    return memory;
}

static bool copy_value(struct hwm_json_reader *reader, struct hwm_buffer *out);

static bool copy_string(struct hwm_json_reader *reader, struct hwm_buffer *out)
{
    struct hwm_json_string string;
    char *mended = NULL;
    char *meant;
    size_t length;
    size_t bad = 0;

    if (!hwm_json_read_string(reader, &string)) {
        return false;
    }
    if (string.form == HWM_JSON_BROKEN) {
        check(reader->lenient, "a strict reader takes nothing that is broken");
        mended = reserve(3 * string.length);
        hwm_json_mend(&string, mended);
        check(string.form != HWM_JSON_BROKEN, "what was mended is broken no more");
    }
    meant = reserve(string.length);
    if (string.form == HWM_JSON_ESCAPED) {
        length = hwm_json_unescape(&string, meant);
    } else {
        length = string.length;
        memcpy(meant, string.bytes, length);
    }
    check(length <= string.length, "unescaping makes nothing longer");
    check(hwm_json_write_string(out, meant, length, &bad), "what was read is well-formed UTF-8");
    free(meant);
    free(mended);
    return true;
}

static bool copy_number(struct hwm_json_reader *reader, struct hwm_buffer *out)
{
    struct hwm_number number;
    if (!hwm_json_read_number(reader, &number)) {
        return false;
    }
    if (number.kind == HWM_NUMBER_INTEGER) {
        hwm_json_write_integer(out, number.integer);
    } else {
        hwm_json_write_real(out, number.real);
    }
    return true;
}

static bool copy_items(struct hwm_json_reader *reader, struct hwm_buffer *out, char close)
{
    enum hwm_json_step step;
    bool first = true;

    if (!hwm_json_enter(reader)) {
        return false;
    }
    hwm_buffer_append_byte(out, close == '}' ? '{' : '[');
    for (step = hwm_json_first(reader, close); step == HWM_JSON_ITEM;
         step = hwm_json_next(reader, close)) {
        if (!first) {
            hwm_buffer_append_byte(out, ',');
        }
        first = false;
        if (close == '}') {
            if (!copy_string(reader, out) || !hwm_json_colon(reader)) {
                return false;
            }
            hwm_buffer_append_byte(out, ':');
        }
        if (!copy_value(reader, out)) {
            return false;
        }
    }
    hwm_buffer_append_byte(out, close);
    return step == HWM_JSON_CLOSED;
}

static bool copy_literal(struct hwm_json_reader *reader, struct hwm_buffer *out,
                         enum hwm_json_kind kind, const char *text)
{
    if (!hwm_json_read_literal(reader, kind)) {
        return false;
    }
    hwm_buffer_append(out, text, strlen(text));
    return true;
}

static bool copy_value(struct hwm_json_reader *reader, struct hwm_buffer *out)
{
    enum hwm_json_kind kind = hwm_json_peek(reader);
    switch (kind) {
    case HWM_JSON_STRING: return copy_string(reader, out);
    case HWM_JSON_NUMERIC: return copy_number(reader, out);
    case HWM_JSON_TRUE: return copy_literal(reader, out, kind, "true");
    case HWM_JSON_FALSE: return copy_literal(reader, out, kind, "false");
    case HWM_JSON_NULL: return copy_literal(reader, out, kind, "null");
    case HWM_JSON_ARRAY: return copy_items(reader, out, ']');
    case HWM_JSON_OBJECT: return copy_items(reader, out, '}');
    case HWM_JSON_NOTHING: break;
    }
    return hwm_json_fail_value(reader);
}

/* Reads all of a text and writes it again; false when the text is refused. */
static bool copy_text(const char *text, size_t length, bool lenient, struct hwm_buffer *out)
{
    struct hwm_json_reader reader;
    bool taken;

    hwm_json_open(&reader, text, length, HWM_JSON_MAX_DEPTH);
    reader.lenient = lenient;
    taken = copy_value(&reader, out) && hwm_json_finish(&reader);
    check(!out->failed, "there is memory");
    check(taken == (reader.reason == NULL), "a refusal has a reason, and nothing else has");
    check(taken || reader.offset <= length, "the offset lies in the text");
    return taken;
}

/* hwm_json_skip must take exactly what the careful reading takes. */
static bool skip_text(const char *text, size_t length, bool lenient)
{
    struct hwm_json_reader reader;
    hwm_json_open(&reader, text, length, HWM_JSON_MAX_DEPTH);
    reader.lenient = lenient;
    return hwm_json_skip(&reader) && hwm_json_finish(&reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What was written from a text is read, and written again the same. */
static void check_again(const struct hwm_buffer *once)
{
    struct hwm_buffer twice = {0};
    check(copy_text(once->bytes, once->length, false, &twice), "what was written can be read");
    check(once->length != 0 && once->length == twice.length, "it is written as long again");
    check(memcmp(once->bytes, twice.bytes, once->length) == 0, "it is written the same again");
    hwm_buffer_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hwm_buffer strictly = {0};
    struct hwm_buffer leniently = {0};
    char *text = reserve(size);
    bool taken, taken_leniently;

    if (size != 0) {
        memcpy(text, data, size);
    }
    taken = copy_text(text, size, false, &strictly);
    taken_leniently = copy_text(text, size, true, &leniently);
    check(skip_text(text, size, false) == taken, "skipping takes what reading takes");
    check(skip_text(text, size, true) == taken_leniently, "leniently, too");
    if (taken_leniently) {
        check_again(&leniently);
    }
    if (taken) {
        check_again(&strictly);
        check(strictly.length == leniently.length &&
                  memcmp(strictly.bytes, leniently.bytes, strictly.length) == 0,
              "leniently read, a good text is the same");
    }
    hwm_buffer_release(&strictly);
    hwm_buffer_release(&leniently);
    free(text);
    return 0;
}
