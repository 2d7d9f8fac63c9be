#include "lua/core/model.h"

#include <limits.h>
#include <math.h>

static const luaL_Reg no_methods[] = {{NULL, NULL}};

static int model_tostring(lua_State *L);

static const luaL_Reg model_metamethods[] = {{"__tostring", model_tostring}, {NULL, NULL}};

static const struct hwm_class model_class = {"hwmeeting.model", no_methods, model_metamethods};

static int model_tostring(lua_State *L)
{
    const struct hwm_model *model = hwm_class_check(L, 1, &model_class);
    lua_pushfstring(L, "hwmeeting model %s", model->name);
    return 1;
}

void hwm_model_register(lua_State *L)
{
    hwm_class_register(L, &model_class);
}

/* -- Names ------------------------------------------------------------------------------------- */

/* Length, ends and middle tell the names of one model apart well enough. */
static unsigned hash_name(const char *name, size_t length)
{
    const unsigned char *s = (const unsigned char *)name;
    unsigned hash = (unsigned)length * 2654435769u;
    if (length > 0) {
        hash ^= s[0] * 40503u;
        hash ^= s[length - 1] * 2246822519u;
        hash ^= s[length / 2] * 3266489917u;
        hash ^= s[length / 4] * 668265263u;
    }
    return hash ^ (hash >> 15);
}

int hwm_fields_find(const struct hwm_field *fields, const struct hwm_names *names, const char *name,
                    size_t length)
{
    unsigned place;
    if (names->table == NULL) {
        return -1;
    }
    place = hash_name(name, length) & names->mask;
    while (names->table[place] != 0) {
        unsigned index = names->table[place] - 1u;
        if (fields[index].name == name || (fields[index].name_length == length &&
                                           memcmp(fields[index].name, name, length) == 0)) {
            return (int)index;
        }
        place = (place + 1) & names->mask;
    }
    return -1;
}

void hwm_fields_add_name(const struct hwm_field *fields, struct hwm_names *names, unsigned index)
{
    unsigned place = hash_name(fields[index].name, fields[index].name_length) & names->mask;
    while (names->table[place] != 0) {
        place = (place + 1) & names->mask;
    }
    names->table[place] = (uint16_t)(index + 1);
}

struct hwm_field *hwm_fields_new(lua_State *L, unsigned count, struct hwm_names *names)
{
    size_t fields_size = count * sizeof(struct hwm_field);
    unsigned size = 4;
    char *block;

    while (size < 2 * count) {
        size *= 2;
    }
    block = hwm_newuserdata(L, fields_size + size * sizeof(uint16_t));
    memset(block, 0, fields_size + size * sizeof(uint16_t));
    names->table = (uint16_t *)(void *)(block + fields_size);
    names->mask = size - 1;
    return (struct hwm_field *)(void *)block;
}

/* -- One field --------------------------------------------------------------------------------- */

void hwm_rawget_field(lua_State *L, int table, const char *key)
{
    table = hwm_absindex(L, table);
    lua_pushstring(L, key);
    lua_rawget(L, table);
}

static bool get_flag(lua_State *L, int table, const char *key)
{
    bool flag;
    hwm_rawget_field(L, table, key);
    flag = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return flag;
}

static struct hwm_bound get_bound(lua_State *L, int table, const char *key)
{
    struct hwm_bound bound = {false, false, 0, 0};
    hwm_rawget_field(L, table, key);
    if (!lua_isnil(L, -1)) {
        if (lua_type(L, -1) != LUA_TNUMBER) {
            luaL_error(L, "%s of a field must be a number", key);
        }
        bound.given = true;
        bound.real = (double)lua_tonumber(L, -1);
        if (hwm_isinteger(L, -1)) {
            bound.whole = true;
            bound.integer = (int64_t)lua_tointeger(L, -1);
        } else if (bound.real == floor(bound.real) && fabs(bound.real) <= 9007199254740992.0) {
            bound.whole = true;
            bound.integer = (int64_t)bound.real;
        }
    }
    lua_pop(L, 1);
    return bound;
}

/* [-1, +0] slots[*next_slot] = the value on top; returns the slot. */
static int keep(lua_State *L, int slots, int *next_slot)
{
    lua_rawseti(L, slots, *next_slot);
    return (*next_slot)++;
}

/* A name that is no type's is a model's. */
static enum hwm_type type_of_name(const char *name)
{
    static const char *const words[] = {HWM_TYPES(HWM_TYPE_WORD)};
    int type = HWM_STRING;
    while (type < HWM_MODEL && strcmp(words[type], name) != 0) {
        type++;
    }
    return (enum hwm_type)type;
}

