#include "pool/pool.h"

#include <poll.h>

#include "pool/ending.h"
#include "pool/multi.h"
#include "pool/process.h"
#include "pool/sigpipe.h"
#include "pool/starting.h"

/* libcurl has given up the multi handle: so do we. The next transfer makes a new one. */
static void break_down(struct hwm_pool *pool, CURLMcode code)
{
    hwm_end_all(pool, HWM_FAILURE_TRANSPORT, curl_multi_strerror(code));
    hwm_multi_drop(pool);
}

static void collect_ended(struct hwm_pool *pool)
{
    CURLMsg *message;
    int left;

    while ((message = curl_multi_info_read(pool->multi, &left)) != NULL) {
        char *transfer = NULL;

        if (message->msg == CURLMSG_DONE &&
            curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer) == CURLE_OK) {
            hwm_end_as_libcurl_says((struct hwm_transfer *)(void *)transfer, message->data.result);
        }
    }
}

static void end_overdue(struct hwm_pool *pool)
{
    struct hwm_transfer *transfer = hwm_deadlines_first(&pool->deadlines);
    int64_t now = transfer != NULL ? hwm_clock() : 0;

    while (transfer != NULL && transfer->deadline <= now) {
        hwm_end_as_late(transfer);
        transfer = hwm_deadlines_first(&pool->deadlines);
    }
}

void hwm_pool_open(struct hwm_pool *pool, long connections_per_host)
{
    pool->opened = true;
    pool->connections_per_host = connections_per_host;
    pool->process = hwm_process_id();
}

void hwm_pool_close(struct hwm_pool *pool)
{
    struct hwm_sigpipe guard;

    if (!pool->opened || pool->closed) {
        return;
    }
    hwm_multi_notice_fork(pool);
    hwm_sigpipe_begin(&guard, hwm_multi_raises_sigpipe(pool));
    hwm_end_all(pool, HWM_FAILURE_CANCELLED, "the pool was closed");
    hwm_multi_drop(pool);
    hwm_sigpipe_end(&guard);
    hwm_deadlines_free(&pool->deadlines);
    pool->closed = true;
}

/* In the pool, and not among those that have ended. */
static bool is_active(const struct hwm_transfer *transfer)
{
    switch (transfer->state) {
    case HWM_TRANSFER_FILLING:
    case HWM_TRANSFER_REFUSED:
    case HWM_TRANSFER_QUEUED:
    case HWM_TRANSFER_HANDED:
    case HWM_TRANSFER_SENT: return true;
    case HWM_TRANSFER_NEW:
    case HWM_TRANSFER_ENDED:
    case HWM_TRANSFER_TAKEN: break;
    }
    return false;
}

void hwm_transfer_cancel(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;
    struct hwm_sigpipe guard;

    if (!is_active(transfer)) {
        return;
    }
    hwm_multi_notice_fork(pool);
    if (is_active(transfer)) {
        hwm_sigpipe_begin(&guard, hwm_multi_raises_sigpipe(pool));
        hwm_end_as_cancelled(transfer, "the call was cancelled");
        hwm_start_waiting(pool);
        hwm_sigpipe_end(&guard);
        hwm_multi_remind(pool);
    }
}

static void take_out(struct hwm_pool *pool, struct hwm_transfer *transfer)
{
    hwm_transfers_remove(&pool->finished, transfer);
    transfer->state = HWM_TRANSFER_TAKEN;
    transfer->pool = NULL;
    hwm_multi_remind(pool);
}

void hwm_transfer_acknowledge(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;

    if (transfer->state != HWM_TRANSFER_ENDED) {
        return;
    }
    if (!pool->closed) {
        hwm_multi_notice_fork(pool); /* the reminder of a parent is not ours to set */
    }
    take_out(pool, transfer);
}

void hwm_transfer_free(struct hwm_transfer *transfer)
{
    hwm_transfer_cancel(transfer);
    hwm_transfer_acknowledge(transfer);
    transfer->state = HWM_TRANSFER_TAKEN;
    hwm_transfer_release(transfer);
    hwm_failure_free(&transfer->failure);
}

size_t hwm_pool_step(struct hwm_pool *pool)
{
    struct hwm_sigpipe guard;
    CURLMcode code;

    hwm_multi_notice_fork(pool);
    pool->news = false;
    if (pool->multi == NULL) {
        return 0;
    }
    hwm_sigpipe_begin(&guard, hwm_multi_raises_sigpipe(pool));
    code = hwm_events_dispatch(&pool->events);
    collect_ended(pool);
    end_overdue(pool);
    if (code != CURLM_OK) {
        break_down(pool, code);
    } else {
        hwm_spare_barred_connections(pool);
        hwm_start_waiting(pool);
    }
    hwm_sigpipe_end(&guard);
    hwm_multi_remind(pool);
    return pool->in_flight;
}

struct hwm_transfer *hwm_pool_finished(struct hwm_pool *pool)
{
    struct hwm_transfer *transfer;

    if (!pool->closed) {
        hwm_multi_notice_fork(pool);
    }
    transfer = pool->finished.first;
    if (transfer != NULL) {
        take_out(pool, transfer);
    } else {
        pool->news = false;
        hwm_multi_remind(pool);
    }
    return transfer;
}

double hwm_pool_timeout(struct hwm_pool *pool)
{
    int64_t at, now;

    hwm_multi_notice_fork(pool);
    at = hwm_multi_due(pool);
    if (at < 0) {
        return -1;
    }
    now = hwm_clock();
    return at > now ? (double)(at - now) / 1e6 : 0;
}

void hwm_pool_wait(struct hwm_pool *pool, double seconds)
{
    const struct hwm_transfer *first;
    int64_t until;

    hwm_multi_notice_fork(pool);
    if (pool->news && pool->finished.first != NULL) {
        pool->news = false;
        return;
    }
    until = hwm_clock_after(seconds);
    first = hwm_deadlines_first(&pool->deadlines);
    if (first != NULL && first->deadline < until) {
        until = first->deadline;
    }
    if (pool->events.open) {
        hwm_events_wait(&pool->events, until);
    } else {
        (void)poll(NULL, 0, hwm_clock_milliseconds(until));
    }
}

int hwm_pool_descriptor(struct hwm_pool *pool)
{
    hwm_multi_notice_fork(pool);
    if (!hwm_multi_ensure(pool)) {
        return -1;
    }
    hwm_events_watch(&pool->events);
    hwm_multi_remind(pool);
    return hwm_events_descriptor(&pool->events);
}

size_t hwm_pool_in_flight(struct hwm_pool *pool)
{
    if (!pool->closed) {
        hwm_multi_notice_fork(pool);
    }
    return pool->in_flight;
}

size_t hwm_pool_queued(const struct hwm_pool *pool)
{
    return pool->closed ? 0 : pool->origins.waiting;
}
