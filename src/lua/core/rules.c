/*
 * What a value must be: types, ranges, lengths, enumerations, and the words for a value that is
 * not.
 */
#include "lua/core/encoder.h"

#include <math.h>

#include "json/utf8.h"
#include "json/writer.h"

/* -- Words ------------------------------------------------------------------------------------- */

/* A text that is cut, never overrun. */
struct line {
    char text[200];
    size_t length;
};

static void add(struct line *line, const char *bytes, size_t length)
{
    size_t room = sizeof line->text - 1 - line->length;
    if (length > room) {
        length = 0; /* words are dropped whole, so no character is cut */
    }
    memcpy(line->text + line->length, bytes, length);
    line->length += length;
    line->text[line->length] = '\0';
}

static void add_text(struct line *line, const char *text)
{
    add(line, text, strlen(text));
}

/* A string in quotes, shortened to about forty bytes, fit for one line. */
static void add_quoted(struct line *line, const char *bytes, size_t length)
{
    const char *p = bytes;
    const char *end = bytes + length;
    add_text(line, "\"");
    while (p < end && p - bytes < 40) {
        size_t step = (unsigned char)*p < 0x80 ? 1 : hwm_utf8_sequence(p, end);
        if (step == 0 || (unsigned char)*p < 0x20 || *p == 0x7F) {
            add_text(line, "?");
            step = 1;
        } else {
            add(line, p, step);
        }
        p += step;
    }
    add_text(line, p < end ? "...\"" : "\"");
}

static void add_real(struct line *line, double value)
{
    char digits[HWM_NUMBER_SIZE];
    if (value != value) {
        add_text(line, "nan");
    } else if (isinf(value)) {
        add_text(line, value < 0 ? "-inf" : "inf");
    } else {
        add(line, digits, hwm_number_write_real(digits, value));
    }
}

static void add_integer(struct line *line, int64_t value)
{
    char digits[HWM_NUMBER_SIZE];
    add(line, digits, hwm_number_write_integer(digits, value));
}

static void add_bound(struct line *line, const struct hwm_bound *bound)
{
    if (bound->whole) {
        add_integer(line, bound->integer);
    } else {
        add_real(line, bound->real);
    }
}

/* The Lua value at index, as one would write it. */
static void add_value(struct line *line, lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TSTRING: {
        size_t length;
        const char *bytes = lua_tolstring(L, index, &length);
        add_quoted(line, bytes, length);
        break;
    }
    case LUA_TNUMBER:
        if (hwm_isinteger(L, index)) {
            add_integer(line, (int64_t)lua_tointeger(L, index));
        } else {
            add_real(line, (double)lua_tonumber(L, index));
        }
        break;
    case LUA_TBOOLEAN: add_text(line, lua_toboolean(L, index) ? "true" : "false"); break;
    default:
        add_text(line, hwm_is_null(L, index) ? "null" : "a ");
        add_text(line, hwm_is_null(L, index) ? "" : luaL_typename(L, index));
        break;
    }
}

/* A secret value is told by its type only. */
static void add_received(struct line *line, lua_State *L, const struct hwm_field *field, int index)
{
    if (field->secret) {
        add_text(line, "a ");
        add_text(line, luaL_typename(L, index));
    } else {
        add_value(line, L, index);
    }
}