void hwm_field_compile_type(lua_State *L, int definition, int slots, int *next_slot,
                            struct hwm_field *field)
{
    const char *type;
    hwm_rawget_field(L, definition, "type");
    type = lua_tostring(L, -1);
    if (type == NULL) {
        luaL_error(L, "a field needs a type");
    }
    field->type = type_of_name(type);
    field->list = get_flag(L, definition, "list");
    field->minimum_items = get_bound(L, definition, "minimum_items");
    field->maximum_items = get_bound(L, definition, "maximum_items");
    field->sized = field->minimum_items.given || field->maximum_items.given;
    if (field->type == HWM_MODEL) {
        struct hwm_model *model;
        hwm_rawget_field(L, definition, "model");
        model = hwm_class_test(L, -1, &model_class);
        if (model == NULL) {
            luaL_error(L, "type %s needs its descriptor in the key `model`", type);
        }
        field->model = model;
        hwm_getuservalue(L, -1);
        field->model_slot = keep(L, slots, next_slot);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/*
 * [-1, +0] Keeps the name on top. Only printable ASCII without '"' and '\' is taken, so that a name
 * needs no escape in JSON and no encoding in a header.
 */
static void set_name(lua_State *L, int slots, int name_slot, struct hwm_field *field)
{
    size_t length = 0;
    const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &length) : NULL;
    size_t i;
    if (name == NULL || length == 0 || length > 255) {
        luaL_error(L, "a field needs a name of 1 to 255 characters");
        return;
    }
    for (i = 0; i < length; i++) {
        if (name[i] <= 0x20 || name[i] >= 0x7F || name[i] == '"' || name[i] == '\\') {
            luaL_error(L, "the name of a field must be printable ASCII: %s", name);
        }
    }
    field->name = name;
    field->name_length = (unsigned)length;
    field->name_slot = name_slot;
    lua_rawseti(L, slots, name_slot);
}

/* [-0, +0] The enumeration on top: its small integers as bits. */
static void set_small_choices(lua_State *L, struct hwm_field *field)
{
    int i;
    for (i = 1; i <= field->enumeration_count; i++) {
        lua_Number value;
        lua_rawgeti(L, -1, i);
        value = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : -1;
        lua_pop(L, 1);
        if (value >= 0 && value < 64 && value == floor(value)) {
            field->small_choices |= UINT64_C(1) << (unsigned)value;
        }
    }
}

static void set_enumeration(lua_State *L, int definition, int slots, int *next_slot,
                            struct hwm_field *field)
{
    hwm_rawget_field(L, definition, "enumeration");
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    if (!lua_istable(L, -1) || hwm_rawlen(L, -1) > INT_MAX) {
        luaL_error(L, "enumeration of %s must be a list", field->name);
    }
    field->enumeration_count = (int)hwm_rawlen(L, -1);
    if (field->enumeration_count == 0) {
        lua_pop(L, 1);
        return;
    }
    set_small_choices(L, field);
    field->enumeration_slot = keep(L, slots, next_slot);
}

void hwm_field_compile(lua_State *L, int definition, int slots, int name_slot, int *next_slot,
                       struct hwm_field *field)
{
    definition = hwm_absindex(L, definition);
    slots = hwm_absindex(L, slots);
    if (!lua_istable(L, definition)) {
        luaL_error(L, "a field must be a table");
    }
    hwm_rawget_field(L, definition, "name");
    set_name(L, slots, name_slot, field);
    lua_pushfstring(L, ",\"%s\":", field->name);
    field->json_key = lua_tolstring(L, -1, &field->json_key_length);
    keep(L, slots, next_slot);
    hwm_field_compile_type(L, definition, slots, next_slot, field);
    set_enumeration(L, definition, slots, next_slot, field);
    field->required = get_flag(L, definition, "required");
    field->discarded = get_flag(L, definition, "discarded");
    field->secret = get_flag(L, definition, "secret");
    field->skip = get_flag(L, definition, "skip");
    field->minimum = get_bound(L, definition, "minimum");
    field->maximum = get_bound(L, definition, "maximum");
    field->minimum_length = get_bound(L, definition, "minimum_length");
    field->maximum_length = get_bound(L, definition, "maximum_length");
    field->ruled = field->minimum.given || field->maximum.given || field->minimum_length.given ||
                   field->maximum_length.given || field->enumeration_slot != 0;
}

/* -- Models ------------------------------------------------------------------------------------ */

int hwm_model_declare(lua_State *L)
{
    struct hwm_model *model;
    luaL_checktype(L, 1, LUA_TSTRING);
    lua_settop(L, 1);
    model = hwm_class_new(L, &model_class, sizeof *model);
    lua_newtable(L);
    lua_pushvalue(L, 1);
    lua_setfield(L, -2, "name");
    lua_pushvalue(L, 2);
    lua_rawseti(L, -2, 0);
    hwm_setuservalue(L, 2);
    model->name = lua_tostring(L, 1);
    return 1;
}

int hwm_model_define(lua_State *L)
{
    enum { MODEL = 1, DEFINITIONS, SLOTS, BLOCK };
    struct hwm_model *model = hwm_class_check(L, MODEL, &model_class);
    struct hwm_field *fields;
    struct hwm_names names;
    bool skips_others = lua_toboolean(L, DEFINITIONS + 1);
    unsigned count;
    unsigned i;
    int next_slot;

    luaL_checktype(L, DEFINITIONS, LUA_TTABLE);
    lua_settop(L, DEFINITIONS);
    if (model->fields != NULL) {
        return luaL_error(L, "model %s is already defined", model->name);
    }
    if (hwm_rawlen(L, DEFINITIONS) > INT16_MAX) {
        return luaL_error(L, "model %s has too many fields", model->name);
    }
    count = (unsigned)hwm_rawlen(L, DEFINITIONS);
    hwm_getuservalue(L, MODEL);
    fields = hwm_fields_new(L, count, &names);
    next_slot = (int)count + 1;
    for (i = 0; i < count; i++) {
        lua_rawgeti(L, DEFINITIONS, (int)i + 1);
        hwm_field_compile(L, -1, SLOTS, (int)i + 1, &next_slot, &fields[i]);
        lua_pop(L, 1);
        if (hwm_fields_find(fields, &names, fields[i].name, fields[i].name_length) >= 0) {
            return luaL_error(L, "model %s has the field %s twice", model->name, fields[i].name);
        }
        hwm_fields_add_name(fields, &names, i);
        fields[i].owner = model->name;
        fields[i].follower = i + 1 < count ? i + 1 : 0;
    }
    lua_pushvalue(L, BLOCK);
    lua_rawseti(L, SLOTS, -1);
    model->count = count;
    model->names = names;
    model->skips_others = skips_others;
    model->last_size = count < 8 ? count : 8;
    model->fields = fields;
    return 0;
}
