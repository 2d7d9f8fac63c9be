/*
 * Makes every allocation fail, one after the other: those of Lua, and those of the core's own C.
 *
 *     sweep SCRIPT
 *
 * The script is run in a fresh Lua state with the n-th allocation failing, for n = 1, 2, 3... until
 * it ends before the n-th. Two ways each: from the n-th on all fail (so Lua raises "not enough
 * memory"), or that one alone (so Lua collects garbage at that very point and goes on). Whatever
 * happens, the script must then run in the same state with memory to spare, and after lua_close
 * not one block may be left.
 *
 * Link with the core's sources, the static Lua library, and -Wl,--wrap=realloc,--wrap=free. Prints
 * the number of allocations it went through; exits with 1 at the first thing that is wrong.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lua.h>

#include <lauxlib.h>
#include <lualib.h>

int luaopen_hwmeeting_core(lua_State *L);

void *__real_realloc(void *block, size_t size);
void __real_free(void *block);
void *__wrap_realloc(void *block, size_t size);
void __wrap_free(void *block);

enum way { FROM_THEN_ON, THAT_ONE };

static struct {
    bool armed;
    enum way way;
    long countdown; /* allocations until one fails */
    bool failed;    /* one has failed */
    long blocks;    /* allocated now, Lua's and the core's */
} memory;

/* True when this allocation is to fail. */
static bool fails(void)
{
    if (!memory.armed) {
        return false;
    }
    memory.countdown--;
    if (memory.way == THAT_ONE ? memory.countdown == 0 : memory.countdown <= 0) {
        memory.failed = true;
        return true;
    }
    return false;
}

/* What the core's C calls. The sweep itself and Lua's allocator below call the real ones. */
void *__wrap_realloc(void *block, size_t size)
{
    void *moved = fails() ? NULL : __real_realloc(block, size);
    memory.blocks += block == NULL && moved != NULL;
    return moved;
}

void __wrap_free(void *block)
{
    memory.blocks -= block != NULL;
    __real_free(block);
}

static void *allocate(void *context, void *block, size_t old_size, size_t new_size)
{
    void *moved;
    (void)context;
    if (new_size == 0) {
        memory.blocks -= block != NULL;
        __real_free(block);
        return NULL;
    }
    if (block != NULL && new_size <= old_size) { /* Lua relies on shrinking */
        moved = __real_realloc(block, new_size);
        return moved != NULL ? moved : block;
    }
    if (fails()) {
        return NULL;
    }
    moved = __real_realloc(block, new_size);
    memory.blocks += block == NULL && moved != NULL;
    return moved;
}

static void stop(const char *what, const char *why)
{
    fprintf(stderr, "allocation %ld (%s): %s: %s\n", -memory.countdown,
            memory.way == THAT_ONE ? "that one" : "from then on", what, why != NULL ? why : "?");
    exit(1);
}

/* Opens the core anew and runs the script, all inside one protected call. */
static int run(lua_State *L)
{
    luaL_requiref(L, "hwmeeting.core", luaopen_hwmeeting_core, 0);
    if (luaL_loadfile(L, lua_tostring(L, lua_upvalueindex(1))) != LUA_OK) {
        return lua_error(L);
    }
    lua_call(L, 0, 0);
    return 0;
}

static int run_protected(lua_State *L, const char *script)
{
    lua_pushstring(L, script);
    lua_pushcclosure(L, run, 1);
    return lua_pcall(L, 0, 0, 0);
}

/* One trial; true while an allocation has failed. */
static bool trial(const char *script, enum way way, long n)
{
    lua_State *L;
    int status;
    memory.armed = false;
    memory.failed = false;
    memory.way = way;
    L = lua_newstate(allocate, NULL);
    luaL_openlibs(L);
    /* Lua 5.4 itself cannot go on when memory ends while it sets up its first large buffer. */
    if (luaL_dostring(L, "return ('x'):rep(100000)") != LUA_OK) {
        stop("opening", lua_tostring(L, -1));
    }
    lua_settop(L, 0);
    lua_pushstring(L, script); /* what run_protected needs is made before */
    lua_pushcclosure(L, run, 1);

    memory.countdown = n;
    memory.armed = true;
    status = lua_pcall(L, 0, 0, 0);
    memory.armed = false;

    if (status != LUA_OK) {
        const char *message = lua_tostring(L, -1);
        if (!memory.failed || message == NULL || strstr(message, "not enough memory") == NULL) {
            stop("the script failed", message);
        }
        lua_pop(L, 1);
    }
    if (run_protected(L, script) != LUA_OK) {
        stop("afterwards the script failed", lua_tostring(L, -1));
    }
    lua_close(L);
    if (memory.blocks != 0) {
        fprintf(stderr, "%ld blocks are left\n", memory.blocks);
        stop("leak", script);
    }
    return memory.failed;
}

int main(int argument_count, char **arguments)
{
    long n = 1;
    if (argument_count != 2) {
        fprintf(stderr, "usage: %s SCRIPT\n", arguments[0]);
        return 2;
    }
    while (trial(arguments[1], FROM_THEN_ON, n)) {
        n++;
    }
    printf("%ld allocations made to fail, and all that follow: nothing leaks\n", n - 1);
    for (n = 1; trial(arguments[1], THAT_ONE, n); n++) {
    }
    printf("%ld allocations made to fail, each alone: nothing leaks\n", n - 1);
    return 0;
}
