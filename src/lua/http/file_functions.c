/*
 * http.lock_file, http.replace_file, http.make_folder: what a token store in files needs and Lua
 * has not. And the lock userdata.
 */
#include <errno.h>
#include <string.h>

#include "files/private_file.h"
#include "lua/http/objects.h"

struct hwm_file_lock {
    bool held;
    int descriptor;
};

static const char *check_path(lua_State *L, int argument)
{
    size_t length;
    const char *path = luaL_checklstring(L, argument, &length);

    luaL_argcheck(L, length > 0 && strlen(path) == length, argument, "a path expected");
    return path;
}

/* [-0, +2] nil, "path: reason" */
static int push_system_error(lua_State *L, const char *path, int reason)
{
    lua_pushnil(L);
    lua_pushfstring(L, "%s: %s", path, strerror(reason));
    return 2;
}

/* http.lock_file(path) -> lock | nil when another holds it | nil, message */
static int lock_file(lua_State *L)
{
    const char *path = check_path(L, 1);
    struct hwm_file_lock *lock = hwm_class_new(L, &hwm_file_lock_class, sizeof *lock);

    switch (hwm_file_lock(path, &lock->descriptor)) {
    case HWM_LOCK_TAKEN: lock->held = true; return 1;
    case HWM_LOCK_BUSY: lua_pushnil(L); return 1;
    default: return push_system_error(L, path, errno);
    }
}

/* lock:release(), __gc and __close */
static int release(lua_State *L)
{
    struct hwm_file_lock *lock = hwm_class_check(L, 1, &hwm_file_lock_class);

    if (lock->held) {
        lock->held = false;
        hwm_file_unlock(lock->descriptor);
    }
    return 0;
}

/* http.replace_file(path, content) -> true | nil, message */
static int replace_file(lua_State *L)
{
    const char *path = check_path(L, 1);
    size_t length;
    const char *content = luaL_checklstring(L, 2, &length);

    if (!hwm_file_replace(path, content, length)) {
        return push_system_error(L, path, errno);
    }
    lua_pushboolean(L, 1);
    return 1;
}

/* http.make_folder(path) -> true | nil, message */
static int make_folder(lua_State *L)
{
    const char *path = check_path(L, 1);

    if (!hwm_folder_make(path)) {
        return push_system_error(L, path, errno);
    }
    lua_pushboolean(L, 1);
    return 1;
}

static const luaL_Reg methods[] = {{"release", release}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", release}, {"__close", release}, {NULL, NULL}};

const struct hwm_class hwm_file_lock_class = {"hwmeeting.file_lock", methods, metamethods};

const luaL_Reg hwm_lua_file_functions[] = {{"lock_file", lock_file},
                                           {"replace_file", replace_file},
                                           {"make_folder", make_folder},
                                           {NULL, NULL}};
