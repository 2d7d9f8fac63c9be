/*
 * The floor of decoding: builds the tables of an answer from values that are ready, without JSON.
 *
 *     local plan = floor.plan(value)      -- a decoded answer, taken apart once
 *     local copy = floor.build(plan)      -- the same tables, made anew
 *
 * Keys are interned beforehand and tables have their exact sizes from the start, as no decoder can
 * know them; strings are made from their bytes, as every decoder must. What remains is what Lua
 * itself needs for the tables and the strings (and for collecting those of before).
 *
 * The plan is a table { steps (userdata), keys (table), strings (userdata, the bytes of all) }.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lua/compat.h"

enum step_kind { OBJECT, ARRAY, CLOSE, STRING, INTEGER, NUMBER, BOOLEAN };

struct step {
    enum step_kind kind;
    int key;    /* index of the key in the plan's keys, or 0 for an item of an array */
    int count;  /* OBJECT, ARRAY: members */
    int length; /* STRING: bytes */
    union {
        const char *bytes;
        lua_Integer integer;
        lua_Number number;
    } value;
};

enum { PLAN_STEPS = 1, PLAN_KEYS = 2, PLAN_STRINGS = 3 };

/* Where the plan is written: the stack indices of its parts, and what has been written. */
struct planner {
    lua_State *L;
    int steps, keys; /* steps: a list of userdata, one a step, joined at the end */
    int step_count, key_count;
};

static void add_step(struct planner *planner, const struct step *step)
{
    void *copy = lua_newuserdata(planner->L, sizeof *step);
    memcpy(copy, step, sizeof *step);
    lua_rawseti(planner->L, planner->steps, ++planner->step_count);
}

/* [-0, +0] Number of the key at `index`: keys[number] = key, keys[key] = number. */
static int key_number(struct planner *planner, int index)
{
    lua_State *L = planner->L;
    int number;
    lua_pushvalue(L, index);
    lua_rawget(L, planner->keys);
    number = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    if (number == 0) {
        number = ++planner->key_count;
        lua_pushvalue(L, index);
        lua_rawseti(L, planner->keys, number);
        lua_pushvalue(L, index);
        lua_pushinteger(L, number);
        lua_rawset(L, planner->keys);
    }
    return number;
}

static void add_value(struct planner *planner, int key);

static void add_table(struct planner *planner, struct step *step)
{
    lua_State *L = planner->L;
    int table = lua_gettop(L);
    struct step close = {CLOSE, 0, 0, 0, {NULL}};
    int i;

    luaL_checkstack(L, 10, "plan");
    step->kind = hwm_rawlen(L, table) > 0 ? ARRAY : OBJECT;
    step->count = (int)hwm_rawlen(L, table);
    if (step->kind == OBJECT) {
        for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
            step->count++;
        }
    }
    add_step(planner, step);
    if (step->kind == ARRAY) {
        for (i = 1; i <= step->count; i++) {
            lua_rawgeti(L, table, i);
            add_value(planner, 0);
            lua_pop(L, 1);
        }
    } else {
        for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
            add_value(planner, key_number(planner, table + 1));
        }
    }
    add_step(planner, &close);
}

/* [-0, +0] The value on top of the stack. */
static void add_value(struct planner *planner, int key)
{
    lua_State *L = planner->L;
    struct step step = {CLOSE, 0, 0, 0, {NULL}};
    size_t length;

    step.key = key;
    switch (lua_type(L, -1)) {
    case LUA_TTABLE: add_table(planner, &step); return;
    case LUA_TSTRING:
        step.kind = STRING;
        step.value.bytes = lua_tolstring(L, -1, &length);
        step.length = (int)length;
        break;
    case LUA_TBOOLEAN:
        step.kind = BOOLEAN;
        step.value.integer = lua_toboolean(L, -1);
        break;
    case LUA_TNUMBER:
        if (hwm_isinteger(L, -1)) {
            step.kind = INTEGER;
            step.value.integer = lua_tointeger(L, -1);
        } else {
            step.kind = NUMBER;
            step.value.number = lua_tonumber(L, -1);
        }
        break;
    default: luaL_error(L, "a plan cannot hold a %s", luaL_typename(L, -1));
    }
    add_step(planner, &step);
}

