#include "lua/core/wording.h"

#include <math.h>

#include "json/number.h"
#include "json/utf8.h"
#include "lua/core/scalar.h"

/* -- Pieces ------------------------------------------------------------------------------------ */

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

/* -- Sentences --------------------------------------------------------------------------------- */

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
    if (lua_type(L, index) == LUA_TSTRING && hwm_scalar_digits(L, index, &value)) {
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
    static const char *const phrases[] = {HWM_TYPES(HWM_TYPE_PHRASE)};
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
        add_text(&line, phrases[field->type]);
        add_suggestion(&line, L, field, slots, index);
    }
    add_text(&line, ", not ");
    add_received(&line, L, field, index);
    return hwm_problem_at(&encoder->problem, encoder->path, "type", "must be %s", line.text);
}

bool hwm_choice_problem(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
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

/* "must have between 1 and 100 items, not 250"; `parts` is the plural. */
static bool count_problem(struct hwm_encoder *encoder, const char *rule, const char *parts,
                          const struct hwm_bound *minimum, const struct hwm_bound *maximum,
                          size_t count)
{
    bool one = maximum->given ? maximum->integer == 1 : minimum->integer == 1;
    int length = (int)strlen(parts) - one;
    struct line line = {"", 0};

    add_range(&line, minimum, maximum);
    return hwm_problem_at(&encoder->problem, encoder->path, rule, "must have %s %.*s, not %lu",
                          line.text, length, parts, (unsigned long)count);
}

bool hwm_length_problem(struct hwm_encoder *encoder, const struct hwm_field *field, size_t count)
{
    return count_problem(encoder, "length", "characters", &field->minimum_length,
                         &field->maximum_length, count);
}

bool hwm_items_problem(struct hwm_encoder *encoder, const struct hwm_field *field, size_t count)
{
    return count_problem(encoder, "items", "items", &field->minimum_items, &field->maximum_items,
                         count);
}
