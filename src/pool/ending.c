/*
 * How a transfer leaves the pool: with an answer, with libcurl's failure, late, or cancelled.
 */
#include "pool/ending.h"

#include <stddef.h>
#include <string.h>

#include "pool/judgement.h"

/* Kept for the next calls; a handle costs some kilobytes. */
enum { MOST_IDLE_CHANNELS = 64 };

/* A new connection is fit; more than one is needed only if libcurl repeats by itself. */
enum { MOST_FRESH_STARTS = 3 };

/* Of one HTTP/2 connection, unless the server allows fewer. libcurl's own choice. */
static const long MOST_STREAMS = 100;

static void read_timing(struct hwm_transfer *transfer, CURL *easy)
{
    struct hwm_timing *timing = &transfer->timing;

    curl_easy_getinfo(easy, CURLINFO_NAMELOOKUP_TIME_T, &timing->name_lookup);
    curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &timing->connect);
    curl_easy_getinfo(easy, CURLINFO_APPCONNECT_TIME_T, &timing->tls);
    curl_easy_getinfo(easy, CURLINFO_STARTTRANSFER_TIME_T, &timing->first_byte);
    curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &timing->total);
    curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &timing->connections);
}

static bool is_with_libcurl(const struct hwm_transfer *transfer)
{
    return transfer->state == HWM_TRANSFER_HANDED || transfer->state == HWM_TRANSFER_SENT;
}

static bool is_under_way(const struct hwm_transfer *transfer)
{
    return transfer->state == HWM_TRANSFER_QUEUED || is_with_libcurl(transfer);
}

void hwm_spare_barred_connections(struct hwm_pool *pool)
{
#ifdef HWM_CURL_HAS_CONCURRENT_STREAMS
    size_t calls = hwm_connections_barred_calls(&pool->connections);
    long streams = calls > 0 && calls < (size_t)MOST_STREAMS ? (long)calls : MOST_STREAMS;

    if (streams != pool->streams) {
        pool->streams = streams;
        curl_multi_setopt(pool->multi, CURLMOPT_MAX_CONCURRENT_STREAMS, streams);
    }
#else
    (void)pool;
#endif
}

void hwm_leave_connection(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;

    if (transfer->connection != NULL) {
        hwm_connection_leave(&pool->connections, transfer->connection);
        transfer->connection = NULL;
        hwm_spare_barred_connections(pool);
    }
}

/* One that libcurl has repeated by itself is not kept: some libcurls go on counting its repeats, and
 * at the fifth of its life they give up. */
static void keep_channel(struct hwm_pool *pool, struct hwm_channel *channel, bool repeated)
{
    if (pool->idle_count < MOST_IDLE_CHANNELS && !repeated) {
        channel->next = pool->idle;
        pool->idle = channel;
        pool->idle_count++;
    } else {
        hwm_channel_free(channel);
    }
}

void hwm_detach(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;
    struct hwm_channel *channel = transfer->channel;

    if (transfer->state == HWM_TRANSFER_QUEUED) {
        hwm_origin_unqueue(&pool->origins, transfer);
    } else {
        hwm_transfers_remove(&pool->active, transfer);
    }
    if (is_under_way(transfer)) {
        pool->in_flight--;
        hwm_deadlines_remove(&pool->deadlines, transfer);
    }
    if (is_with_libcurl(transfer)) {
        curl_multi_remove_handle(pool->multi, channel->easy);
        hwm_leave_connection(transfer);
        transfer->origin->sent -= transfer->state == HWM_TRANSFER_SENT ? 1 : 0;
        transfer->origin->handed -= transfer->state == HWM_TRANSFER_HANDED ? 1 : 0;
    }
    hwm_transfer_release_request(transfer);
    transfer->origin = NULL;
    transfer->pool = NULL;
    transfer->channel = NULL;
    transfer->state = HWM_TRANSFER_TAKEN;
    if (channel != NULL) {
        keep_channel(pool, channel, transfer->refusals > 0);
    }
}

/* Puts a transfer that has ended into the queue of those that nobody has asked for yet. */
static void announce(struct hwm_pool *pool, struct hwm_transfer *transfer)
{
    transfer->pool = pool;
    transfer->state = HWM_TRANSFER_ENDED;
    pool->news = true;
    hwm_transfers_add(&pool->finished, transfer);
}

void hwm_end_as(struct hwm_transfer *transfer, enum hwm_failure_kind kind, bool unsent,
                const char *why)
{
    struct hwm_pool *pool = transfer->pool;

    hwm_detach(transfer);
    hwm_failure_set(&transfer->failure, kind, unsent, "%s", why);
    hwm_transfer_release(transfer);
    announce(pool, transfer);
}

void hwm_end_as_cancelled(struct hwm_transfer *transfer, const char *why)
{
    hwm_end_as(transfer, HWM_FAILURE_CANCELLED, !hwm_was_sent(transfer), why);
}

