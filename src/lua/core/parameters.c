/*
 * Parameters: the path, the query and the headers of a Request.
 */
#include "json/utf8.h"
#include "lua/core/request.h"
#include "lua/core/rules.h"
#include "lua/core/wording.h"
#include "text/ascii.h"
#include "text/percent.h"

/* Appends the value at index to the URL. */
static bool append_value(struct hwm_encoder *encoder, const struct hwm_field *field, int index,
                         bool in_path)
{
    struct hwm_scalar scalar;
    char digits[HWM_NUMBER_SIZE];
    const char *bytes;
    size_t length;
    size_t count;
    size_t bad = 0;

    if (!hwm_scalar_check(encoder, field, HWM_REQUEST_SLOTS, index, &scalar)) {
        return false;
    }
    hwm_scalar_text(&scalar, digits, &bytes, &length);
    if (!hwm_utf8_length(bytes, length, &count, &bad)) {
        return hwm_problem_utf8(&encoder->problem, encoder->path, bad);
    }
    if (in_path && !hwm_ascii_is_one_line(bytes, length)) {
        return hwm_characters_problem(encoder);
    }
    if (in_path && (length == 0 || (length == 1 && bytes[0] == '.') ||
                    (length == 2 && bytes[0] == '.' && bytes[1] == '.'))) {
        return hwm_problem_at(&encoder->problem, encoder->path, "characters",
                              "goes into the path and must not be empty, \".\" or \"..\"");
    }
    hwm_percent_append(encoder->buffer, bytes, length, "");
    return true;
}

/* Appends `?name=` or, after the first parameter, `&name=`. */
static void append_query_name(struct hwm_buffer *buffer, const struct hwm_field *field,
                              char *separator)
{
    hwm_buffer_append_byte(buffer, *separator);
    *separator = '&';
    hwm_percent_append(buffer, field->name, field->name_length, "");
    hwm_buffer_append_byte(buffer, '=');
}

/* A list in the query: the name once for each item. */
static bool append_query_list(struct hwm_encoder *encoder, const struct hwm_field *field, int index,
                              char *separator)
{
    lua_State *L = encoder->L;
    struct hwm_path path = {encoder->path, NULL, 0, 0};
    size_t count = 0;

    if (!lua_istable(L, index)) {
        return hwm_type_problem(encoder, field, HWM_REQUEST_SLOTS, index);
    }
    if (!hwm_list_size_check(encoder, field, index, &count)) {
        return false;
    }
    encoder->path = &path;
    while (path.index < count) {
        append_query_name(encoder->buffer, field, separator);
        lua_rawgeti(L, index, (int)++path.index);
        if (!append_value(encoder, field, lua_gettop(L), false)) {
            return false;
        }
        lua_pop(L, 1);
    }
    encoder->path = path.parent;
    return true;
}

/*
 * What all parameters have in common. *given: there is a value to send. The path points at the
 * parameter.
 */
static bool check_parameter(struct hwm_request *request, unsigned i, bool *given)
{
    struct hwm_encoder *encoder = &request->encoder;
    const struct hwm_field *field = &request->operation->fields[i];
    int value = HWM_REQUEST_VALUES + (int)i;

    *given = false;
    if (lua_isnil(encoder->L, value)) {
        return !field->required || request->operation->parameters[i].content_type ||
               hwm_problem_at(&encoder->problem, encoder->path, "required", "is required");
    }
    if (field->discarded) {
        hwm_encode_discard(encoder);
        return true;
    }
    if (hwm_is_null(encoder->L, value)) {
        return hwm_problem_at(&encoder->problem, encoder->path, "null",
                              "cannot be null: only an optional field of a body can");
    }
    *given = true;
    return true;
}

