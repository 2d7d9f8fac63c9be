#include "lua/core/decode_model.h"

#include "lua/core/decode_any.h"
#include "lua/core/operation.h"

#include "json/scan.h"
#include "json/skip.h"

#include <math.h>

/* -- Drift ------------------------------------------------------------------------------------- */

/*
 * A value is not of the type that the field should have. Told once per field and decode, at its
 * first place.
 */
static HWM_NOINLINE void report_drift(struct hwm_decoder *decoder, struct hwm_field *field,
                                      const char *expected, const char *received)
{
    if (field->drift_serial == decoder->serial) {
        return;
    }
    field->drift_serial = decoder->serial;
    hwm_decoder_report(decoder, field->owner, field->name, expected, received);
}

/* [-0, +1] A value of the wrong type is kept as it was sent. */
static bool decode_drifted(struct hwm_decoder *decoder, struct hwm_field *field,
                           const char *expected)
{
    static const char *const received[] = {"nothing", "string", "number", "boolean",
                                           "boolean", "null",   "array",  "object"};
    enum hwm_json_kind kind = hwm_json_peek(&decoder->reader);
    if (kind != HWM_JSON_NOTHING) {
        report_drift(decoder, field, expected, received[kind]);
    }
    return hwm_decode_any(decoder);
}

/* -- Values by type ---------------------------------------------------------------------------- */

static bool decode_model(struct hwm_decoder *decoder, struct hwm_model *model, int slots);

/* [-0, +1] An integer sent as 20.0 or 2e1 is an integer all the same. */
static bool decode_integer(struct hwm_decoder *decoder, struct hwm_field *field)
{
    const double limit = 9007199254740992.0; /* 2^53 */
    struct hwm_number number;

    if (!hwm_json_read_number(&decoder->reader, &number)) {
        return false;
    }
    if (number.kind == HWM_NUMBER_REAL && fabs(number.real) <= limit &&
        number.real == floor(number.real)) {
        number.kind = HWM_NUMBER_INTEGER;
        number.integer = (int64_t)number.real;
    }
    if (number.kind != HWM_NUMBER_INTEGER) {
        report_drift(decoder, field, field->type == HWM_LONG ? "long" : "integer", "number");
    }
    hwm_decode_push_number(decoder->L, &number);
    return true;
}

static bool decode_real(struct hwm_decoder *decoder)
{
    struct hwm_number number;
    if (!hwm_json_read_number(&decoder->reader, &number)) {
        return false;
    }
    if (number.kind == HWM_NUMBER_BIG) {
        number.kind = HWM_NUMBER_REAL; /* the nearest double is what such a field promises */
    }
    hwm_decode_push_number(decoder->L, &number);
    return true;
}

/* [-0, +1] A string with bytes that want looking at. */
static HWM_NOINLINE bool decode_text(struct hwm_decoder *decoder, struct hwm_field *field)
{
    struct hwm_json_string string;
    if (!hwm_json_read_string(&decoder->reader, &string)) {
        return false;
    }
    if (string.form == HWM_JSON_BROKEN) {
        report_drift(decoder, field, "string", HWM_BROKEN_STRING);
    }
    hwm_decode_push_string(decoder->L, &string);
    return true;
}

/* [-0, +1] Or [-0, +0] and false, nothing taken: a string with bytes that want looking at. Most have
 * none; taken here, they cost two calls less. */
static inline bool decode_plain_string(struct hwm_decoder *decoder)
{
    struct hwm_json_reader *reader = &decoder->reader;
    const char *start = reader->cursor + 1;
    const char *quote = hwm_scan_plain(start, reader->end);

    if (quote == reader->end || *quote != '"') {
        return false;
    }
    reader->cursor = quote + 1;
    lua_pushlstring(decoder->L, start, (size_t)(quote - start));
    return true;
}

static bool starts_number(char c)
{
    return (c >= '0' && c <= '9') || c == '-';
}

/* [-0, +1] Or [-0, +0] and false, nothing taken: a number that wants a closer look. Most are counts,
 * sizes and flags of few digits, before a comma or the end of the object. */
static inline bool decode_small_integer(struct hwm_decoder *decoder)
{
    struct hwm_json_reader *reader = &decoder->reader;
    const char *start = reader->cursor;
    const char *p = start;
    lua_Integer value = 0;

    while (p < reader->end && *p >= '0' && *p <= '9' && p - start < 9) {
        value = value * 10 + (*p++ - '0');
    }
    if (p == start || p == reader->end || (*p != ',' && *p != '}') ||
        (*start == '0' && p - start > 1)) {
        return false;
    }
    reader->cursor = p;
    lua_pushinteger(decoder->L, value);
    return true;
}

/*
 * [-0, +1] One value of the field's type (of one item, where the field is a list). For a model,
 * child_slots is the stack index of its slots table.
 */
