#include "lua/core/rules.h"

#include <math.h>

#include "json/utf8.h"
#include "lua/core/wording.h"

/* The value at index, if it is of the type, in the form in which it is sent. */
static bool read_scalar(lua_State *L, enum hwm_type wanted, int index, struct hwm_scalar *scalar)
{
    int type = lua_type(L, index);

    switch (wanted) {
    case HWM_STRING:
        if (type == LUA_TSTRING) {
            scalar->type = HWM_STRING;
            scalar->bytes = lua_tolstring(L, index, &scalar->length);
            return true;
        }
        break;
    case HWM_INTEGER:
    case HWM_LONG:
        scalar->type = HWM_INTEGER;
        if ((type == LUA_TNUMBER && hwm_scalar_integer(L, index, &scalar->integer)) ||
            (type == LUA_TSTRING && wanted == HWM_LONG &&
             hwm_scalar_digits(L, index, &scalar->integer))) {
            return true;
        }
        break;
    case HWM_REAL:
        if (type == LUA_TNUMBER) {
            scalar->type = HWM_REAL;
            scalar->real = (double)lua_tonumber(L, index);
            if (hwm_isinteger(L, index)) {
                scalar->type = HWM_INTEGER;
                scalar->integer = (int64_t)lua_tointeger(L, index);
            }
            return true;
        }
        break;
    case HWM_BOOLEAN:
        if (type == LUA_TBOOLEAN) {
            scalar->type = HWM_BOOLEAN;
            scalar->boolean = lua_toboolean(L, index);
            return true;
        }
        break;
    default: break;
    }
    return false;
}

/* True when the value on top of the stack, one of an enumeration, is the scalar. */
static bool is_same(lua_State *L, const struct hwm_scalar *scalar)
{
    size_t length;
    const char *bytes;
    int64_t integer;
    switch (scalar->type) {
    case HWM_STRING:
        bytes = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
        return bytes != NULL && length == scalar->length &&
               memcmp(bytes, scalar->bytes, length) == 0;
    case HWM_INTEGER:
        return lua_type(L, -1) == LUA_TNUMBER && hwm_scalar_integer(L, -1, &integer) &&
               integer == scalar->integer;
    case HWM_REAL: return lua_type(L, -1) == LUA_TNUMBER && lua_tonumber(L, -1) == scalar->real;
    default: return lua_isboolean(L, -1) && lua_toboolean(L, -1) == (int)scalar->boolean;
    }
}

static bool is_enumerated(lua_State *L, const struct hwm_field *field, int slots,
                          const struct hwm_scalar *scalar)
{
    bool same = false;
    int i;
    if (scalar->type == HWM_INTEGER && scalar->integer >= 0 && scalar->integer < 64) {
        return (field->small_choices >> (unsigned)scalar->integer & 1) != 0;
    }
    lua_rawgeti(L, slots, field->enumeration_slot);
    for (i = 1; i <= field->enumeration_count && !same; i++) {
        lua_rawgeti(L, -1, i);
        same = is_same(L, scalar);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return same;
}

/* Negative, zero or positive: the number against a bound. */
static int against_bound(const struct hwm_scalar *scalar, const struct hwm_bound *bound)
{
    if (scalar->type == HWM_INTEGER && bound->whole) {
        return (scalar->integer > bound->integer) - (scalar->integer < bound->integer);
    } else {
        double value = scalar->type == HWM_INTEGER ? (double)scalar->integer : scalar->real;
        return (value > bound->real) - (value < bound->real);
    }
}

static bool is_number(const struct hwm_scalar *scalar)
{
    return scalar->type == HWM_INTEGER || scalar->type == HWM_REAL;
}

/* Where the facts give an enumeration and a range, a value that satisfies one of them passes. */
static bool check_choice(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                         int index, const struct hwm_scalar *scalar)
{
    bool ranged = is_number(scalar) && (field->minimum.given || field->maximum.given);
    bool enumerated = field->enumeration_slot != 0;

    return (!ranged && !enumerated) ||
           (enumerated && is_enumerated(encoder->L, field, slots, scalar)) ||
           (ranged && !(field->minimum.given && against_bound(scalar, &field->minimum) < 0) &&
            !(field->maximum.given && against_bound(scalar, &field->maximum) > 0)) ||
           hwm_choice_problem(encoder, field, slots, index, enumerated, ranged);
}

static bool is_within(size_t count, const struct hwm_bound *minimum,
                      const struct hwm_bound *maximum)
{
    return !(minimum->given && (double)count < minimum->real) &&
           !(maximum->given && (double)count > maximum->real);
}

static bool check_length(struct hwm_encoder *encoder, const struct hwm_field *field,
                         const struct hwm_scalar *scalar)
{
    const struct hwm_bound *minimum = &field->minimum_length;
    const struct hwm_bound *maximum = &field->maximum_length;
    size_t count;
    size_t bad = 0;

    if (scalar->type != HWM_STRING || (!minimum->given && !maximum->given)) {
        return true;
    }
    /* There are no more characters than bytes; the writer looks at the encoding anyway. */
    if (!minimum->given && (double)scalar->length <= maximum->real) {
        return true;
    }
    if (!hwm_utf8_length(scalar->bytes, scalar->length, &count, &bad)) {
        return hwm_problem_utf8(&encoder->problem, encoder->path, bad);
    }
    return is_within(count, minimum, maximum) || hwm_length_problem(encoder, field, count);
}

bool hwm_scalar_check(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                      int index, struct hwm_scalar *scalar)
{
    lua_State *L = encoder->L;
    index = hwm_absindex(L, index);
    if (field->type != HWM_STRING && !hwm_isinteger(L, index) &&
        lua_type(L, index) == LUA_TNUMBER) {
        double value = (double)lua_tonumber(L, index);
        if (value != value || isinf(value)) {
            return hwm_problem_at(&encoder->problem, encoder->path, "number",
                                  "must be a finite number");
        }
    }
    if (!read_scalar(L, field->type, index, scalar)) {
        return hwm_type_problem(encoder, field, slots, index);
    }
    return !encoder->validate || !field->ruled ||
           (check_choice(encoder, field, slots, index, scalar) &&
            check_length(encoder, field, scalar));
}

bool hwm_list_size_check(struct hwm_encoder *encoder, const struct hwm_field *field, int index,
                         size_t *count)
{
    return hwm_list_check(encoder, index, count) &&
           (!encoder->validate || is_within(*count, &field->minimum_items, &field->maximum_items) ||
            hwm_items_problem(encoder, field, *count));
}
