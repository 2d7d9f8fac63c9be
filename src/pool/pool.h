/*
 * An HTTP pool: one multi handle of libcurl with its connections, driven without ever blocking its
 * host.
 *
 *     hwm_pool_open(&pool, limit);
 *     hwm_transfer_open(&transfer, &pool);
 *     hwm_transfer_begin(&transfer, ...);
 *     hwm_pool_start(&pool, &transfer, &settings);
 *     while (hwm_pool_step(&pool) > 0)
 *         wait for hwm_pool_descriptor(&pool), but no longer than hwm_pool_timeout(&pool)
 *     while ((ended = hwm_pool_finished(&pool)) != NULL) ...
 *
 * A pool belongs to one thread. After a fork the child's pool starts afresh at the next call: what
 * was in flight there ends as cancelled (the parent still has it), and the parent's connections are
 * left alone.
 *
 * The memory of pools and transfers belongs to the caller and must stay where it is. Each may be
 * freed before the other.
 */
#ifndef HWM_POOL_POOL_H
#define HWM_POOL_POOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pool/channel.h"
#include "pool/connections.h"
#include "pool/deadlines.h"
#include "pool/events.h"
#include "pool/origins.h"
#include "pool/transfer.h"

#pragma GCC visibility push(hidden)

struct hwm_pool {
    bool opened, closed;
    unsigned traits;           /* of the libcurl that made the multi handle */
    long connections_per_host; /* at least 1 */
    long process;              /* that made the multi handle */
    CURLM *multi;              /* NULL until the first transfer */
    long streams; /* the most that it gives to one HTTP/2 connection; 0: libcurl's choice */
    struct hwm_connections connections;
    struct hwm_origins origins; /* with the transfers that wait */
    struct hwm_events events;
    struct hwm_deadlines deadlines;
    struct hwm_transfer_list active;   /* being filled in, or with libcurl */
    struct hwm_transfer_list finished; /* ended, not yet handed out */
    bool news;                /* some of them ended since anybody last looked: do not sleep */
    size_t in_flight;         /* waiting, or with libcurl */
    struct hwm_channel *idle; /* for the next transfers */
    size_t idle_count;
};

/* Makes a zeroed pool usable. Acquires nothing. */
void hwm_pool_open(struct hwm_pool *pool, long connections_per_host);

/*
 * Ends everything in flight as cancelled and closes all connections. Idempotent. What has ended may
 * still be asked for with hwm_pool_finished; everything else must not be called any more.
 */
void hwm_pool_close(struct hwm_pool *pool);

/* Binds a zeroed transfer to the pool, so that it can be filled in. False: it has ended with a
 * failure. */
bool hwm_transfer_open(struct hwm_transfer *transfer, struct hwm_pool *pool);

/* Same, and makes it ready for parts of a multipart body. */
bool hwm_transfer_open_multipart(struct hwm_transfer *transfer);

/* Starts a transfer that is filled in. False: it has ended with a failure, and is not among the
 * finished. */
bool hwm_pool_start(struct hwm_pool *pool, struct hwm_transfer *transfer,
                    const struct hwm_settings *settings);

/* Ends a transfer as cancelled, now. Nothing happens if it has ended already. */
void hwm_transfer_cancel(struct hwm_transfer *transfer);

/* Takes an ended transfer out of the queue of ended ones: whoever started it knows already. */
void hwm_transfer_acknowledge(struct hwm_transfer *transfer);

/* Cancels it if need be, and releases all that it holds. The memory is the caller's again.
 * Idempotent. */
void hwm_transfer_free(struct hwm_transfer *transfer);

/* Drives what is ready, never blocks; returns how many transfers are still in flight. */
size_t hwm_pool_step(struct hwm_pool *pool);

/* Takes the transfer that ended first out of the queue of ended ones, or returns NULL. */
struct hwm_transfer *hwm_pool_finished(struct hwm_pool *pool);

/* Sleeps until hwm_pool_step has something to do, a signal came, or `seconds` (0 and above) are
 * over. */
void hwm_pool_wait(struct hwm_pool *pool, double seconds);

/* The descriptor that is readable when a step has something to do or is due, so that it is all an
 * event loop must watch; or -1 where there is none. It stays the same until the pool is closed or
 * the process forks. (Should the system refuse a timer, hwm_pool_timeout still tells what is due.)
 */
int hwm_pool_descriptor(struct hwm_pool *pool);

/* Seconds until a step is due though the descriptor is silent, or -1. */
double hwm_pool_timeout(struct hwm_pool *pool);

/* How many transfers are under way. */
size_t hwm_pool_in_flight(struct hwm_pool *pool);

/* How many of them wait for one of their host's connections. */
size_t hwm_pool_queued(const struct hwm_pool *pool);

#pragma GCC visibility pop

#endif