static HWM_INLINE bool decode_item(struct hwm_decoder *decoder, struct hwm_field *field, char c,
                                   int child_slots)
{
    static const char *const expected[] = {HWM_TYPES(HWM_TYPE_WORD)};
    switch (field->type) {
    case HWM_STRING:
    case HWM_FILE:
        if (c == '"') {
            return decode_plain_string(decoder) || decode_text(decoder, field);
        }
        break;
    case HWM_INTEGER:
    case HWM_LONG:
        if (starts_number(c)) {
            return decode_small_integer(decoder) || decode_integer(decoder, field);
        }
        break;
    case HWM_REAL:
        if (starts_number(c)) {
            return decode_real(decoder);
        }
        break;
    case HWM_BOOLEAN:
        if (c == 't' || c == 'f') {
            return hwm_decode_any(decoder);
        }
        break;
    case HWM_MODEL:
        if (c == '{') {
            return decode_model(decoder, field->model, child_slots);
        }
        break;
    }
    return decode_drifted(decoder, field, expected[field->type]);
}

/*
 * How many items the list at the cursor may have: as many as the last one of this field, but no
 * more than the bytes that are left would hold.
 */
static int expected_items(const struct hwm_decoder *decoder, const struct hwm_field *field)
{
    size_t left = (size_t)(decoder->reader.end - decoder->reader.cursor);
    if (left < field->list_bytes) {
        return (int)((double)field->list_length * (double)left / (double)field->list_bytes);
    }
    return (int)field->list_length;
}

/* [-0, +1] */
static bool decode_list(struct hwm_decoder *decoder, struct hwm_field *field, int slots)
{
    lua_State *L = decoder->L;
    struct hwm_path path = {decoder->path, NULL, 0, 0};
    const char *start = decoder->reader.cursor;
    int list;
    enum hwm_json_step step;

    if (!hwm_decode_enter(decoder)) {
        return false;
    }
    lua_createtable(L, expected_items(decoder, field), 0);
    list = lua_gettop(L);
    if (field->type == HWM_MODEL) {
        lua_rawgeti(L, slots, field->model_slot);
    }
    for (step = hwm_json_first(&decoder->reader, ']'); step == HWM_JSON_ITEM;
         step = hwm_json_next(&decoder->reader, ']')) {
        path.index++;
        decoder->path = &path;
        if (!decode_item(decoder, field, hwm_json_byte(&decoder->reader), list + 1)) {
            return hwm_decoder_stop(decoder);
        }
        lua_rawseti(L, list, (int)path.index);
        decoder->path = path.parent;
    }
    if (step != HWM_JSON_CLOSED) {
        return hwm_decoder_stop(decoder);
    }
    lua_settop(L, list);
    if (path.index == 0) {
        lua_pushvalue(L, HWM_DECODER_ARRAY_MT);
        lua_setmetatable(L, list);
    }
    field->list_length = path.index < 100000 ? (unsigned)path.index : 100000;
    field->list_bytes = (size_t)(decoder->reader.cursor - start);
    return true;
}

/*
 * [-0, +1] The value of a field, c being its first byte. `slots` belongs to the model the field is
 * in.
 */
static HWM_INLINE bool decode_field(struct hwm_decoder *decoder, struct hwm_field *field, char c,
                                    int slots)
{
    lua_State *L = decoder->L;

    if (field->list) {
        return c == '[' ? decode_list(decoder, field, slots)
                        : decode_drifted(decoder, field, "array");
    }
    if (field->type == HWM_MODEL) {
        lua_rawgeti(L, slots, field->model_slot);
        if (!decode_item(decoder, field, c, lua_gettop(L))) {
            return false;
        }
        lua_replace(L, -2);
        return true;
    }
    return decode_item(decoder, field, c, 0);
}

/* -- Objects ----------------------------------------------------------------------------------- */

/*
 * [-1, +0] A known key with null is absent; a value that an earlier duplicate of the key has left
 * goes too.
 */
static bool decode_absent(struct hwm_decoder *decoder, int table)
{
    lua_State *L = decoder->L;
    if (!hwm_json_read_literal(&decoder->reader, HWM_JSON_NULL)) {
        return false;
    }
    lua_pushvalue(L, -1);
    lua_rawget(L, table);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 2);
    } else {
        lua_pop(L, 1);
        lua_pushnil(L);
        lua_rawset(L, table);
    }
    return true;
}

/*
 * [-0, +1] Takes the key at the cursor, which was not the one expected, and pushes it. *field
 * becomes its field, or NULL when the model does not have it.
 */
static bool take_key(struct hwm_decoder *decoder, const struct hwm_model *model, int slots,
                     struct hwm_field **field)
{
    lua_State *L = decoder->L;
    const char *start = decoder->reader.cursor + 1;
    struct hwm_json_string key;
    int index;

    if (!hwm_json_read_string(&decoder->reader, &key)) {
        return false;
    }
    if (key.form != HWM_JSON_PLAIN) {
        decoder->reader.cursor = start - 1;
        if (!hwm_decode_string(decoder)) {
            return false;
        }
        key.bytes = lua_tolstring(L, -1, &key.length);
    }
    index = hwm_fields_find(model->fields, &model->names, key.bytes, key.length);
    *field = index < 0 ? NULL : &model->fields[index];
    if (key.form != HWM_JSON_PLAIN) {
        return true;
    }
    if (index < 0) {
        lua_pushlstring(L, key.bytes, key.length);
    } else {
        lua_rawgeti(L, slots, model->fields[index].name_slot);
    }
    return true;
}

