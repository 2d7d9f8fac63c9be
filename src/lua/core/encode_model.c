#include "lua/core/encode_model.h"

#include "lua/core/encode_any.h"
#include "lua/core/rules.h"
#include "lua/core/wording.h"

/* -- Lists ------------------------------------------------------------------------------------- */

struct list {
    const struct hwm_field *field;
    int slots;       /* as in hwm_encode_field */
    int child_slots; /* stack index of the slots table of the items' model */
};

static bool encode_item(struct hwm_encoder *encoder, const void *context)
{
    lua_State *L = encoder->L;
    const struct list *list = context;
    const struct hwm_field *field = list->field;
    struct hwm_scalar scalar;

    if (hwm_is_null(L, -1)) {
        return hwm_problem_at(&encoder->problem, encoder->path, "null", "cannot be null");
    }
    if (field->type == HWM_MODEL) {
        return lua_istable(L, -1) ? hwm_encode_model(encoder, field->model, list->child_slots)
                                  : hwm_type_problem(encoder, field, list->slots, -1);
    }
    return hwm_scalar_check(encoder, field, list->slots, -1, &scalar) &&
           hwm_scalar_json(encoder, &scalar);
}

/* The list on top. */
static bool encode_list(struct hwm_encoder *encoder, const struct hwm_field *field, int slots)
{
    lua_State *L = encoder->L;
    int table = lua_gettop(L);
    struct list list = {field, slots, table + 1};
    size_t count;

    if (!hwm_encode_enter(encoder, 0)) {
        return false;
    }
    if (field->sized && !hwm_list_size_check(encoder, field, table, &count)) {
        return false;
    }
    if (field->type == HWM_MODEL) {
        lua_rawgeti(L, slots, field->model_slot);
    }
    if (!hwm_encode_items(encoder, table, encode_item, &list)) {
        return false;
    }
    lua_settop(L, table);
    encoder->depth--;
    return true;
}

/* -- Fields and objects ------------------------------------------------------------------------ */

bool hwm_encode_field(struct hwm_encoder *encoder, const struct hwm_field *field, int slots)
{
    lua_State *L = encoder->L;
    struct hwm_scalar scalar;
    bool done;

    if ((field->list || field->type == HWM_MODEL) && !lua_istable(L, -1)) {
        return hwm_type_problem(encoder, field, slots, -1);
    }
    if (field->list) {
        return encode_list(encoder, field, slots);
    }
    if (field->type == HWM_MODEL) {
        lua_rawgeti(L, slots, field->model_slot);
        lua_insert(L, -2);
        done = hwm_encode_model(encoder, field->model, lua_gettop(L) - 1);
        if (done) {
            lua_remove(L, -2);
        }
        return done;
    }
    return hwm_scalar_check(encoder, field, slots, -1, &scalar) &&
           hwm_scalar_json(encoder, &scalar);
}

static void append_key(struct hwm_encoder *encoder, const struct hwm_field *field)
{
    struct hwm_buffer *buffer = encoder->buffer;
    size_t comma = buffer->length > 0 && buffer->bytes[buffer->length - 1] == '{' ? 1 : 0;
    hwm_buffer_append(buffer, field->json_key + comma, field->json_key_length - comma);
}

/* [-1, +0] The value on top is what was given for the field; the path points at it. */
static bool encode_member(struct hwm_encoder *encoder, const struct hwm_field *field, int slots)
{
    lua_State *L = encoder->L;
    bool done = true;

    if (field->discarded) {
        hwm_encode_discard(encoder);
    } else if (!hwm_is_null(L, -1)) {
        append_key(encoder, field);
        done = hwm_encode_field(encoder, field, slots);
    } else if (field->required) {
        done = hwm_problem_at(&encoder->problem, encoder->path, "null",
                              "is required and cannot be null");
    } else {
        append_key(encoder, field);
        hwm_buffer_append(encoder->buffer, "null", 4);
    }
    if (done) {
        lua_pop(L, 1);
    }
    return done;
}

/*
 * The keys of the table on top that the model does not have: an error, or (validate = false) sent
 * as they are.
 */
