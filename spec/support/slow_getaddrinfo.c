/*
 * A name server that stalls, for LD_PRELOAD: every look-up of a name under .slow takes as many
 * milliseconds as SLOW_GETADDRINFO says and then fails. Other names are looked up as usual.
 *
 * At the end of the process, when the last Lua state has been closed, it waits for the look-ups
 * that are still under way: their threads then return into code that must still be there.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int under_way;

static int is_slow(const char *name)
{
    size_t length = name != NULL ? strlen(name) : 0;

    return length > 5 && strcmp(name + length - 5, ".slow") == 0;
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints,
                struct addrinfo **result)
{
    int (*usual)(const char *, const char *, const struct addrinfo *, struct addrinfo **);
    const char *milliseconds = getenv("SLOW_GETADDRINFO");

    if (is_slow(name)) {
        __atomic_add_fetch(&under_way, 1, __ATOMIC_SEQ_CST);
        usleep((useconds_t)atoi(milliseconds != NULL ? milliseconds : "1000") * 1000);
        __atomic_sub_fetch(&under_way, 1, __ATOMIC_SEQ_CST);
        return EAI_NONAME;
    }
    *(void **)&usual = dlsym(RTLD_NEXT, "getaddrinfo");
    return usual(name, service, hints, result);
}

__attribute__((destructor)) static void wait_for_lookups(void)
{
    int tries;

    if (getenv("SLOW_GETADDRINFO_WAIT") == NULL) {
        return;
    }
    for (tries = 0; tries < 1000 && __atomic_load_n(&under_way, __ATOMIC_SEQ_CST) > 0; tries++) {
        usleep(10000);
    }
    usleep(100000); /* and what the thread does after the look-up */
}
