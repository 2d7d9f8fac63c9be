#include "lua/core/operation.h"

#include "text/ascii.h"

static const luaL_Reg no_methods[] = {{NULL, NULL}};

static int operation_tostring(lua_State *L);

static const luaL_Reg operation_metamethods[] = {{"__tostring", operation_tostring}, {NULL, NULL}};

static const struct hwm_class operation_class = {"hwmeeting.operation", no_methods,
                                                 operation_metamethods};

static int operation_tostring(lua_State *L)
{
    const struct hwm_operation *operation = hwm_operation_check(L, 1);
    lua_pushfstring(L, "hwmeeting operation %s", operation->id);
    return 1;
}

void hwm_operation_register(lua_State *L)
{
    hwm_class_register(L, &operation_class);
}

struct hwm_operation *hwm_operation_check(lua_State *L, int index)
{
    return hwm_class_check(L, index, &operation_class);
}

bool hwm_same_header(const struct hwm_field *field, const char *name, size_t length)
{
    return field->name_length == length && hwm_ascii_same(field->name, name, length);
}

/* The stack of hwm_operation_new. */
enum { DEFINITION = 1, OPERATION, SLOTS };

/* [-0, +0] A required string of the definition, kept alive in slots[slot]. */
static const char *get_text(lua_State *L, const char *key, int slot)
{
    const char *text;
    hwm_rawget_field(L, DEFINITION, key);
    if (lua_type(L, -1) != LUA_TSTRING) {
        luaL_error(L, "an operation needs %s, a string", key);
    }
    text = lua_tostring(L, -1);
    lua_rawseti(L, SLOTS, slot);
    return text;
}

static enum hwm_place get_place(lua_State *L, int field, const char *name)
{
    static const char *const places[] = {"path", "query", "header"};
    const char *place;
    int i;
    hwm_rawget_field(L, field, "place");
    place = lua_tostring(L, -1);
    for (i = 0; place != NULL && i < 3; i++) {
        if (strcmp(place, places[i]) == 0) {
            lua_pop(L, 1);
            return (enum hwm_place)i;
        }
    }
    luaL_error(L, "place of %s must be path, query or header", name);
    return HWM_QUERY;
}

/* Each {name} of the path must be a path parameter, and the other way round. */
static void check_path(lua_State *L, const struct hwm_operation *operation)
{
    const char *p = operation->path;
    unsigned expected = 0;
    unsigned seen = 0;
    unsigned i;

    for (i = 0; i < operation->count; i++) {
        expected += operation->parameters[i].place == HWM_PATH;
    }
    while ((p = strchr(p, '{')) != NULL) {
        const char *end = strchr(p, '}');
        bool known = false;
        for (i = 0; end != NULL && i < operation->count; i++) {
            const struct hwm_field *field = &operation->fields[i];
            known = known || (operation->parameters[i].place == HWM_PATH &&
                              field->name_length == (size_t)(end - p - 1) &&
                              memcmp(field->name, p + 1, field->name_length) == 0);
        }
        if (!known) {
            luaL_error(L, "%s: the path names a parameter that is not defined", operation->id);
        }
        seen++;
        p++;
    }
    if (seen != expected) {
        luaL_error(L, "%s: a path parameter is missing in the path", operation->id);
    }
}

