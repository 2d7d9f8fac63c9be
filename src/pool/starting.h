/*
 * How a transfer gets into a pool and to libcurl: at once, or after those that wait for one of its
 * host's connections. (The functions that a caller starts one with are in pool.h.)
 */
#ifndef HWM_POOL_STARTING_H
#define HWM_POOL_STARTING_H

#include "pool/pool.h"

#pragma GCC visibility push(hidden)

/* Hands those over that need not wait any more. */
void hwm_start_waiting(struct hwm_pool *pool);

#pragma GCC visibility pop

#endif
