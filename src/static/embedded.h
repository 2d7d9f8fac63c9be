/*
 * The Lua side of the library as data: what tools/embed writes into build/ and open.c reads.
 */
#ifndef HWM_STATIC_EMBEDDED_H
#define HWM_STATIC_EMBEDDED_H

#include <stddef.h>

#include "lua/compat.h"

#pragma GCC visibility push(hidden)

struct hwm_embedded {
    const char *name;           /* as `require` takes it: "hwmeeting.client" */
    const char *chunk_name;     /* as Lua's messages show it: "=hwmeeting/client/init.lua" */
    const unsigned char *chunk; /* precompiled or source; NULL where the module is not in Lua */
    size_t size;                /* bytes of chunk */
    lua_CFunction open;         /* of a module in C, else NULL */
    /* chunk and open are both NULL when the module was left out (make static WITHOUT=...). */
};

/* In the order of strcmp by name. */
extern const struct hwm_embedded hwm_embedded[];
extern const size_t hwm_embedded_count;

/* The parts that were left out, for messages: "sandbox cli"; empty when there are none. */
extern const char hwm_embedded_without[];

#pragma GCC visibility pop

#endif