/* [-0, +1] Moves the strings' bytes into memory of the plan's own, and pushes that. Were the Lua
 * strings kept, building would find the short ones in Lua's table of strings, where a decoder has to
 * make them. */
static void copy_strings(lua_State *L, struct step *steps, int count)
{
    size_t length = 0;
    char *copy;
    int i;

    for (i = 0; i < count; i++) {
        length += steps[i].kind == STRING ? (size_t)steps[i].length : 0;
    }
    copy = hwm_newuserdata(L, length + 1);
    for (i = 0; i < count; i++) {
        if (steps[i].kind == STRING) {
            memcpy(copy, steps[i].value.bytes, (size_t)steps[i].length);
            steps[i].value.bytes = copy;
            copy += steps[i].length;
        }
    }
}

/* floor.plan(value) -> plan */
static int plan(lua_State *L)
{
    struct planner planner = {L, 2, 3, 0, 0};
    struct step *steps;
    int i;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, 1);
    add_value(&planner, 0);
    lua_settop(L, planner.keys);

    lua_createtable(L, 3, 0);
    steps = hwm_newuserdata(L, (size_t)planner.step_count * sizeof *steps);
    for (i = 0; i < planner.step_count; i++) {
        lua_rawgeti(L, planner.steps, i + 1);
        memcpy(&steps[i], lua_touserdata(L, -1), sizeof *steps);
        lua_pop(L, 1);
    }
    copy_strings(L, steps, planner.step_count);
    lua_rawseti(L, -3, PLAN_STRINGS);
    lua_rawseti(L, -2, PLAN_STEPS);
    lua_pushvalue(L, planner.keys);
    lua_rawseti(L, -2, PLAN_KEYS);
    return 1;
}

/* [-0, +1] Makes one value; returns the step behind it. */
static const struct step *build_value(lua_State *L, const struct step *step, int keys)
{
    switch (step->kind) {
    case STRING: lua_pushlstring(L, step->value.bytes, (size_t)step->length); return step + 1;
    case INTEGER: lua_pushinteger(L, step->value.integer); return step + 1;
    case NUMBER: lua_pushnumber(L, step->value.number); return step + 1;
    case BOOLEAN: lua_pushboolean(L, (int)step->value.integer); return step + 1;
    default: break;
    }
    luaL_checkstack(L, 4, "build");
    if (step->kind == ARRAY) {
        int table, i = 0;
        lua_createtable(L, step->count, 0);
        table = lua_gettop(L);
        for (step++; step->kind != CLOSE;) {
            step = build_value(L, step, keys);
            lua_rawseti(L, table, ++i);
        }
    } else {
        int table;
        lua_createtable(L, 0, step->count);
        table = lua_gettop(L);
        for (step++; step->kind != CLOSE;) {
            lua_rawgeti(L, keys, step->key);
            step = build_value(L, step, keys);
            lua_rawset(L, table);
        }
    }
    return step + 1;
}

/* floor.build(plan) -> value */
static int build(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_rawgeti(L, 1, PLAN_STEPS);
    lua_rawgeti(L, 1, PLAN_KEYS);
    build_value(L, lua_touserdata(L, 2), 3);
    return 1;
}

HWM_EXPORT int luaopen_floor(lua_State *L);

HWM_EXPORT int luaopen_floor(lua_State *L)
{
    static const luaL_Reg functions[] = {{"plan", plan}, {"build", build}, {NULL, NULL}};
    lua_newtable(L);
    hwm_setfuncs(L, functions, 0);
    return 1;
}
