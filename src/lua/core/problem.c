#include "lua/core/problem.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "json/utf8.h"

/*
 * Puts '?' for each control character and each byte that is no UTF-8: a message is one line of
 * UTF-8, whatever it quotes.
 */
static void clean(char *text)
{
    char *p = text;
    const char *end = text + strlen(text);
    while (p < end) {
        size_t step = (unsigned char)*p < 0x80 ? 1 : hwm_utf8_sequence(p, end);
        if (step == 0 || (unsigned char)*p < 0x20 || *p == 0x7F) {
            *p = '?';
            step = 1;
        }
        p += step;
    }
}

/*
 * Writes one step, without what joins it to its parent, ending before `end`; returns its start or
 * NULL: no room.
 */
static char *print_step(const struct hwm_path *step, const char *floor, char *end)
{
    char index[32];
    const char *bytes = step->key;
    size_t length = step->key_length;
    size_t i;

    if (bytes == NULL) {
        length = (size_t)snprintf(index, sizeof index, "[%lu]", (unsigned long)step->index);
        bytes = index;
    }
    if ((size_t)(end - floor) < length + 1) {
        return NULL;
    }
    end -= length;
    for (i = 0; i < length; i++) {
        end[i] = bytes[i] != '\0' ? bytes[i] : '?';
    }
    return end;
}

void hwm_path_print(const struct hwm_path *path, char out[HWM_PATH_SIZE])
{
    enum { MARK = 3 };
    char *floor = out + MARK;
    char *p = out + HWM_PATH_SIZE - 1;

    *p = '\0';
    for (; path != NULL; path = path->parent) {
        char *start = print_step(path, floor, p);
        if (start == NULL) {
            break;
        }
        p = start;
        if (path->key != NULL && path->parent != NULL) {
            *--p = '.';
        }
    }
    if (path != NULL) {
        p -= MARK;
        memcpy(p, "...", MARK);
    }
    memmove(out, p, strlen(p) + 1);
    clean(out);
}

bool hwm_problem_at(struct hwm_problem *problem, const struct hwm_path *path, const char *rule,
                    const char *message, ...)
{
    va_list arguments;
    int written;
    size_t used = 0;

    problem->rule = rule;
    problem->has_offset = false;
    hwm_path_print(path, problem->field);
    if (problem->field[0] != '\0') {
        used = (size_t)snprintf(problem->message, HWM_MESSAGE_SIZE, "%s ", problem->field);
    }
    va_start(arguments, message);
    written = vsnprintf(problem->message + used, HWM_MESSAGE_SIZE - used, message, arguments);
    va_end(arguments);
    if (written < 0) {
        problem->message[used] = '\0';
    } else if ((size_t)written >= HWM_MESSAGE_SIZE - used) {
        problem->message[hwm_utf8_whole(problem->message, HWM_MESSAGE_SIZE - 1)] = '\0';
    }
    clean(problem->message);
    return false;
}

bool hwm_problem_utf8(struct hwm_problem *problem, const struct hwm_path *path, size_t bad)
{
    return hwm_problem_at(problem, path, "utf8", "is not well-formed UTF-8 (at byte %lu)",
                          (unsigned long)bad);
}

void hwm_problem_push(lua_State *L, const struct hwm_problem *problem)
{
    luaL_checkstack(L, 3, NULL);
    lua_createtable(L, 0, 4);
    lua_pushstring(L, problem->message);
    lua_setfield(L, -2, "message");
    lua_pushstring(L, problem->rule);
    lua_setfield(L, -2, "rule");
    lua_pushstring(L, problem->field);
    lua_setfield(L, -2, "field");
    if (problem->has_offset) {
        lua_pushinteger(L, (lua_Integer)problem->offset);
        lua_setfield(L, -2, "offset");
    }
}
