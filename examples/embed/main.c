/*
 * A C program that shows the meetings which are going on, with hwmeeting inside: no Lua file is read.
 *
 *     make static && make -C examples/embed && build/5.4/meetings
 *
 * Address and credentials come from the environment (see "Options" in docs/client.md).
 */
#include <stdio.h>
#include <string.h>

#include <lua.h>

#include <lauxlib.h>
#include <lualib.h>

#include <hwmeeting.h>

/* The program's own Lua: calls `show` for each meeting. A failure of a page raises. */
static const char script[] = "local hwmeeting, show = ...\n"
                             "local client = hwmeeting.new()\n"
                             "for meeting in client:online_meetings { queryAll = true } do\n"
                             "    show(meeting.conferenceID, meeting.subject)\n"
                             "end\n"
                             "client:logout()\n"
                             "client:close()\n";

/* show(id, subject) */
static int show(lua_State *L)
{
    printf("%-12s %s\n", luaL_checkstring(L, 1), luaL_optstring(L, 2, ""));
    return 0;
}

/* Everything that may raise, in one protected call. */
static int run(lua_State *L)
{
    luaL_openlibs(L);
    if (luaL_loadbuffer(L, script, strlen(script), "=meetings") != 0) {
        return lua_error(L);
    }
    hwmeeting_open(L);
    lua_pushcfunction(L, show);
    lua_call(L, 2, 0);
    return 0;
}

/* Error objects of hwmeeting become one line of text. */
static int to_text(lua_State *L)
{
    lua_getglobal(L, "tostring");
    lua_insert(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

/* Resident memory, now and at most, as Linux tells it. */
static void print_memory(void)
{
    char line[128];
    FILE *status = fopen("/proc/self/status", "r");

    while (status != NULL && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, "VmRSS:", 6) == 0 || strncmp(line, "VmHWM:", 6) == 0) {
            fputs(line, stderr);
        }
    }
    if (status != NULL) {
        fclose(status);
    }
}

int main(void)
{
    lua_State *L = luaL_newstate();
    int status;

    if (L == NULL) {
        fputs("meetings: no memory\n", stderr);
        return 1;
    }
    lua_pushcfunction(L, to_text);
    lua_pushcfunction(L, run);
    status = lua_pcall(L, 0, 0, 1);
    if (status != 0) {
        fprintf(stderr, "meetings: %s\n", lua_tostring(L, -1));
    }
    print_memory();
    lua_close(L);
    return status != 0;
}
