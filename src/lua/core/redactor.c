#include "lua/core/redactor.h"

#include <stdint.h>

#include "lua/binding.h"
#include "lua/core/encoder.h"
#include "redaction/names.h"
#include "redaction/redact.h"
#include "redaction/secrets.h"

static int redactor_release(lua_State *L)
{
    struct hwm_redaction *redaction = lua_touserdata(L, 1);
    if (redaction != NULL) {
        hwm_redaction_release(redaction);
    }
    return 0;
}

static int redactor_cut(lua_State *L);

static const luaL_Reg redactor_methods[] = {{"cut", redactor_cut}, {NULL, NULL}};

static const luaL_Reg redactor_metamethods[] = {
    {"__gc", redactor_release}, {"__close", redactor_release}, {NULL, NULL}};

static const struct hwm_class redactor_class = {"hwmeeting.redactor", redactor_methods,
                                                redactor_metamethods};

void hwm_redactor_register(lua_State *L)
{
    hwm_class_register(L, &redactor_class);
}

/* [-0, +1] redactor:cut(text [, limit]) */
static int redactor_cut(lua_State *L)
{
    struct hwm_redaction *redaction = hwm_class_check(L, 1, &redactor_class);
    struct hwm_buffer *buffer;
    size_t length;
    const char *text = luaL_checklstring(L, 2, &length);
    lua_Number limit = luaL_optnumber(L, 3, -1);
    lua_settop(L, 2);
    buffer = hwm_encoder_buffer(L);
    hwm_redact(redaction, text, length, limit >= 0 && limit < 1e9 ? (size_t)limit : SIZE_MAX,
               buffer);
    hwm_encoder_push_text(L, buffer);
    hwm_buffer_release(buffer);
    return 1;
}

typedef void add_text(struct hwm_text_set *set, const char *bytes, size_t length);

/* [-0, +0] Adds the strings of the list at index; all else in it is passed over. */
static void add_all(lua_State *L, int index, struct hwm_text_set *set, add_text *add)
{
    int count;
    int i;
    luaL_checktype(L, index, LUA_TTABLE);
    count = (int)hwm_rawlen(L, index);
    for (i = 1; i <= count; i++) {
        lua_rawgeti(L, index, i);
        if (lua_type(L, -1) == LUA_TSTRING) {
            size_t length;
            const char *bytes = lua_tolstring(L, -1, &length);
            add(set, bytes, length);
        }
        lua_pop(L, 1);
    }
}

int hwm_redactor_new(lua_State *L)
{
    struct hwm_redaction *redaction;

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 3);
    redaction = hwm_class_new(L, &redactor_class, sizeof *redaction);
    redaction->sounds = lua_toboolean(L, 3);
    add_all(L, 1, &redaction->secrets, hwm_secrets_add);
    add_all(L, 2, &redaction->names, hwm_names_add);
    if (!hwm_redaction_complete(redaction)) {
        return luaL_error(L, "not enough memory");
    }
    return 1;
}

int hwm_core_sounds_secret(lua_State *L)
{
    size_t length;
    const char *name = luaL_checklstring(L, 1, &length);
    lua_pushboolean(L, hwm_name_sounds_secret(name, length));
    return 1;
}