/* In the child of a fork, where libcurl's part of it is the parent's. */
static void end_as_forked(struct hwm_transfer *transfer)
{
    bool sent = transfer->state == HWM_TRANSFER_SENT;

    if (transfer->state == HWM_TRANSFER_QUEUED) {
        hwm_origin_unqueue(&transfer->pool->origins, transfer);
        hwm_transfers_add(&transfer->pool->active, transfer);
    }
    transfer->state = HWM_TRANSFER_FILLING;
    transfer->channel = NULL;
    transfer->mime = NULL;
    transfer->connection = NULL;
    transfer->deadline_place = 0;
    hwm_end_as(transfer, HWM_FAILURE_CANCELLED, !sent,
               "the process was forked; the parent has this call");
}

/* Any that has not ended; NULL when there is none. */
static struct hwm_transfer *any_active(struct hwm_pool *pool)
{
    struct hwm_origin *origin = pool->origins.waiting > 0 ? pool->origins.first : NULL;

    if (pool->active.first != NULL) {
        return pool->active.first;
    }
    while (origin != NULL && origin->waiting.first == NULL) {
        origin = origin->next;
    }
    return origin != NULL ? origin->waiting.first : NULL;
}

void hwm_end_all_as_forked(struct hwm_pool *pool)
{
    struct hwm_transfer *transfer;

    while ((transfer = any_active(pool)) != NULL) {
        end_as_forked(transfer);
    }
}

void hwm_end_all(struct hwm_pool *pool, enum hwm_failure_kind kind, const char *why)
{
    struct hwm_transfer *transfer;

    while ((transfer = any_active(pool)) != NULL) {
        if (kind == HWM_FAILURE_CANCELLED) {
            hwm_end_as_cancelled(transfer, why);
        } else {
            hwm_end_as(transfer, kind, !hwm_was_sent(transfer), why);
        }
    }
}

void hwm_end_as_late(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;
    CURL *easy = transfer->channel->easy;

    if (transfer->connection != NULL) {
        hwm_connection_ran_out(&pool->connections, transfer->connection, transfer->sent_at);
    }
    read_timing(transfer, easy);
    hwm_judge_lateness(transfer);
    hwm_detach(transfer);
    hwm_transfer_release(transfer);
    announce(pool, transfer);
}

/* libcurl gets a transfer again of which nothing was sent, so this is no repeat: for a new connection
 * if `fresh`, which is not tried for ever. */
static bool hand_again(struct hwm_transfer *transfer, bool fresh)
{
    struct hwm_channel *channel = transfer->channel;
    CURLM *multi = transfer->pool->multi;

    if (fresh && transfer->fresh_starts == MOST_FRESH_STARTS) {
        return false;
    }
    transfer->fresh_starts += fresh ? 1 : 0;
    curl_multi_remove_handle(multi, channel->easy);
    channel->error[0] = '\0';
    curl_easy_setopt(channel->easy, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
    if (curl_multi_add_handle(multi, channel->easy) != CURLM_OK) {
        return false;
    }
    transfer->stop = HWM_STOP_NONE;
    hwm_events_added(&transfer->pool->events);
    return true;
}

/* From 8.x on libcurl's connect timeout also runs while a transfer waits for a stream of a
 * connection that others use. Its words tell that from connecting. */
static bool has_only_waited(const struct hwm_transfer *transfer, CURLcode code)
{
    return code == CURLE_OPERATION_TIMEDOUT && transfer->state == HWM_TRANSFER_HANDED &&
           strncmp(transfer->channel->error, "Operation timed out", 19) == 0;
}

/* Whether the server has said that it does not process this one. */
static bool was_turned_away(const struct hwm_transfer *transfer)
{
    return transfer->state == HWM_TRANSFER_SENT && transfer->header_bytes == 0 &&
           transfer->connection != NULL && transfer->stream > transfer->connection->last;
}

void hwm_end_as_libcurl_says(struct hwm_transfer *transfer, CURLcode code)
{
    struct hwm_pool *pool = transfer->pool;
    CURL *easy = transfer->channel->easy;

    if (was_turned_away(transfer)) {
        hwm_leave_connection(transfer);
        transfer->state = HWM_TRANSFER_HANDED;
        transfer->origin->sent--;
        transfer->origin->handed++;
        transfer->refusals++;
        transfer->stop = transfer->refusals > HWM_MOST_REFUSALS ? HWM_STOP_REFUSED : HWM_STOP_UNFIT;
    }
    if ((transfer->stop == HWM_STOP_UNFIT && hand_again(transfer, true)) ||
        (has_only_waited(transfer, code) && hand_again(transfer, false))) {
        return;
    }
    if (transfer->stop == HWM_STOP_LATE) {
        hwm_end_as_late(transfer);
        return;
    }
    read_timing(transfer, easy);
    hwm_judge(transfer, code);
    hwm_detach(transfer);
    if (transfer->failure.kind != HWM_FAILURE_NONE) {
        hwm_transfer_release(transfer);
    }
    announce(pool, transfer);
}
