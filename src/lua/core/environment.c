#include "lua/core/environment.h"

#include <string.h>

extern char **environ; /* POSIX */

int hwm_core_environment(lua_State *L)
{
    size_t length;
    const char *prefix = luaL_checklstring(L, 1, &length);
    int count = 0;
    char **entry;

    lua_settop(L, 1);
    lua_newtable(L);
    for (entry = environ; entry != NULL && *entry != NULL; entry++) {
        if (strncmp(*entry, prefix, length) == 0) {
            lua_pushlstring(L, *entry, strcspn(*entry, "="));
            lua_rawseti(L, -2, ++count);
        }
    }
    return 1;
}
