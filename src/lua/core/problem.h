/*
 * Where one is inside a value, and what is wrong there.
 *
 * A path is a chain of frames on the C stack, one per level, innermost first: it costs nothing
 * until it is printed. A problem is a fixed-size struct without pointers to free, so it may be
 * filled anywhere and turned into a Lua table at the end.
 */
#ifndef HWM_CORE_PROBLEM_H
#define HWM_CORE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>

#include "lua/compat.h"

#pragma GCC visibility push(hidden)

/* One step: a key of an object, or (key == NULL) an index of a list, from 1. */
struct hwm_path {
    const struct hwm_path *parent; /* NULL for the outermost step */
    const char *key;               /* not necessarily ended by NUL */
    size_t key_length;
    size_t index;
};

enum { HWM_PATH_SIZE = 256, HWM_MESSAGE_SIZE = 512 };

struct hwm_problem {
    const char *rule; /* one of the names in docs/architecture.md; NULL while all is well */
    char field[HWM_PATH_SIZE];
    char message[HWM_MESSAGE_SIZE];
    bool has_offset;
    size_t offset; /* byte in the JSON text */
};

/* Prints `attendees[2].phone`. A path that is too long loses its front ("..." stands for it). */
void hwm_path_print(const struct hwm_path *path, char out[HWM_PATH_SIZE]);

/*
 * Fills a problem at a path: `message` is a printf format for what follows the field's name ("must
 * be ..."). Always returns false, so that a check can end in `return hwm_problem_at(...)`.
 */
#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
bool hwm_problem_at(struct hwm_problem *problem, const struct hwm_path *path, const char *rule,
                    const char *message, ...);

/* "is not well-formed UTF-8", `bad` being the offset of the byte. Always returns false. */
bool hwm_problem_utf8(struct hwm_problem *problem, const struct hwm_path *path, size_t bad);

/* [-0, +1] Pushes the problem as a table { message, rule, field, offset }. */
void hwm_problem_push(lua_State *L, const struct hwm_problem *problem);

#pragma GCC visibility pop

#endif