/* `"a", "b" or "c"` */
static void add_enumeration(struct line *line, lua_State *L, const struct hwm_field *field,
                            int slots)
{
    int i;
    lua_rawgeti(L, slots, field->enumeration_slot);
    for (i = 1; i <= field->enumeration_count; i++) {
        if (i > 1) {
            add_text(line, i == field->enumeration_count ? " or " : ", ");
        }
        lua_rawgeti(L, -1, i);
        add_value(line, L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* `between 1 and 500`, `at least 1`, `at most 500` */
static void add_range(struct line *line, const struct hwm_bound *minimum,
                      const struct hwm_bound *maximum)
{
    if (minimum->given && maximum->given) {
        add_text(line, "between ");
        add_bound(line, minimum);
        add_text(line, " and ");
        add_bound(line, maximum);
    } else {
        add_text(line, minimum->given ? "at least " : "at most ");
        add_bound(line, minimum->given ? minimum : maximum);
    }
}

/* -- Types ------------------------------------------------------------------------------------- */

/* True when the string at index is an integer in plain digits that fits 64 bits. */
static bool read_digits(lua_State *L, int index, int64_t *value)
{
    size_t length;
    const char *text = lua_tolstring(L, index, &length);
    const char *cursor = text;
    struct hwm_number number;
    if (hwm_number_read(&cursor, text + length, &number) != HWM_NUMBER_OK ||
        cursor != text + length || number.kind != HWM_NUMBER_INTEGER) {
        return false;
    }
    *value = number.integer;
    return true;
}

static void suggest_string(struct line *line, lua_State *L, const struct hwm_field *field,
                           int slots, int index)
{
    if (lua_type(L, index) == LUA_TNUMBER) {
        add_text(line, ": \"");
        add_value(line, L, index);
        add_text(line, "\"");
    } else if (lua_type(L, index) == LUA_TBOOLEAN && field->enumeration_count > 0) {
        add_text(line, ": ");
        add_enumeration(line, L, field, slots);
    }
}

static void suggest_integer(struct line *line, lua_State *L, int index)
{
    int64_t value;
    if (lua_type(L, index) == LUA_TSTRING && read_digits(L, index, &value)) {
        add_text(line, ": ");
        add_integer(line, value);
    } else if (lua_type(L, index) == LUA_TBOOLEAN) {
        add_text(line, lua_toboolean(L, index) ? ": 1" : ": 0");
    }
}

static void suggest_boolean(struct line *line, lua_State *L, int index)
{
    size_t length = 0;
    const char *text = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : "";
    bool number = lua_type(L, index) == LUA_TNUMBER;
    if ((number && lua_tonumber(L, index) == 1) || strcmp(text, "true") == 0 ||
        strcmp(text, "1") == 0) {
        add_text(line, ": true");
    } else if ((number && lua_tonumber(L, index) == 0) || strcmp(text, "false") == 0 ||
               strcmp(text, "0") == 0) {
        add_text(line, ": false");
    }
}

/* The right form of the value at index, where one can be shown. */
static void add_suggestion(struct line *line, lua_State *L, const struct hwm_field *field,
                           int slots, int index)
{
    bool scalar = lua_type(L, index) == LUA_TSTRING || lua_type(L, index) == LUA_TNUMBER ||
                  lua_type(L, index) == LUA_TBOOLEAN;
    if (field->secret || !scalar) {
        return;
    }
    switch (field->type) {
    case HWM_STRING: suggest_string(line, L, field, slots, index); break;
    case HWM_INTEGER:
    case HWM_LONG: suggest_integer(line, L, index); break;
    case HWM_REAL: suggest_integer(line, L, index); break;
    case HWM_BOOLEAN: suggest_boolean(line, L, index); break;
    default: break;
    }
}

bool hwm_type_problem(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                      int index)
{
    static const char *const words[] = {"a string",  "an integer", "an integer", "a number",
                                        "a boolean", "a file",     "a table"};
    lua_State *L = encoder->L;
    bool in_list = encoder->path != NULL && encoder->path->key == NULL;
    struct line line = {"", 0};

    index = hwm_absindex(L, index);
    if (field->list && !in_list) {
        add_text(&line, "a list");
        if (!field->secret && !lua_istable(L, index)) {
            add_text(&line, ": { ");
            add_value(&line, L, index);
            add_text(&line, " }");
        }
    } else {
        add_text(&line, words[field->type]);
        add_suggestion(&line, L, field, slots, index);
    }
    add_text(&line, ", not ");
    add_received(&line, L, field, index);
    return hwm_problem_at(&encoder->problem, encoder->path, "type", "must be %s", line.text);
}

/* The number at index as an integer of 64 bits, if it is one. */
static bool to_integer(lua_State *L, int index, int64_t *value)
{
    double real;
    if (hwm_isinteger(L, index)) {
        *value = (int64_t)lua_tointeger(L, index);
        return true;
    }
    real = (double)lua_tonumber(L, index);
    if (real != floor(real) || !(real >= -9223372036854775808.0 && real < 9223372036854775808.0)) {
        return false;
    }
    *value = (int64_t)real;
    return true;
}

/* The type, and the form in which it is sent. */
static bool read_scalar(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                        int index, struct hwm_scalar *scalar)
{
    lua_State *L = encoder->L;
    int type = lua_type(L, index);

    switch (field->type) {
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
        if ((type == LUA_TNUMBER && to_integer(L, index, &scalar->integer)) ||
            (type == LUA_TSTRING && field->type == HWM_LONG &&
             read_digits(L, index, &scalar->integer))) {
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
    return hwm_type_problem(encoder, field, slots, index);
}

/* -- Value rules ------------------------------------------------------------------------------- */

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
        return lua_type(L, -1) == LUA_TNUMBER && to_integer(L, -1, &integer) &&
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

static bool choice_problem(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                           int index, bool enumerated, bool ranged)
{
    struct line line = {"", 0};

    if (enumerated) {
        add_enumeration(&line, encoder->L, field, slots);
    }
    if (enumerated && ranged) {
        add_text(&line, ", or ");
    }
    if (ranged) {
        add_range(&line, &field->minimum, &field->maximum);
    }
    if (!field->secret) {
        add_text(&line, ", not ");
        add_value(&line, encoder->L, index);
    }
    return hwm_problem_at(&encoder->problem, encoder->path, enumerated ? "enumeration" : "range",
                          "must be %s", line.text);
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
           choice_problem(encoder, field, slots, index, enumerated, ranged);
}

static bool utf8_problem(struct hwm_encoder *encoder, size_t bad)
{
    return hwm_problem_at(&encoder->problem, encoder->path, "utf8",
                          "is not well-formed UTF-8 (at byte %lu)", (unsigned long)bad);
}

static bool length_problem(struct hwm_encoder *encoder, const struct hwm_field *field, size_t count)
{
    const struct hwm_bound *minimum = &field->minimum_length;
    const struct hwm_bound *maximum = &field->maximum_length;
    bool one = maximum->given ? maximum->integer == 1 : minimum->integer == 1;
    struct line line = {"", 0};

    add_range(&line, minimum, maximum);
    return hwm_problem_at(&encoder->problem, encoder->path, "length", "must have %s %s, not %lu",
                          line.text, one ? "character" : "characters", (unsigned long)count);
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
        return utf8_problem(encoder, bad);
    }
    return (!(minimum->given && (double)count < minimum->real) &&
            !(maximum->given && (double)count > maximum->real)) ||
           length_problem(encoder, field, count);
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
    if (!read_scalar(encoder, field, slots, index, scalar)) {
        return false;
    }
    return !encoder->validate || !field->ruled ||
           (check_choice(encoder, field, slots, index, scalar) &&
            check_length(encoder, field, scalar));
}

/* -- Forms ------------------------------------------------------------------------------------- */

void hwm_scalar_text(const struct hwm_scalar *scalar, char *digits, const char **bytes,
                     size_t *length)
{
    *bytes = digits;
    switch (scalar->type) {
    case HWM_STRING:
        *bytes = scalar->bytes;
        *length = scalar->length;
        break;
    case HWM_INTEGER: *length = hwm_number_write_integer(digits, scalar->integer); break;
    case HWM_REAL: *length = hwm_number_write_real(digits, scalar->real); break;
    default:
        *bytes = scalar->boolean ? "true" : "false";
        *length = scalar->boolean ? 4 : 5;
        break;
    }
}

bool hwm_scalar_json(struct hwm_encoder *encoder, const struct hwm_scalar *scalar)
{
    struct hwm_buffer *buffer = encoder->buffer;
    size_t bad = 0;
    switch (scalar->type) {
    case HWM_STRING:
        return hwm_json_write_string(buffer, scalar->bytes, scalar->length, &bad) ||
               utf8_problem(encoder, bad);
    case HWM_INTEGER: hwm_json_write_integer(buffer, scalar->integer); return true;
    case HWM_REAL:
        if (scalar->real != scalar->real || isinf(scalar->real)) {
            return hwm_problem_at(&encoder->problem, encoder->path, "number",
                                  "must be a finite number");
        }
        hwm_json_write_real(buffer, scalar->real);
        return true;
    default:
        hwm_buffer_append(buffer, scalar->boolean ? "true" : "false", scalar->boolean ? 4 : 5);
        return true;
    }
}
