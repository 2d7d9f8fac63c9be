/*
 * Decoding without a model: unknown keys, raw calls, from_json.
 */
#include "lua/core/decoder.h"

#include <stdio.h>

/* Slots of the Lua stack that one level of nesting uses, with some to spare. */
enum { SLOTS_PER_LEVEL = 10 };

void hwm_decoder_open(struct hwm_decoder *decoder, lua_State *L, unsigned max_depth)
{
    size_t length;
    const char *text = lua_tolstring(L, HWM_DECODER_TEXT, &length);
    decoder->L = L;
    decoder->path = NULL;
    decoder->problem.rule = NULL;
    decoder->serial = 0;
    decoder->object_size = 4;
    hwm_json_open(&decoder->reader, text, length, max_depth);
}

bool hwm_decoder_stop(struct hwm_decoder *decoder)
{
    static const char *const rules[] = {"syntax", "utf8", "depth", "number"};
    struct hwm_problem *problem = &decoder->problem;
    const struct hwm_json_reader *reader = &decoder->reader;

    if (problem->rule != NULL) {
        return false;
    }
    problem->rule = rules[reader->problem];
    problem->has_offset = true;
    problem->offset = reader->offset;
    hwm_path_print(decoder->path, problem->field);
    if (problem->field[0] != '\0') {
        snprintf(problem->message, HWM_MESSAGE_SIZE, "invalid JSON at byte %lu, in %s: %s",
                 (unsigned long)reader->offset, problem->field, reader->reason);
    } else {
        snprintf(problem->message, HWM_MESSAGE_SIZE, "invalid JSON at byte %lu: %s",
                 (unsigned long)reader->offset, reader->reason);
    }
    return false;
}

int hwm_decoder_push_problem(struct hwm_decoder *decoder)
{
    hwm_decoder_stop(decoder);
    lua_settop(decoder->L, HWM_DECODER_TOP);
    lua_pushnil(decoder->L);
    hwm_problem_push(decoder->L, &decoder->problem);
    return 2;
}

/* [-0, +1] An escaped string is decoded into a scratch of its own: it never gets longer. */
static HWM_NOINLINE void push_unescaped(lua_State *L, const struct hwm_json_string *string)
{
    char small[512];
    if (string->length <= sizeof small) {
        lua_pushlstring(L, small, hwm_json_unescape(string, small));
    } else {
        char *large = hwm_newuserdata(L, string->length);
        lua_pushlstring(L, large, hwm_json_unescape(string, large));
        lua_remove(L, -2);
    }
}

static void push_string(lua_State *L, const struct hwm_json_string *string)
{
    if (string->escaped) {
        push_unescaped(L, string);
    } else {
        lua_pushlstring(L, string->bytes, string->length);
    }
}

bool hwm_decode_string(struct hwm_decoder *decoder)
{
    struct hwm_json_string string;
    if (!hwm_json_read_string(&decoder->reader, &string)) {
        return false;
    }
    push_string(decoder->L, &string);
    return true;
}

void hwm_decode_push_number(lua_State *L, const struct hwm_number *number)
{
#if HWM_LUA_INTEGERS
    if (number->kind == HWM_NUMBER_INTEGER) {
        lua_pushinteger(L, (lua_Integer)number->integer);
    } else {
        lua_pushnumber(L, (lua_Number)number->real);
    }
#else
    const int64_t largest_exact = INT64_C(9007199254740992); /* 2^53 */
    if (number->kind == HWM_NUMBER_REAL) {
        lua_pushnumber(L, number->real);
    } else if (number->kind == HWM_NUMBER_INTEGER && number->integer >= -largest_exact &&
               number->integer <= largest_exact) {
        lua_pushnumber(L, (lua_Number)number->integer);
    } else {
        lua_pushlstring(L, number->text, number->length);
    }
#endif
}

bool hwm_decode_enter(struct hwm_decoder *decoder)
{
    if (!hwm_json_enter(&decoder->reader)) {
        return hwm_decoder_stop(decoder);
    }
    if (!lua_checkstack(decoder->L, SLOTS_PER_LEVEL)) {
        hwm_json_fail(&decoder->reader, decoder->reader.cursor, HWM_JSON_DEPTH,
                      "nested too deeply for this Lua stack");
        return hwm_decoder_stop(decoder);
    }
    return true;
}

