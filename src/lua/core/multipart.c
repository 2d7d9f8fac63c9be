/*
 * A multipart body: one part a field, in the order of the catalogue.
 *
 * A `file` field takes the path of a file as a string, or a table: { path = "..." } to stream a
 * file, { data = "..." } to send bytes, each with filename and content_type if wanted. Every other
 * value is sent as plain text, a table as JSON. A list becomes several parts of one name.
 */
#include "lua/core/encode_model.h"
#include "lua/core/request.h"
#include "lua/core/rules.h"
#include "lua/core/wording.h"
#include "text/ascii.h"

/* What the encoder works on while it makes one part: the part (a table) is at this stack index. */
struct part {
    struct hwm_encoder *encoder;
    const struct hwm_field *field;
    int model_slots; /* of the model that the field is in */
    int parts;       /* the list of parts */
    int index;       /* the new part */
};

/* [-1, +0] part[key] = the value on top. */
static void set(const struct part *part, const char *key)
{
    lua_setfield(part->encoder->L, part->index, key);
}

/* A string of a file's description goes into the part, under another name perhaps. */
static bool take_text(const struct part *part, int file, const char *key, const char *as)
{
    struct hwm_encoder *encoder = part->encoder;
    lua_State *L = encoder->L;
    struct hwm_path path = {encoder->path, key, strlen(key), 0};
    const char *bytes;
    size_t length;

    hwm_rawget_field(L, file, key);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        return true;
    }
    if (lua_type(L, -1) != LUA_TSTRING) {
        return hwm_problem_at(&encoder->problem, &path, "type", "must be a string, not a %s",
                              luaL_typename(L, -1));
    }
    bytes = lua_tolstring(L, -1, &length);
    if (strcmp(key, "data") != 0 && (length == 0 || !hwm_ascii_is_one_line(bytes, length))) {
        return hwm_problem_at(&encoder->problem, &path, "characters",
                              "must not be empty or contain CR, LF or NUL");
    }
    set(part, as);
    return true;
}

static bool check_file_keys(const struct part *part, int file)
{
    static const char *const known[] = {"path", "data", "filename", "content_type"};
    struct hwm_encoder *encoder = part->encoder;
    lua_State *L = encoder->L;
    int sources = 0;

    lua_pushnil(L);
    while (lua_next(L, file)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "";
        int i;
        for (i = 0; i < 4 && strcmp(key, known[i]) != 0; i++) {
        }
        if (i == 4) {
            struct hwm_path path = {encoder->path, key, strlen(key), 0};
            return hwm_problem_at(&encoder->problem, &path, "unknown",
                                  "is unknown: a file has path or data, filename, content_type");
        }
        sources += i < 2;
        lua_pop(L, 1);
    }
    return sources == 1 || hwm_problem_at(&encoder->problem, encoder->path, "type",
                                          "must have either path or data");
}

/* The file on top of the stack. */
static bool fill_file(const struct part *part)
{
    struct hwm_encoder *encoder = part->encoder;
    lua_State *L = encoder->L;
    int file = lua_gettop(L);

    if (lua_type(L, file) == LUA_TSTRING) {
        size_t length;
        const char *bytes = lua_tolstring(L, file, &length);
        if (length == 0 || !hwm_ascii_is_one_line(bytes, length)) {
            return hwm_problem_at(&encoder->problem, encoder->path, "characters",
                                  "is the path of a file and must not be empty or contain CR, LF "
                                  "or NUL");
        }
        lua_pushvalue(L, file);
        set(part, "file");
        return true;
    }
    if (!lua_istable(L, file)) {
        return hwm_problem_at(&encoder->problem, encoder->path, "type",
                              "must be the path of a file, { path = \"...\" } or { data = \"...\" }"
                              ", not a %s",
                              luaL_typename(L, file));
    }
    return hwm_encode_plain(encoder, file) && check_file_keys(part, file) &&
           take_text(part, file, "path", "file") && take_text(part, file, "data", "data") &&
           take_text(part, file, "filename", "filename") &&
           take_text(part, file, "content_type", "content_type");
}

/* A value that is no file, on top of the stack. */
static bool fill_text(const struct part *part)
{
    struct hwm_encoder *encoder = part->encoder;
    lua_State *L = encoder->L;
    struct hwm_scalar scalar;
    char digits[HWM_NUMBER_SIZE];
    const char *bytes;
    size_t length;

    if (part->field->type == HWM_MODEL) {
        struct hwm_field single = *part->field;
        single.list = false;
        if (!hwm_encode_field(encoder, &single, part->model_slots)) {
            return false;
        }
        hwm_encoder_push_text(L, encoder->buffer);
        set(part, "data");
        lua_pushliteral(L, "application/json");
        set(part, "content_type");
        return true;
    }
    if (!hwm_scalar_check(encoder, part->field, part->model_slots, -1, &scalar)) {
        return false;
    }
    hwm_scalar_text(&scalar, digits, &bytes, &length);
    lua_pushlstring(L, bytes, length);
    set(part, "data");
    return true;
}

