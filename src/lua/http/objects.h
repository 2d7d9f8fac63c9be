/*
 * The objects of hwmeeting.http and how their files use one another.
 *
 * A pool's user value is its anchor, a table of two: the pool itself, and a weak table from a
 * transfer's address to its userdata. Every transfer has its pool's anchor as user value too. So a
 * transfer keeps its pool alive, a pool keeps no transfer alive (one that nobody holds is
 * collected, and thereby cancelled), and pool:finished() finds the userdata.
 */
#ifndef HWM_LUA_HTTP_OBJECTS_H
#define HWM_LUA_HTTP_OBJECTS_H

#include <stdbool.h>

#include "lua/binding.h"
#include "pool/pool.h"

#pragma GCC visibility push(hidden)

struct hwm_transfer_object {
    struct hwm_transfer transfer;
    bool taken;  /* the answer is being, or has been, handed out */
    bool closed; /* __gc or __close has been here */
};

extern const struct hwm_class hwm_pool_class;
extern const struct hwm_class hwm_transfer_class;
extern const struct hwm_class hwm_file_lock_class;

/* http.pool{ max_connections_per_host = n } */
int hwm_lua_new_pool(lua_State *L);

/* [-0, +0] Fills a transfer in from the Request at stack index `request`. Raises for wrong types.
 * What cannot be sent is not raised: the transfer has ended with a failure then. */
void hwm_lua_read_request(lua_State *L, int request, struct hwm_transfer *transfer,
                          struct hwm_pool *pool);

/* [-0, +HWM_SETTING_COUNT] Reads the settings table (or nil) at `index`; their texts stay valid
 * while the pushed values are on the stack. Raises for wrong types. */
void hwm_lua_read_settings(lua_State *L, int index, struct hwm_settings *settings);

/* [-0, +1] Pushes { kind, message, unsent, permanent, concerns }. */
void hwm_lua_push_failure(lua_State *L, const struct hwm_failure *failure);

/* http.hmac_sha256 and the like. */
extern const luaL_Reg hwm_lua_crypto_functions[];

/* http.lock_file and the like. */
extern const luaL_Reg hwm_lua_file_functions[];

#pragma GCC visibility pop

#endif
