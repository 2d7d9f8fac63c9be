#include "pool/starting.h"

#include "pool/ending.h"
#include "pool/multi.h"
#include "pool/process.h"

bool hwm_transfer_open(struct hwm_transfer *transfer, struct hwm_pool *pool)
{
    hwm_multi_notice_fork(pool);
    if (!hwm_multi_ensure(pool)) {
        hwm_transfer_refuse(transfer, "libcurl cannot be started: no memory or descriptors");
        transfer->failure.permanent = false; /* both come back */
        return false;
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

/* libcurl gets it. False: it does not take it. */
static bool hand(struct hwm_pool *pool, struct hwm_transfer *transfer)
{
    bool shares = transfer->origin->protocol == HWM_PROTOCOL_HTTP2;

    /* Waiting for a connection that is being made pays only if it will be shared; some libcurls
     * forget to go on where it is not. */
    curl_easy_setopt(transfer->channel->easy, CURLOPT_PIPEWAIT, shares ? 1L : 0L);
    if (curl_multi_add_handle(pool->multi, transfer->channel->easy) != CURLM_OK) {
        return false;
    }
    transfer->state = HWM_TRANSFER_HANDED;
    transfer->origin->handed++;
    hwm_events_added(&pool->events);
    return true;
}

static bool may_begin(const struct hwm_pool *pool, const struct hwm_origin *origin)
{
    return hwm_origin_has_room(origin, (size_t)pool->connections_per_host);
}

void hwm_start_waiting(struct hwm_pool *pool)
{
    struct hwm_origin *origin;

    if (pool->origins.waiting == 0) {
        return;
    }
    for (origin = pool->origins.first; origin != NULL; origin = origin->next) {
        while (origin->waiting.first != NULL && may_begin(pool, origin)) {
            struct hwm_transfer *transfer = origin->waiting.first;

            hwm_origin_unqueue(&pool->origins, transfer);
            hwm_transfers_add(&pool->active, transfer);
            if (!hand(pool, transfer)) {
                hwm_end_as(transfer, HWM_FAILURE_TRANSPORT, true, "libcurl does not take the call");
            }
        }
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
    transfer->deadline = hwm_clock_after(settings->timeout);
    code = hwm_channel_prepare(transfer->channel, transfer, settings);
    if (code != CURLE_OK) {
        hwm_failure_from_libcurl(&transfer->failure, code, false, transfer->channel->error,
                                 &transfer->address);
        return false;
    }
    if (!hwm_deadlines_add(&pool->deadlines, transfer)) {
        return hwm_transfer_refuse(transfer, "out of memory");
    }
    transfer->origin = hwm_origins_get(&pool->origins, &transfer->address);
    if (transfer->origin == NULL) {
        hwm_deadlines_remove(&pool->deadlines, transfer);
        return hwm_transfer_refuse(transfer, "out of memory");
    }
    if (transfer->origin->waiting.first != NULL || !may_begin(pool, transfer->origin)) {
        hwm_transfers_remove(&pool->active, transfer);
        hwm_origin_queue(&pool->origins, transfer);
        transfer->state = HWM_TRANSFER_QUEUED;
    } else if (!hand(pool, transfer)) {
        hwm_deadlines_remove(&pool->deadlines, transfer);
        return hwm_transfer_refuse(transfer, "libcurl does not take the call");
    }
    pool->in_flight++;
    hwm_multi_remind(pool);
    return true;
}

bool hwm_pool_start(struct hwm_pool *pool, struct hwm_transfer *transfer,
                    const struct hwm_settings *settings)
{
    if (start(pool, transfer, settings)) {
        return true;
    }
    if (transfer->state == HWM_TRANSFER_FILLING || transfer->state == HWM_TRANSFER_REFUSED) {
        hwm_detach(transfer);
    }
    hwm_transfer_release(transfer);
    return false;
}
