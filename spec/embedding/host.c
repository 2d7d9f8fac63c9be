/*
 * A C program for the specs: Lua states with hwmeeting compiled in, one or several, in one thread or
 * each in its own.
 *
 *     host states N SCRIPT     N states that live at the same time, one after the other at work
 *     host threads N SCRIPT    N states, each in a thread of its own, closed there
 *     host starved N SCRIPT    one state after the other, the first N allocations granted and the next
 *                              refused, then 2 N, 3 N... until the script ends; prints how many
 *
 * The script is Lua source; it gets hwmeeting_open, as a function, and the number of its state. What
 * it leaves under way is under way when its state is closed. The exit code is 1 when a script raised.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lua.h>

#include <lauxlib.h>
#include <lualib.h>

#include <hwmeeting.h>

#define MOST 64

static const char *script;

/* run(number): in a protected call, since opening the libraries may raise as well. */
static int run(lua_State *L)
{
    luaL_openlibs(L);
    if (luaL_loadbuffer(L, script, strlen(script), "=script") != 0) {
        return lua_error(L);
    }
    lua_pushcfunction(L, hwmeeting_open);
    lua_pushvalue(L, 1);
    lua_call(L, 2, 0);
    return 0;
}

/* 0, or 1 after printing what went wrong. */
static int run_in(lua_State *L, int number)
{
    lua_pushcfunction(L, run);
    lua_pushinteger(L, number);
    if (lua_pcall(L, 1, 0, 0) == 0) {
        return 0;
    }
    lua_getglobal(L, "tostring");
    lua_insert(L, -2);
    lua_call(L, 1, 1);
    fprintf(stderr, "state %d: %s\n", number, lua_tostring(L, -1));
    return 1;
}

static int run_states(int count)
{
    lua_State *states[MOST];
    int failed = 0;
    int i;

    for (i = 0; i < count; i++) {
        states[i] = luaL_newstate();
    }
    for (i = 0; i < count; i++) {
        failed |= run_in(states[i], i + 1);
    }
    for (i = 0; i < count; i++) {
        lua_close(states[i]);
    }
    return failed;
}

struct job {
    pthread_t thread;
    int number;
    int failed;
};

static void *run_job(void *argument)
{
    struct job *job = argument;
    lua_State *L = luaL_newstate();

    job->failed = run_in(L, job->number);
    lua_close(L);
    return NULL;
}

static int run_threads(int count)
{
    struct job jobs[MOST];
    int failed = 0;
    int i;

    for (i = 0; i < count; i++) {
        jobs[i].number = i + 1;
        if (pthread_create(&jobs[i].thread, NULL, run_job, &jobs[i]) != 0) {
            abort();
        }
    }
    for (i = 0; i < count; i++) {
        pthread_join(jobs[i].thread, NULL);
        failed |= jobs[i].failed;
    }
    return failed;
}

struct ration {
    long left;   /* allocations still granted */
    long blocks; /* allocated now */
};

static void *allocate(void *context, void *block, size_t old_size, size_t new_size)
{
    struct ration *ration = context;
    void *moved;

    if (new_size == 0) {
        ration->blocks -= block != NULL;
        free(block);
        return NULL;
    }
    if (block == NULL || new_size > old_size) { /* Lua relies on shrinking */
        if (ration->left == 0) {
            return NULL;
        }
        ration->left--;
    }
    moved = realloc(block, new_size);
    ration->blocks += block == NULL && moved != NULL;
    return moved;
}

static int run_starved(int step)
{
    long granted;

    for (granted = step;; granted += step) {
        struct ration ration = {granted, 0};
        lua_State *L = lua_newstate(allocate, &ration);
        int status = -1;
        if (L != NULL) {
            /* Pushing a C function without upvalues may need memory before 5.2: by then it is. */
            lua_pushcfunction(L, run);
            lua_pushinteger(L, 1);
            status = lua_pcall(L, 1, 0, 0);
            if (status != 0 && status != LUA_ERRMEM) {
                fprintf(stderr, "%ld granted: %s\n", granted, lua_tostring(L, -1));
                return 1;
            }
            lua_close(L);
        }
        if (ration.blocks != 0) {
            fprintf(stderr, "%ld granted: %ld blocks left\n", granted, ration.blocks);
            return 1;
        }
        if (status == 0) {
            printf("%ld\n", granted);
            return 0;
        }
    }
}

int main(int argc, char **argv)
{
    int count = argc == 4 ? atoi(argv[2]) : 0;

    if (count < 1 || count > MOST) {
        fputs("usage: host states|threads|starved N SCRIPT\n", stderr);
        return 2;
    }
    script = argv[3];
    if (strcmp(argv[1], "states") == 0) {
        return run_states(count);
    }
    if (strcmp(argv[1], "threads") == 0) {
        return run_threads(count);
    }
    return run_starved(count);
}
