/*
 * How a transfer leaves the pool: with an answer, with libcurl's failure, late, or cancelled.
 * Whichever it is, it then waits in pool->finished until somebody asks.
 */
#ifndef HWM_POOL_ENDING_H
#define HWM_POOL_ENDING_H

#include "pool/pool.h"

#pragma GCC visibility push(hidden)

/* Takes an active transfer away from libcurl and out of pool->active, and keeps its easy handle for
 * the next one. It is then in no list, and the caller sets its failure. */
void hwm_detach(struct hwm_transfer *transfer);

/* Forgets the connection that it was sent over: it has ended, or is not sent there after all. */
void hwm_leave_connection(struct hwm_transfer *transfer);

/* A barred connection keeps the calls that it has and gets no other: that many streams is then the
 * most that libcurl gives to any connection. */
void hwm_spare_barred_connections(struct hwm_pool *pool);

/* libcurl has ended it with `code`, CURLE_OK being an answer. */
void hwm_end_as_libcurl_says(struct hwm_transfer *transfer, CURLcode code);

/* Its deadline has passed; the message says how far it got. */
void hwm_end_as_late(struct hwm_transfer *transfer);

/* In the child of a fork, all that have not ended; nothing of libcurl's is touched. */
void hwm_end_all_as_forked(struct hwm_pool *pool);

void hwm_end_all(struct hwm_pool *pool, enum hwm_failure_kind kind, const char *why);
void hwm_end_as_cancelled(struct hwm_transfer *transfer, const char *why);
void hwm_end_as(struct hwm_transfer *transfer, enum hwm_failure_kind kind, bool unsent,
                const char *why);

#pragma GCC visibility pop

#endif
