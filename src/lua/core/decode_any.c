#include "lua/core/decode_any.h"

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
        hwm_decode_push_string(L, &key);
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

/* A byte order mark is passed over. */
static void skip_mark(struct hwm_json_reader *reader)
{
    if (reader->end - reader->cursor >= 3 && memcmp(reader->cursor, "\xEF\xBB\xBF", 3) == 0) {
        reader->cursor += 3;
    }
}

int hwm_from_json(lua_State *L)
{
    enum { STRICT, MEND, LENIENT };
    static const char *const modes[] = {"strict", "mend", "lenient", NULL};
    struct hwm_decoder decoder;
    lua_Integer depth;
    int mode;

    luaL_checktype(L, 1, LUA_TSTRING);
    depth = luaL_optinteger(L, 2, HWM_JSON_MAX_DEPTH);
    luaL_argcheck(L, depth >= 1 && depth <= HWM_JSON_MAX_DEPTH, 2, "out of range");
    mode = luaL_checkoption(L, 3, "strict", modes);
    lua_settop(L, 1);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushnil(L);
    hwm_decoder_open(&decoder, L, (unsigned)depth);
    decoder.reader.lenient = mode != STRICT;
    if (mode == LENIENT) {
        skip_mark(&decoder.reader);
    }
    if (!hwm_decode_any(&decoder) || (mode != LENIENT && !hwm_json_finish(&decoder.reader))) {
        return hwm_decoder_push_problem(&decoder);
    }
    if (mode == STRICT) {
        return 1;
    }
    lua_pushvalue(L, HWM_DECODER_DRIFTS);
    return 2;
}
