#include "pool/pool.h"

#include <poll.h>

#include "pool/ending.h"
#include "pool/process.h"
#include "pool/sigpipe.h"

/* Connections kept open in all. Below the number in flight, libcurl would close and open them
 * without end. */
static const long CONNECTIONS_KEPT = 1000;

static bool guards(const struct hwm_pool *pool)
{
    return (pool->traits & HWM_LIBCURL_RAISES_SIGPIPE) != 0;
}

static void free_idle_channels(struct hwm_pool *pool)
{
    while (pool->idle != NULL) {
        struct hwm_channel *channel = pool->idle;

        pool->idle = channel->next;
        hwm_channel_free(channel);
    }
    pool->idle_count = 0;
}

static bool ensure_multi(struct hwm_pool *pool)
{
    if (pool->multi != NULL) {
        return true;
    }
    if (!hwm_process_prepare()) {
        return false;
    }
    pool->traits = hwm_libcurl_traits();
    pool->multi = curl_multi_init();
    if (pool->multi == NULL) {
        return false;
    }
    if (!hwm_events_open(&pool->events, pool->multi)) {
        curl_multi_cleanup(pool->multi);
        pool->multi = NULL;
        return false;
    }
    curl_multi_setopt(pool->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    curl_multi_setopt(pool->multi, CURLMOPT_MAXCONNECTS, CONNECTIONS_KEPT);
    curl_multi_setopt(pool->multi, CURLMOPT_MAX_HOST_CONNECTIONS, pool->connections_per_host);
#ifdef HWM_CURL_HAS_MULTI_QUICK_EXIT
    curl_multi_setopt(pool->multi, CURLMOPT_QUICK_EXIT, 1L);
#endif
    pool->streams = 0;
    return true;
}

static void drop_multi(struct hwm_pool *pool)
{
    free_idle_channels(pool);
    if (pool->multi != NULL) {
        curl_multi_cleanup(pool->multi);
        pool->multi = NULL;
    }
    hwm_events_close(&pool->events);
}

/* The child of a fork must touch nothing of its parent's multi handle: it leaves it, and takes only
 * its own copy of the epoll descriptor away. The memory is lost on purpose. */
static void abandon(struct hwm_pool *pool)
{
    hwm_events_close(&pool->events);
    hwm_connections_abandon(&pool->connections);
    pool->multi = NULL;
    pool->idle = NULL;
    pool->idle_count = 0;
    pool->in_flight = 0;
    while (pool->active.first != NULL) {
        hwm_end_as_forked(pool->active.first);
    }
    pool->deadlines.count = 0;
}

static void notice_fork(struct hwm_pool *pool)
{
    long process = hwm_process_id();

    if (pool->process != process) {
        abandon(pool);
        pool->process = process;
    }
}

static void end_all(struct hwm_pool *pool, enum hwm_failure_kind kind, const char *why)
{
    while (pool->active.first != NULL) {
        if (kind == HWM_FAILURE_CANCELLED) {
            hwm_end_as_cancelled(pool->active.first, why);
        } else {
            hwm_end_as(pool->active.first, kind, false, why);
        }
    }
}

/* libcurl has given up the multi handle: so do we. The next transfer makes a new one. */
static void break_down(struct hwm_pool *pool, CURLMcode code)
{
    end_all(pool, HWM_FAILURE_TRANSPORT, curl_multi_strerror(code));
    drop_multi(pool);
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
    notice_fork(pool);
    hwm_sigpipe_begin(&guard, guards(pool));
    end_all(pool, HWM_FAILURE_CANCELLED, "the pool was closed");
    drop_multi(pool);
    hwm_sigpipe_end(&guard);
    hwm_deadlines_free(&pool->deadlines);
    pool->closed = true;
}

bool hwm_transfer_open(struct hwm_transfer *transfer, struct hwm_pool *pool)
{
    notice_fork(pool);
    if (!ensure_multi(pool)) {
        return hwm_transfer_refuse(transfer, "libcurl cannot be started: no memory or descriptors");
    }
    if (pool->idle != NULL) {
        transfer->channel = pool->idle;
        pool->idle = transfer->channel->next;
        pool->idle_count--;
    } else {
        transfer->channel = hwm_channel_new(pool->traits, &pool->connections);
        if (transfer->channel == NULL) {
            return hwm_transfer_refuse(transfer, "out of memory");
        }
    }
    transfer->pool = pool;
    transfer->state = HWM_TRANSFER_FILLING;
    hwm_transfers_add(&pool->active, transfer);
    return true;
}

bool hwm_transfer_open_multipart(struct hwm_transfer *transfer)
{
    if (transfer->state != HWM_TRANSFER_FILLING) {
        return false;
    }
    transfer->mime = curl_mime_init(transfer->channel->easy);
    return transfer->mime != NULL || hwm_transfer_refuse(transfer, "out of memory");
}

/* Whatever the size of `seconds`, the sum does not overflow. */
static int64_t after(double seconds)
{
    const double most = 1e9;

    return hwm_clock() + (int64_t)((seconds < most ? seconds : most) * 1e6);
}

/* hwm_clock() at which a step is due, or -1. */
static int64_t due(const struct hwm_pool *pool)
{
    const struct hwm_transfer *first = hwm_deadlines_first(&pool->deadlines);
    int64_t at = -1;

    if (pool->news && pool->finished.first != NULL) {
        return 0;
    }
    if (pool->events.open) {
        at = hwm_events_due(&pool->events);
    }
    if (first != NULL && (at < 0 || first->deadline < at)) {
        at = first->deadline;
    }
    return at;
}

/* Keeps whoever watches the descriptor informed. */
static void remind(struct hwm_pool *pool)
{
    if (pool->events.open) {
        hwm_events_remind(&pool->events, due(pool));
    }
}

static bool start(struct hwm_pool *pool, struct hwm_transfer *transfer,
                  const struct hwm_settings *settings)
{
    CURLcode code;

    if (transfer->state != HWM_TRANSFER_FILLING || !hwm_transfer_seal(transfer)) {
        return false;
    }
    transfer->body_limit = settings->max_response_bytes;
    transfer->allowed = settings->timeout;
    transfer->deadline = after(settings->timeout);
    code = hwm_channel_prepare(transfer->channel, transfer, settings);
    if (code != CURLE_OK) {
        hwm_failure_from_libcurl(&transfer->failure, code, false, transfer->channel->error,
                                 &transfer->address);
        return false;
    }
    if (!hwm_deadlines_add(&pool->deadlines, transfer)) {
        return hwm_transfer_refuse(transfer, "out of memory");
    }
    if (curl_multi_add_handle(pool->multi, transfer->channel->easy) != CURLM_OK) {
        hwm_deadlines_remove(&pool->deadlines, transfer);
        return hwm_transfer_refuse(transfer, "libcurl does not take the call");
    }
    transfer->state = HWM_TRANSFER_HANDED;
    pool->in_flight++;
    hwm_events_added(&pool->events);
    remind(pool);
    return true;
}

/* In pool->active, not among those that have ended. */
static bool is_active(const struct hwm_transfer *transfer)
{
    switch (transfer->state) {
    case HWM_TRANSFER_FILLING:
    case HWM_TRANSFER_REFUSED:
    case HWM_TRANSFER_HANDED:
    case HWM_TRANSFER_SENT: return true;
    case HWM_TRANSFER_NEW:
    case HWM_TRANSFER_ENDED:
    case HWM_TRANSFER_TAKEN: break;
    }
    return false;
}

bool hwm_pool_start(struct hwm_pool *pool, struct hwm_transfer *transfer,
                    const struct hwm_settings *settings)
{
    if (start(pool, transfer, settings)) {
        return true;
    }
    if (is_active(transfer)) {
        hwm_detach(transfer);
    }
    hwm_transfer_release(transfer);
    return false;
}

void hwm_transfer_cancel(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;
    struct hwm_sigpipe guard;

    if (!is_active(transfer)) {
        return;
    }
    notice_fork(pool);
    if (is_active(transfer)) {
        hwm_sigpipe_begin(&guard, guards(pool));
        hwm_end_as_cancelled(transfer, "the call was cancelled");
        hwm_sigpipe_end(&guard);
        remind(pool);
    }
}

static void take_out(struct hwm_pool *pool, struct hwm_transfer *transfer)
{
    hwm_transfers_remove(&pool->finished, transfer);
    transfer->state = HWM_TRANSFER_TAKEN;
    transfer->pool = NULL;
    remind(pool);
}

void hwm_transfer_acknowledge(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;

    if (transfer->state != HWM_TRANSFER_ENDED) {
        return;
    }
    if (!pool->closed) {
        notice_fork(pool); /* the reminder of a parent is not ours to set */
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

    notice_fork(pool);
    pool->news = false;
    if (pool->multi == NULL) {
        return 0;
    }
    hwm_sigpipe_begin(&guard, guards(pool));
    code = hwm_events_dispatch(&pool->events);
    collect_ended(pool);
    end_overdue(pool);
    if (code != CURLM_OK) {
        break_down(pool, code);
    }
    hwm_sigpipe_end(&guard);
    remind(pool);
    return pool->in_flight;
}

struct hwm_transfer *hwm_pool_finished(struct hwm_pool *pool)
{
    struct hwm_transfer *transfer;

    if (!pool->closed) {
        notice_fork(pool);
    }
    transfer = pool->finished.first;
    if (transfer != NULL) {
        take_out(pool, transfer);
    } else {
        pool->news = false;
        remind(pool);
    }
    return transfer;
}

double hwm_pool_timeout(struct hwm_pool *pool)
{
    int64_t at, now;

    notice_fork(pool);
    at = due(pool);
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

    notice_fork(pool);
    if (pool->news && pool->finished.first != NULL) {
        pool->news = false;
        return;
    }
    until = after(seconds);
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
    notice_fork(pool);
    if (!ensure_multi(pool)) {
        return -1;
    }
    hwm_events_watch(&pool->events);
    remind(pool);
    return hwm_events_descriptor(&pool->events);
}

size_t hwm_pool_in_flight(struct hwm_pool *pool)
{
    if (!pool->closed) {
        notice_fork(pool);
    }
    return pool->in_flight;
}
