/*
 * How a transfer leaves the pool: with an answer, with libcurl's failure, late, or cancelled.
 */
#include "pool/ending.h"

#include <stddef.h>

/* Kept for the next calls; a handle costs some kilobytes. */
enum { MOST_IDLE_CHANNELS = 64 };

void hwm_transfers_add(struct hwm_transfer_list *list, struct hwm_transfer *transfer)
{
    transfer->previous = list->last;
    transfer->next = NULL;
    if (list->last != NULL) {
        list->last->next = transfer;
    } else {
        list->first = transfer;
    }
    list->last = transfer;
}

void hwm_transfers_remove(struct hwm_transfer_list *list, struct hwm_transfer *transfer)
{
    if (transfer->previous != NULL) {
        transfer->previous->next = transfer->next;
    } else {
        list->first = transfer->next;
    }
    if (transfer->next != NULL) {
        transfer->next->previous = transfer->previous;
    } else {
        list->last = transfer->previous;
    }
    transfer->previous = transfer->next = NULL;
}

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

/* Whether libcurl got as far as sending the request. */
static bool was_sent(CURL *easy)
{
    curl_off_t reached = 0;

    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &reached);
    return reached > 0;
}

void hwm_detach(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;
    struct hwm_channel *channel = transfer->channel;

    if (transfer->state == HWM_TRANSFER_IN_FLIGHT) {
        pool->in_flight--;
        hwm_deadlines_remove(&pool->deadlines, transfer);
        curl_multi_remove_handle(pool->multi, channel->easy);
    }
    hwm_transfer_release_request(transfer);
    hwm_transfers_remove(&pool->active, transfer);
    transfer->pool = NULL;
    transfer->channel = NULL;
    transfer->state = HWM_TRANSFER_ENDED;
    if (channel == NULL) {
        return;
    }
    if (pool->idle_count < MOST_IDLE_CHANNELS) {
        channel->next = pool->idle;
        pool->idle = channel;
        pool->idle_count++;
    } else {
        hwm_channel_free(channel);
    }
}

/* Puts a transfer that has ended into the queue of those that nobody has asked for yet. */
static void announce(struct hwm_pool *pool, struct hwm_transfer *transfer)
{
    transfer->pool = pool;
    transfer->finishing = true;
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
    bool unsent = transfer->state == HWM_TRANSFER_NEW || !was_sent(transfer->channel->easy);

    hwm_end_as(transfer, HWM_FAILURE_CANCELLED, unsent, why);
}

void hwm_end_as_late(struct hwm_transfer *transfer)
{
    struct hwm_pool *pool = transfer->pool;
    CURL *easy = transfer->channel->easy;
    const struct hwm_address *address = &transfer->address;
    const struct hwm_timing *timing = &transfer->timing;
    bool sent = was_sent(easy);
    const char *stage;

    read_timing(transfer, easy);
    if (transfer->answer.length > 0 || transfer->headers_complete) {
        stage = "while receiving the answer";
    } else if (sent) {
        stage = "while waiting for the answer";
    } else if (timing->name_lookup > 0) {
        stage = "while connecting, TLS included";
    } else {
        stage = "while waiting for the name server or a free connection";
    }
    hwm_failure_set(&transfer->failure, HWM_FAILURE_TIMEOUT, !sent,
                    "%.*s:%u: no complete answer within %g s (time ran out %s, %lu bytes received)",
                    (int)address->host_length, address->host, address->port, transfer->allowed,
                    stage, (unsigned long)transfer->answer.length);
    hwm_detach(transfer);
    hwm_transfer_release(transfer);
    announce(pool, transfer);
}

/*
 * What the transfer itself knows better than libcurl, which was only told to stop, or which takes
 * headers that break off for an answer.
 */
static bool set_own_failure(struct hwm_transfer *transfer, CURLcode code)
{
    const struct hwm_address *address = &transfer->address;
    const char *what = "the answer's headers are larger than 256 KiB";

    if (transfer->body_over_limit) {
        hwm_failure_set(&transfer->failure, HWM_FAILURE_TRANSPORT, false,
                        "%.*s:%u: the answer's body is larger than max_response_bytes (%lu)",
                        (int)address->host_length, address->host, address->port,
                        (unsigned long)transfer->body_limit);
        transfer->failure.permanent = true;
        return true;
    }
    if (code == CURLE_OK) {
        what = "the answer's headers were cut off";
    } else if (transfer->refused_repeat) {
        what = "the connection was closed without an answer (the request was not sent again)";
    } else if (!transfer->headers_over_limit) {
        return false;
    }
    hwm_failure_set(&transfer->failure, HWM_FAILURE_TRANSPORT, false, "%.*s:%u: %s",
                    (int)address->host_length, address->host, address->port, what);
    transfer->failure.permanent = transfer->headers_over_limit;
    return true;
}

void hwm_end_as_libcurl_says(struct hwm_transfer *transfer, CURLcode code)
{
    struct hwm_pool *pool = transfer->pool;
    CURL *easy = transfer->channel->easy;

    read_timing(transfer, easy);
    if (code == CURLE_OK && transfer->headers_complete) {
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &transfer->status);
    } else if (!set_own_failure(transfer, code)) {
        hwm_failure_from_libcurl(&transfer->failure, code, was_sent(easy), transfer->channel->error,
                                 &transfer->address);
    }
    hwm_detach(transfer);
    if (transfer->failure.kind != HWM_FAILURE_NONE) {
        hwm_transfer_release(transfer);
    }
    announce(pool, transfer);
}