/* [-1, +0] Adds one part for the value on top. */
static bool add_part(struct part part)
{
    struct hwm_encoder *encoder = part.encoder;
    lua_State *L = encoder->L;
    int value = lua_gettop(L);

    if (hwm_is_null(L, value)) {
        return hwm_problem_at(&encoder->problem, encoder->path, "null", "cannot be null");
    }
    lua_createtable(L, 0, 4);
    part.index = value + 1;
    lua_rawgeti(L, part.model_slots, part.field->name_slot);
    set(&part, "name");
    lua_pushvalue(L, value);
    if (!(part.field->type == HWM_FILE ? fill_file(&part) : fill_text(&part))) {
        return false;
    }
    lua_settop(L, part.index);
    lua_rawseti(L, part.parts, (int)hwm_rawlen(L, part.parts) + 1);
    lua_settop(L, value - 1);
    return true;
}

/* [-1, +0] Adds a part for each item of the list on top. */
static bool add_parts(struct part part)
{
    struct hwm_encoder *encoder = part.encoder;
    lua_State *L = encoder->L;
    struct hwm_path path = {encoder->path, NULL, 0, 0};
    int list = lua_gettop(L);
    size_t count;

    if (!lua_istable(L, list)) {
        return hwm_type_problem(encoder, part.field, part.model_slots, list);
    }
    if (!hwm_list_size_check(encoder, part.field, list, &count)) {
        return false;
    }
    encoder->path = &path;
    while (path.index < count) {
        lua_rawgeti(L, list, (int)++path.index);
        if (!add_part(part)) {
            return false;
        }
    }
    encoder->path = path.parent;
    lua_pop(L, 1);
    return true;
}

/* One field of the body, its values coming from the table at `source`. */
static bool add_field(struct part part, int source)
{
    struct hwm_encoder *encoder = part.encoder;
    lua_State *L = encoder->L;
    struct hwm_path path = hwm_request_path(part.field);
    const struct hwm_path *parent = encoder->path;

    lua_rawgeti(L, part.model_slots, part.field->name_slot);
    lua_rawget(L, source);
    path.parent = parent;
    encoder->path = &path;
    if (lua_isnil(L, -1)) {
        if (part.field->required) {
            return hwm_problem_at(&encoder->problem, &path, "required", "is required");
        }
        lua_pop(L, 1);
    } else if (part.field->discarded) {
        hwm_encode_discard(encoder);
        lua_pop(L, 1);
    } else if (!(part.field->list ? add_parts(part) : add_part(part))) {
        return false;
    }
    encoder->path = parent;
    return true;
}

/* Keys of the nested body that no part is made of. */
static bool check_nested(struct hwm_request *request, int source)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    const struct hwm_model *model = request->operation->body.model;

    lua_pushnil(L);
    while (lua_next(L, source)) {
        struct hwm_path path = {encoder->path, NULL, 0, 0};
        if (lua_type(L, -2) == LUA_TSTRING) {
            path.key = lua_tolstring(L, -2, &path.key_length);
        }
        if (path.key == NULL ||
            hwm_fields_find(model->fields, &model->names, path.key, path.key_length) < 0) {
            return hwm_problem_at(&encoder->problem, &path, "unknown", "is not a field of %s",
                                  model->name);
        }
        lua_pop(L, 1);
    }
    return true;
}

bool hwm_request_multipart(struct hwm_request *request)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    const struct hwm_field *body = &request->operation->body;
    struct hwm_path path = hwm_request_path(body);
    int source = HWM_REQUEST_ARGUMENTS;
    struct part part;
    unsigned i;

    if (!request->nested && !request->flat && !body->required) {
        return true;
    }
    luaL_checkstack(L, 20, NULL);
    if (request->nested) {
        hwm_rawget_field(L, HWM_REQUEST_ARGUMENTS, "body");
        source = lua_gettop(L);
        encoder->path = &path;
        if (!lua_istable(L, source)) {
            return hwm_problem_at(&encoder->problem, &path, "type", "must be a table, not a %s",
                                  luaL_typename(L, source));
        }
        if (!hwm_encode_plain(encoder, source) || !check_nested(request, source)) {
            return false;
        }
    }
    lua_rawgeti(L, HWM_REQUEST_SLOTS, body->model_slot);
    lua_newtable(L);
    part.encoder = encoder;
    part.model_slots = lua_gettop(L) - 1;
    part.parts = lua_gettop(L);
    part.index = 0;
    for (i = 0; i < body->model->count; i++) {
        part.field = &body->model->fields[i];
        if (!add_field(part, source)) {
            return false;
        }
    }
    encoder->path = NULL;
    lua_createtable(L, 0, 1);
    lua_insert(L, -2);
    lua_setfield(L, -2, "multipart");
    lua_setfield(L, HWM_REQUEST_RESULT, "body");
    return true;
}