static void compile_parameters(lua_State *L, struct hwm_operation *operation, int *next_slot)
{
    int definitions;
    unsigned count = 0;
    unsigned i;

    hwm_rawget_field(L, DEFINITION, "parameters");
    definitions = lua_gettop(L);
    if (lua_istable(L, definitions)) {
        if (hwm_rawlen(L, definitions) > 1000) {
            luaL_error(L, "%s has too many parameters", operation->id);
        }
        count = (unsigned)hwm_rawlen(L, definitions);
    }
    operation->fields = hwm_fields_new(L, count, &operation->names);
    lua_rawseti(L, SLOTS, -1);
    operation->parameters = hwm_newuserdata(L, (count + 1) * sizeof(struct hwm_parameter));
    memset(operation->parameters, 0, (count + 1) * sizeof(struct hwm_parameter));
    lua_rawseti(L, SLOTS, -2);
    for (i = 0; i < count; i++) {
        struct hwm_field *field = &operation->fields[i];
        struct hwm_parameter *parameter = &operation->parameters[i];
        lua_rawgeti(L, definitions, (int)i + 1);
        hwm_field_compile(L, -1, SLOTS, (*next_slot)++, next_slot, field);
        parameter->place = get_place(L, -1, field->name);
        parameter->filled_in = field->required && field->enumeration_count == 1;
        parameter->content_type =
            parameter->place == HWM_HEADER && hwm_same_header(field, "Content-Type", 12);
        if (field->type == HWM_MODEL || field->type == HWM_FILE ||
            (field->list && parameter->place != HWM_QUERY)) {
            luaL_error(L, "%s: parameter %s must be a plain value", operation->id, field->name);
        }
        hwm_fields_add_name(operation->fields, &operation->names, i);
        operation->count = i + 1;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void compile_body(lua_State *L, struct hwm_operation *operation, int *next_slot)
{
    static const char *const kinds[] = {"none", "object", "array", "map", "multipart"};
    struct hwm_field *body = &operation->body;
    const char *kind;
    int i;

    hwm_rawget_field(L, DEFINITION, "body");
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return;
    }
    if (!lua_istable(L, -1)) {
        luaL_error(L, "%s: body must be a table", operation->id);
    }
    hwm_rawget_field(L, -1, "kind");
    kind = lua_tostring(L, -1);
    for (i = 0; kind != NULL && i < 5 && strcmp(kind, kinds[i]) != 0; i++) {
    }
    if (kind == NULL || i == 5) {
        luaL_error(L, "%s: body.kind must be none, object, array, map or multipart", operation->id);
    }
    lua_pop(L, 1);
    operation->body_kind = (enum hwm_body)i;
    if (operation->body_kind != HWM_BODY_NONE) {
        hwm_field_compile_type(L, lua_gettop(L), SLOTS, next_slot, body);
        body->name = "body";
        body->name_length = 4;
        body->list = operation->body_kind == HWM_BODY_ARRAY;
        hwm_rawget_field(L, -1, "required");
        body->required = lua_isnil(L, -1) || lua_toboolean(L, -1);
        lua_pop(L, 1);
        if (body->type != HWM_MODEL && (operation->body_kind == HWM_BODY_OBJECT ||
                                        operation->body_kind == HWM_BODY_MULTIPART)) {
            luaL_error(L, "%s: this kind of body needs a model", operation->id);
        }
    }
    lua_pop(L, 1);
}

static void compile_answer(lua_State *L, struct hwm_operation *operation, int *next_slot)
{
    const char *kind;
    hwm_rawget_field(L, DEFINITION, "answer");
    if (lua_istable(L, -1)) {
        hwm_rawget_field(L, -1, "kind");
        kind = lua_tostring(L, -1);
        if (kind == NULL || (strcmp(kind, "none") != 0 && strcmp(kind, "object") != 0 &&
                             strcmp(kind, "array") != 0)) {
            luaL_error(L, "%s: answer.kind must be none, object or array", operation->id);
            return;
        }
        operation->answered = strcmp(kind, "none") != 0;
        if (operation->answered) {
            hwm_field_compile_type(L, lua_gettop(L) - 1, SLOTS, next_slot, &operation->answer);
            operation->answer.list = strcmp(kind, "array") == 0;
            operation->answer.name = "";
            operation->answer.owner =
                operation->answer.model != NULL ? operation->answer.model->name : NULL;
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

int hwm_operation_new(lua_State *L)
{
    struct hwm_operation *operation;
    int next_slot = 1;

    luaL_checktype(L, DEFINITION, LUA_TTABLE);
    lua_settop(L, DEFINITION);
    operation = hwm_class_new(L, &operation_class, sizeof *operation);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    hwm_setuservalue(L, OPERATION);
    operation->id = get_text(L, "id", next_slot++);
    operation->method_slot = next_slot++;
    operation->method = get_text(L, "method", operation->method_slot);
    operation->path = get_text(L, "path", next_slot++);
    operation->path_length = strlen(operation->path);
    compile_parameters(L, operation, &next_slot);
    check_path(L, operation);
    compile_body(L, operation, &next_slot);
    compile_answer(L, operation, &next_slot);
    lua_settop(L, OPERATION);
    return 1;
}