/* [-0, +1] */
static bool decode_array(struct hwm_decoder *decoder)
{
    lua_State *L = decoder->L;
    struct hwm_path path = {decoder->path, NULL, 0, 0};
    enum hwm_json_step step;

    if (!hwm_decode_enter(decoder)) {
        return false;
    }
    lua_newtable(L);
    lua_pushvalue(L, HWM_DECODER_ARRAY_MT);
    lua_setmetatable(L, -2);
    for (step = hwm_json_first(&decoder->reader, ']'); step == HWM_JSON_ITEM;
         step = hwm_json_next(&decoder->reader, ']')) {
        path.index++;
        decoder->path = &path;
        if (!hwm_decode_any(decoder)) {
            return hwm_decoder_stop(decoder);
        }
        lua_rawseti(L, -2, (int)path.index);
        decoder->path = path.parent;
    }
    return step == HWM_JSON_CLOSED || hwm_decoder_stop(decoder);
}

/* [-0, +1] */
static bool decode_object(struct hwm_decoder *decoder)
{
    lua_State *L = decoder->L;
    struct hwm_path path = {decoder->path, NULL, 0, 0};
    unsigned size = 0;
    enum hwm_json_step step;

    if (!hwm_decode_enter(decoder)) {
        return false;
    }
    lua_createtable(L, 0, (int)decoder->object_size);
    for (step = hwm_json_first(&decoder->reader, '}'); step == HWM_JSON_ITEM;
         step = hwm_json_next(&decoder->reader, '}')) {
        struct hwm_json_string key;
        if (!hwm_json_read_string(&decoder->reader, &key) || !hwm_json_colon(&decoder->reader)) {
            return hwm_decoder_stop(decoder);
        }
        path.key = key.bytes;
        path.key_length = key.length;
        decoder->path = &path;
        push_string(L, &key);
        if (!hwm_decode_any(decoder)) {
            return hwm_decoder_stop(decoder);
        }
        lua_rawset(L, -3);
        decoder->path = path.parent;
        size++;
    }
    decoder->object_size = size < 64 ? size : 64;
    return step == HWM_JSON_CLOSED || hwm_decoder_stop(decoder);
}

bool hwm_decode_any(struct hwm_decoder *decoder)
{
    lua_State *L = decoder->L;
    enum hwm_json_kind kind = hwm_json_peek(&decoder->reader);
    struct hwm_number number;

    switch (kind) {
    case HWM_JSON_STRING: return hwm_decode_string(decoder);
    case HWM_JSON_OBJECT: return decode_object(decoder);
    case HWM_JSON_ARRAY: return decode_array(decoder);
    case HWM_JSON_NUMERIC:
        if (!hwm_json_read_number(&decoder->reader, &number)) {
            return false;
        }
        hwm_decode_push_number(L, &number);
        return true;
    case HWM_JSON_NULL:
        lua_pushlightuserdata(L, NULL);
        return hwm_json_read_literal(&decoder->reader, kind);
    case HWM_JSON_TRUE:
    case HWM_JSON_FALSE:
        lua_pushboolean(L, kind == HWM_JSON_TRUE);
        return hwm_json_read_literal(&decoder->reader, kind);
    default: return hwm_json_fail_value(&decoder->reader);
    }
}

int hwm_from_json(lua_State *L)
{
    struct hwm_decoder decoder;
    lua_Integer depth;

    luaL_checktype(L, 1, LUA_TSTRING);
    depth = luaL_optinteger(L, 2, HWM_JSON_MAX_DEPTH);
    luaL_argcheck(L, depth >= 1 && depth <= HWM_JSON_MAX_DEPTH, 2, "out of range");
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushnil(L);
    hwm_decoder_open(&decoder, L, (unsigned)depth);
    if (!hwm_decode_any(&decoder) || !hwm_json_finish(&decoder.reader)) {
        return hwm_decoder_push_problem(&decoder);
    }
    return 1;
}
