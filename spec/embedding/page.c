/*
 * The C of docs/embedding.md at work: the spec puts its blocks in the place of page_blocks.h.
 *
 *     page SCRIPT     Lua source that gets the module and the transport; it leaves a client in the
 *                     global `client` and a task in the global `task`, which is then driven
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <lua.h>

#include <lauxlib.h>
#include <lualib.h>

#include <hwmeeting.h>

struct device_answer {
    int status;
    const char *body, *content_type, *problem;
    size_t size;
    bool not_sent;
};

/* A device that prints what it is asked and answers with what it is told to. */
static const char *device_body = "{\"count\":1,\"data\":[{\"subject\":\"by the device\"}]}";

static void device_begin(const char *method, const char *url, const char *body, size_t size,
                         double seconds)
{
    printf("%s %s %d %d\n", method, url, (int)(body != NULL ? size : 0), seconds > 0);
}

static void device_header(const char *name, const char *value)
{
    printf("%s: %s\n", name, value);
}

static bool device_exchange(struct device_answer *answer)
{
    memset(answer, 0, sizeof *answer);
    answer->problem = "no signal";
    answer->status = 200;
    answer->body = device_body;
    answer->size = device_body != NULL ? strlen(device_body) : 0;
    answer->content_type = "application/json";
    return device_body != NULL;
}

#include "page_blocks.h"

/* silence(): from now on the device reaches nobody */
static int silence(lua_State *L)
{
    (void)L;
    device_body = NULL;
    return 0;
}

static int failed(lua_State *L)
{
    fprintf(stderr, "%s\n", luaL_tolstring(L, -1, NULL));
    lua_close(L);
    return 1;
}

int main(int argc, char **argv)
{
    lua_State *L = luaL_newstate();
    int client;

    luaL_openlibs(L);
    luaL_requiref(L, "hwmeeting", hwmeeting_open, 0);
    lua_register(L, "silence", silence);
    if (argc != 2 || luaL_loadbuffer(L, argv[1], strlen(argv[1]), "=script") != LUA_OK) {
        return failed(L);
    }
    lua_insert(L, -2);
    lua_pushcfunction(L, transport);
    if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
        return failed(L);
    }
    lua_getglobal(L, "client");
    client = luaL_ref(L, LUA_REGISTRYINDEX);
    while (lua_getglobal(L, "task") == LUA_TTABLE) {
        lua_getfield(L, -1, "done");
        if (lua_toboolean(L, -1)) {
            break;
        }
        lua_settop(L, 0);
        if (turn(L, client) != LUA_OK) {
            return failed(L);
        }
    }
    lua_close(L);
    return 0;
}