static bool encode_rest(struct hwm_encoder *encoder, const struct hwm_model *model)
{
    lua_State *L = encoder->L;
    int table = lua_gettop(L);

    lua_pushnil(L);
    while (lua_next(L, table)) {
        struct hwm_path path = {encoder->path, NULL, 0, 0};
        if (lua_type(L, -2) == LUA_TSTRING) {
            path.key = lua_tolstring(L, -2, &path.key_length);
            if (hwm_fields_find(model->fields, &model->names, path.key, path.key_length) >= 0) {
                lua_pop(L, 1);
                continue;
            }
            if (encoder->validate) {
                return hwm_problem_at(&encoder->problem, &path, "unknown", "is not a field of %s",
                                      model->name);
            }
        }
        if (!hwm_encode_pair(encoder)) {
            return false;
        }
        lua_pop(L, 1);
    }
    return true;
}

/*
 * Index of the field whose name is the key at stack index -2, or -1. `guess` is where it was in the
 * table before: tables that are made alike give their keys in the same order.
 */
static int find_key(lua_State *L, const struct hwm_model *model, unsigned *guess)
{
    size_t length;
    const char *name;
    int index;

    if (lua_type(L, -2) != LUA_TSTRING) {
        return -1;
    }
    name = lua_tolstring(L, -2, &length);
    if (model->fields[*guess].name == name) {
        return (int)*guess;
    }
    index = hwm_fields_find(model->fields, &model->names, name, length);
    *guess = index < 0 ? *guess : (unsigned)index;
    return index;
}

/*
 * [-0, +model->count] The values of the table on top, in the order of the fields; nil for those it
 * does not have. False when it has keys that the model does not.
 */
static bool spread(lua_State *L, struct hwm_model *model)
{
    int table = lua_gettop(L);
    unsigned *guess = &model->first_given;
    bool known = true;

    lua_settop(L, table + (int)model->count);
    lua_pushnil(L);
    while (lua_next(L, table)) {
        int index = model->count > 0 ? find_key(L, model, guess) : -1;
        if (index >= 0) {
            guess = &model->fields[index].next_given;
            lua_replace(L, table + 1 + index);
        } else {
            lua_pop(L, 1);
            known = false;
        }
    }
    return known;
}

/*
 * [-0, +0] The value at index, of a type that is not nil, is what was given for the field; the path
 * points at it.
 */
static bool encode_spread_member(struct hwm_encoder *encoder, const struct hwm_field *field,
                                 int slots, int index, int type)
{
    lua_State *L = encoder->L;
    struct hwm_scalar scalar;

    if (field->list || field->type == HWM_MODEL || field->discarded || type == LUA_TLIGHTUSERDATA) {
        lua_pushvalue(L, index);
        return encode_member(encoder, field, slots);
    }
    append_key(encoder, field);
    return hwm_scalar_check(encoder, field, slots, index, &scalar) &&
           hwm_scalar_json(encoder, &scalar);
}

/* The values that spread has put from stack index `first` on. */
static bool encode_spread(struct hwm_encoder *encoder, const struct hwm_model *model, int slots,
                          int first)
{
    struct hwm_path path = {encoder->path, NULL, 0, 0};
    unsigned i;

    encoder->path = &path;
    for (i = 0; i < model->count; i++) {
        const struct hwm_field *field = &model->fields[i];
        int type = lua_type(encoder->L, first + (int)i);
        if (type == LUA_TNIL && !field->required) {
            continue;
        }
        path.key = field->name;
        path.key_length = field->name_length;
        if (type == LUA_TNIL) {
            return hwm_problem_at(&encoder->problem, &path, "required", "is required");
        }
        if (!encode_spread_member(encoder, field, slots, first + (int)i, type)) {
            return false;
        }
    }
    encoder->path = path.parent;
    return true;
}

bool hwm_encode_members(struct hwm_encoder *encoder, struct hwm_model *model, int slots,
                        bool *known)
{
    int table = lua_gettop(encoder->L);

    *known = spread(encoder->L, model);
    if (!encode_spread(encoder, model, slots, table + 1)) {
        return false;
    }
    lua_settop(encoder->L, table);
    return true;
}

bool hwm_encode_model(struct hwm_encoder *encoder, struct hwm_model *model, int slots)
{
    bool known;

    if (!hwm_encode_enter(encoder, model->count)) {
        return false;
    }
    hwm_buffer_append_byte(encoder->buffer, '{');
    if (!hwm_encode_members(encoder, model, slots, &known)) {
        return false;
    }
    if (!known && !encode_rest(encoder, model)) {
        return false;
    }
    hwm_buffer_append_byte(encoder->buffer, '}');
    encoder->depth--;
    return true;
}
