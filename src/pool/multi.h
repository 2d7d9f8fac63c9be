/*
 * The multi handle of a pool: made for the first transfer, dropped, left behind at a fork; and when
 * it is due.
 */
#ifndef HWM_POOL_MULTI_H
#define HWM_POOL_MULTI_H

#include "pool/pool.h"

#pragma GCC visibility push(hidden)

/* False when memory or descriptors are short. */
bool hwm_multi_ensure(struct hwm_pool *pool);

/* Closes all connections. No transfer may be with libcurl any more. */
void hwm_multi_drop(struct hwm_pool *pool);

/*
 * In the child of a fork: ends what was in flight as cancelled, and starts afresh. Nothing of its
 * parent's multi handle is touched: it is left, and only the child's own copies of the descriptors
 * are closed. The memory is lost on purpose.
 */
void hwm_multi_notice_fork(struct hwm_pool *pool);

/* Whether this libcurl needs SIGPIPE kept away. */
bool hwm_multi_raises_sigpipe(const struct hwm_pool *pool);

/* hwm_clock() at which a step is due, or -1. */
int64_t hwm_multi_due(const struct hwm_pool *pool);

/* Keeps whoever watches the descriptor informed. */
void hwm_multi_remind(struct hwm_pool *pool);

#pragma GCC visibility pop

#endif
