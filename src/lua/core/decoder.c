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
    decoder->mended = false;
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

/* [-0, +1] */
static HWM_NOINLINE void push_mended(lua_State *L, struct hwm_json_string string)
{
    hwm_json_mend(&string, hwm_newuserdata(L, 3 * string.length));
    hwm_decode_push_string(L, &string);
    lua_remove(L, -2);
}

void hwm_decode_push_string(lua_State *L, const struct hwm_json_string *string)
{
    switch (string->form) {
    case HWM_JSON_PLAIN: lua_pushlstring(L, string->bytes, string->length); break;
    case HWM_JSON_ESCAPED: push_unescaped(L, string); break;
    case HWM_JSON_BROKEN: push_mended(L, *string); break;
    }
}

/* [-0, +0] table[key] = text, for the table on top; nothing for NULL. */
static void set_text(lua_State *L, const char *key, const char *text)
{
    if (text != NULL) {
        lua_pushstring(L, text);
        lua_setfield(L, -2, key);
    }
}

void hwm_decoder_report(struct hwm_decoder *decoder, const char *model, const char *field,
                        const char *expected, const char *received)
{
    lua_State *L = decoder->L;
    char path[HWM_PATH_SIZE];

    if (lua_isnil(L, HWM_DECODER_DRIFTS)) {
        lua_newtable(L);
        lua_replace(L, HWM_DECODER_DRIFTS);
    }
    hwm_path_print(decoder->path, path);
    lua_createtable(L, 0, 5);
    set_text(L, "path", path);
    set_text(L, "model", model);
    set_text(L, "field", field);
    set_text(L, "expected", expected);
    set_text(L, "received", received);
    lua_rawseti(L, HWM_DECODER_DRIFTS, (int)hwm_rawlen(L, HWM_DECODER_DRIFTS) + 1);
}

bool hwm_decode_string(struct hwm_decoder *decoder)
{
    struct hwm_json_string string;
    if (!hwm_json_read_string(&decoder->reader, &string)) {
        return false;
    }
    if (string.form == HWM_JSON_BROKEN && !decoder->mended) {
        decoder->mended = true;
        hwm_decoder_report(decoder, NULL, NULL, "string", HWM_BROKEN_STRING);
    }
    hwm_decode_push_string(decoder->L, &string);
    return true;
}

void hwm_decode_push_number(lua_State *L, const struct hwm_number *number)
{
#if HWM_LUA_INTEGERS
    if (number->kind == HWM_NUMBER_INTEGER) {
        lua_pushinteger(L, (lua_Integer)number->integer);
    } else if (number->kind == HWM_NUMBER_BIG) {
        lua_pushlstring(L, number->text, number->length);
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
