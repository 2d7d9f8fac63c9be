/*
 * http.read_file, http.replace_file, http.remove_file, http.lock_file: what a token store in files
 * needs and Lua has not. And the lock userdata.
 *
 * All take a folder, without a slash at its end, and the name of a file in it.
 */
#include <string.h>

#include "files/private_file.h"
#include "lua/http/objects.h"

enum { LARGEST_FILE = 1 << 16 };

struct hwm_lock_object {
    bool held;
    struct hwm_file_lock lock;
};

static const char *check_text(lua_State *L, int argument)
{
    size_t length;
    const char *text = luaL_checklstring(L, argument, &length);

    luaL_argcheck(L, length > 0 && strlen(text) == length, argument, "a path expected");
    return text;
}

static const char *check_name(lua_State *L, int argument)
{
    const char *name = check_text(L, argument);

    luaL_argcheck(L, strchr(name, '/') == NULL, argument, "a name without slashes expected");
    return name;
}

/* [-0, +2] nil, "folder: problem" */
static int push_problem(lua_State *L, const char *folder, const char *problem)
{
    lua_pushnil(L);
    lua_pushfstring(L, "%s: %s", folder, problem);
    return 2;
}

/* http.read_file(folder, name) -> content | nil when there is none | nil, message */
static int read_file(lua_State *L)
{
    const char *folder = check_text(L, 1), *name = check_name(L, 2), *problem;
    char *content = hwm_newuserdata(L, LARGEST_FILE);
    size_t length;

    switch (hwm_file_read(folder, name, content, LARGEST_FILE, &length, &problem)) {
    case HWM_FILE_DONE: lua_pushlstring(L, content, length); return 1;
    case HWM_FILE_FAILED: return push_problem(L, folder, problem);
    default: lua_pushnil(L); return 1;
    }
}

/* http.replace_file(folder, name, content) -> true | nil, message */
static int replace_file(lua_State *L)
{
    const char *folder = check_text(L, 1), *name = check_name(L, 2);
    const char *problem = "it was removed meanwhile";
    size_t length;
    const char *content = luaL_checklstring(L, 3, &length);

    luaL_argcheck(L, length < LARGEST_FILE, 3, "less than 64 KiB expected");
    if (hwm_file_replace(folder, name, content, length, &problem) != HWM_FILE_DONE) {
        return push_problem(L, folder, problem);
    }
    lua_pushboolean(L, 1);
    return 1;
}

/* http.remove_file(folder, name) -> true, also when there was none | nil, message */
static int remove_file(lua_State *L)
{
    const char *folder = check_text(L, 1), *name = check_name(L, 2), *problem;

    if (hwm_file_remove(folder, name, &problem) == HWM_FILE_FAILED) {
        return push_problem(L, folder, problem);
    }
    lua_pushboolean(L, 1);
    return 1;
}

/* http.lock_file(folder, name) -> lock | nil, nil, a number when another holds it, which changes as
 * long as that one beats | nil, message */
static int lock_file(lua_State *L)
{
    const char *folder = check_text(L, 1), *name = check_name(L, 2);
    const char *problem = "it was removed meanwhile";
    struct hwm_lock_object *object = hwm_class_new(L, &hwm_file_lock_class, sizeof *object);
    double beat;

    switch (hwm_file_take_lock(folder, name, &object->lock, &beat, &problem)) {
    case HWM_FILE_DONE: object->held = true; return 1;
    case HWM_FILE_BUSY:
        lua_pushnil(L);
        lua_pushnil(L);
        lua_pushnumber(L, beat);
        return 3;
    default: return push_problem(L, folder, problem);
    }
}

/* lock:beat() -> whether this process still holds it */
static int beat(lua_State *L)
{
    struct hwm_lock_object *object = hwm_class_check(L, 1, &hwm_file_lock_class);

    lua_pushboolean(L, object->held && hwm_file_beat(&object->lock));
    return 1;
}

/* lock:release(), __gc and __close */
static int release(lua_State *L)
{
    struct hwm_lock_object *object = hwm_class_check(L, 1, &hwm_file_lock_class);

    if (object->held) {
        object->held = false;
        hwm_file_unlock(&object->lock);
    }
    return 0;
}

static const luaL_Reg methods[] = {{"beat", beat}, {"release", release}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", release}, {"__close", release}, {NULL, NULL}};

const struct hwm_class hwm_file_lock_class = {"hwmeeting.file_lock", methods, metamethods};

const luaL_Reg hwm_lua_file_functions[] = {{"read_file", read_file},
                                           {"replace_file", replace_file},
                                           {"remove_file", remove_file},
                                           {"lock_file", lock_file},
                                           {NULL, NULL}};