/*
 * [-0, +0] The rest of a member that nobody asked for, behind its key: checked all the same. What is
 * wrong with a value is told by decoding it, which knows the place.
 */
static HWM_NOINLINE bool pass_over(struct hwm_decoder *decoder, struct hwm_path *path,
                                   const char *key, size_t key_length)
{
    struct hwm_json_reader *reader = &decoder->reader;
    unsigned depth = reader->depth;
    const char *value;

    if (!hwm_json_colon(reader)) {
        return false;
    }
    value = reader->cursor;
    if (hwm_json_skip(reader)) {
        return true;
    }
    reader->cursor = value;
    reader->depth = depth;
    path->key = key;
    path->key_length = key_length;
    decoder->path = path;
    return hwm_decode_any(decoder) && hwm_decoder_stop(decoder);
}

/* [-0, +1] The object at the cursor by its model, whose slots table is at stack index `slots`. */
static bool decode_model(struct hwm_decoder *decoder, struct hwm_model *model, int slots)
{
    lua_State *L = decoder->L;
    struct hwm_json_reader *reader = &decoder->reader;
    struct hwm_path path = {decoder->path, NULL, 0, 0};
    unsigned *expected = &model->first;
    unsigned size = 0;
    int table;
    enum hwm_json_step step;

    if (model->count == 0) {
        return hwm_decode_any(decoder);
    }
    if (!hwm_decode_enter(decoder)) {
        return false;
    }
    lua_createtable(L, 0, (int)model->last_size);
    table = lua_gettop(L);
    for (step = hwm_json_first(reader, '}'); step == HWM_JSON_ITEM;
         step = hwm_json_next(reader, '}')) {
        struct hwm_field *field = &model->fields[*expected];
        bool done;
        char c;

        if (hwm_json_take_key(reader, field->name, field->name_length)) {
            if (field->skip) {
                expected = &field->follower;
                if (!pass_over(decoder, &path, field->name, field->name_length)) {
                    return hwm_decoder_stop(decoder);
                }
                continue;
            }
            lua_rawgeti(L, slots, field->name_slot);
        } else if (take_key(decoder, model, slots, &field)) {
            if (field != NULL) {
                *expected = (unsigned)(field - model->fields);
            }
            if (field != NULL ? field->skip : model->skips_others) {
                size_t length;
                const char *key = lua_tolstring(L, -1, &length);
                expected = field != NULL ? &field->follower : expected;
                if (!pass_over(decoder, &path, key, length)) {
                    return hwm_decoder_stop(decoder);
                }
                lua_settop(L, table);
                continue;
            }
        } else {
            return hwm_decoder_stop(decoder);
        }
        if (!hwm_json_colon(reader)) {
            return hwm_decoder_stop(decoder);
        }
        decoder->path = &path;
        if (field != NULL) {
            path.key = field->name;
            path.key_length = field->name_length;
            expected = &field->follower;
            c = hwm_json_byte(reader);
            if (c == 'n') {
                if (!decode_absent(decoder, table)) {
                    return hwm_decoder_stop(decoder);
                }
                decoder->path = path.parent;
                continue;
            }
            done = decode_field(decoder, field, c, slots);
        } else {
            path.key = lua_tolstring(L, -1, &path.key_length);
            done = hwm_decode_any(decoder);
        }
        if (!done) {
            return hwm_decoder_stop(decoder);
        }
        lua_rawset(L, table);
        decoder->path = path.parent;
        size++;
    }
    model->last_size = size < 256 ? size : 256;
    return step == HWM_JSON_CLOSED || hwm_decoder_stop(decoder);
}

/* -- The entry --------------------------------------------------------------------------------- */

int hwm_decode(lua_State *L)
{
    enum { OPERATION_SLOTS = HWM_DECODER_TOP + 1 };
    struct hwm_operation *operation = hwm_operation_check(L, HWM_DECODER_SUBJECT);
    uint64_t *serial = lua_touserdata(L, lua_upvalueindex(2));
    struct hwm_field *answer = &operation->answer;
    struct hwm_decoder decoder;

    luaL_argcheck(L, operation->answered, HWM_DECODER_SUBJECT, "its answer has no content");
    luaL_checktype(L, HWM_DECODER_TEXT, LUA_TSTRING);
    lua_settop(L, HWM_DECODER_TEXT);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushnil(L);
    hwm_getuservalue(L, HWM_DECODER_SUBJECT);
    hwm_decoder_open(&decoder, L, HWM_JSON_MAX_DEPTH);
    decoder.serial = ++*serial;
    decoder.reader.lenient = true;

    if (!decode_field(&decoder, answer, hwm_json_byte(&decoder.reader), OPERATION_SLOTS) ||
        !hwm_json_finish(&decoder.reader)) {
        return hwm_decoder_push_problem(&decoder);
    }
    lua_pushvalue(L, HWM_DECODER_DRIFTS);
    return 2;
}