/* Appends the path parameter whose {name} starts at p; returns the '}' or NULL. */
static const char *append_path_parameter(struct hwm_request *request, const char *p)
{
    struct hwm_encoder *encoder = &request->encoder;
    const struct hwm_operation *operation = request->operation;
    const char *end = strchr(p, '}');
    unsigned i;
    for (i = 0; end != NULL && i < operation->count; i++) {
        const struct hwm_field *field = &operation->fields[i];
        if (operation->parameters[i].place == HWM_PATH &&
            field->name_length == (size_t)(end - p - 1) &&
            memcmp(field->name, p + 1, field->name_length) == 0) {
            struct hwm_path path = hwm_request_path(field);
            bool given;
            encoder->path = &path;
            if (!check_parameter(request, i, &given)) {
                return NULL;
            }
            if (!given) {
                hwm_problem_at(&encoder->problem, &path, "required", "is required");
                return NULL;
            }
            if (!append_value(encoder, field, HWM_REQUEST_VALUES + (int)i, true)) {
                return NULL;
            }
            encoder->path = NULL;
            return end;
        }
    }
    return NULL;
}

static bool append_query_parameter(struct hwm_request *request, unsigned i, char *separator)
{
    struct hwm_encoder *encoder = &request->encoder;
    const struct hwm_field *field = &request->operation->fields[i];
    struct hwm_path path = hwm_request_path(field);
    int value = HWM_REQUEST_VALUES + (int)i;
    bool given;

    encoder->path = &path;
    if (!check_parameter(request, i, &given)) {
        return false;
    }
    if (given && field->list) {
        if (!append_query_list(encoder, field, value, separator)) {
            return false;
        }
    } else if (given) {
        append_query_name(encoder->buffer, field, separator);
        if (!append_value(encoder, field, value, false)) {
            return false;
        }
    }
    encoder->path = NULL;
    return true;
}

/* [-0, +0] HWM_REQUEST_RESULT.url */
bool hwm_request_url(struct hwm_request *request)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    const struct hwm_operation *operation = request->operation;
    const char *p = operation->path;
    const char *end = p + operation->path_length;
    char separator = memchr(p, '?', operation->path_length) == NULL ? '?' : '&';
    size_t base_length;
    const char *base = lua_tolstring(L, HWM_REQUEST_BASE_URL, &base_length);
    unsigned i;

    if (!hwm_ascii_is_one_line(base, base_length)) {
        return hwm_problem_at(&encoder->problem, NULL, "characters",
                              "base_url must not contain CR, LF or NUL");
    }
    hwm_buffer_append(encoder->buffer, base, base_length);
    while (p < end) {
        const char *brace = memchr(p, '{', (size_t)(end - p));
        hwm_buffer_append(encoder->buffer, p, (size_t)((brace != NULL ? brace : end) - p));
        if (brace == NULL) {
            break;
        }
        p = append_path_parameter(request, brace);
        if (p == NULL) {
            return false;
        }
        p++;
    }
    for (i = 0; i < operation->count; i++) {
        if (operation->parameters[i].place == HWM_QUERY &&
            !append_query_parameter(request, i, &separator)) {
            return false;
        }
    }
    hwm_encoder_push_text(L, encoder->buffer);
    lua_setfield(L, HWM_REQUEST_RESULT, "url");
    return true;
}

static bool set_header(struct hwm_request *request, unsigned i)
{
    struct hwm_encoder *encoder = &request->encoder;
    lua_State *L = encoder->L;
    const struct hwm_field *field = &request->operation->fields[i];
    struct hwm_path path = hwm_request_path(field);
    struct hwm_scalar scalar;
    char digits[HWM_NUMBER_SIZE];
    const char *bytes;
    size_t length;
    bool given;

    encoder->path = &path;
    if (!check_parameter(request, i, &given)) {
        return false;
    }
    if (given) {
        if (!hwm_scalar_check(encoder, field, HWM_REQUEST_SLOTS, HWM_REQUEST_VALUES + (int)i,
                              &scalar)) {
            return false;
        }
        hwm_scalar_text(&scalar, digits, &bytes, &length);
        if (!hwm_ascii_is_one_line(bytes, length)) {
            return hwm_characters_problem(encoder);
        }
        lua_rawgeti(L, HWM_REQUEST_SLOTS, field->name_slot);
        lua_pushlstring(L, bytes, length);
        lua_rawset(L, HWM_REQUEST_HEADERS);
    }
    encoder->path = NULL;
    return true;
}

bool hwm_request_headers(struct hwm_request *request)
{
    unsigned i;
    for (i = 0; i < request->operation->count; i++) {
        if (request->operation->parameters[i].place == HWM_HEADER && !set_header(request, i)) {
            return false;
        }
    }
    return true;
}
