#include "pool/origins.h"

#include <stdlib.h>
#include <string.h>

#include "text/ascii.h"

/* More are kept only while they are in use. */
enum { MOST_IDLE_ORIGINS = 32 };

static bool is_of(const struct hwm_origin *origin, const struct hwm_address *address)
{
    size_t i;

    if (origin->port != address->port || origin->https != address->https) {
        return false;
    }
    for (i = 0; i < address->host_length; i++) {
        if (origin->host[i] != hwm_ascii_lower(address->host[i])) {
            return false; /* its NUL too */
        }
    }
    return origin->host[i] == '\0';
}

static void free_origin(struct hwm_origin *origin)
{
    free(origin->host);
    free(origin);
}

static void drop_idle(struct hwm_origins *origins)
{
    struct hwm_origin **place = &origins->first;

    while (*place != NULL) {
        struct hwm_origin *origin = *place;

        if (origin->handed == 0 && origin->sent == 0 && origin->waiting.first == NULL) {
            *place = origin->next;
            free_origin(origin);
            origins->count--;
        } else {
            place = &origin->next;
        }
    }
}

static struct hwm_origin *new_origin(const struct hwm_address *address)
{
    struct hwm_origin *origin = calloc(1, sizeof *origin);
    size_t i;

    if (origin == NULL) {
        return NULL;
    }
    origin->host = malloc(address->host_length + 1);
    if (origin->host == NULL) {
        free(origin);
        return NULL;
    }
    for (i = 0; i < address->host_length; i++) {
        origin->host[i] = hwm_ascii_lower(address->host[i]);
    }
    origin->host[i] = '\0';
    origin->port = address->port;
    origin->https = address->https;
    return origin;
}

struct hwm_origin *hwm_origins_get(struct hwm_origins *origins, const struct hwm_address *address)
{
    struct hwm_origin *origin = origins->first;

    while (origin != NULL && !is_of(origin, address)) {
        origin = origin->next;
    }
    if (origin != NULL) {
        return origin;
    }
    if (origins->count >= MOST_IDLE_ORIGINS) {
        drop_idle(origins);
    }
    origin = new_origin(address);
    if (origin != NULL) {
        origin->next = origins->first;
        origins->first = origin;
        origins->count++;
    }
    return origin;
}

bool hwm_origin_has_room(const struct hwm_origin *origin, size_t connections)
{
    bool may_share = origin->https && origin->protocol != HWM_PROTOCOL_HTTP1;
    size_t under_way = origin->handed + origin->sent;

    if (may_share && origin->sent == 0) {
        return origin->handed == 0;
    }
    if (origin->protocol == HWM_PROTOCOL_HTTP2) {
        return origin->handed < connections;
    }
    return under_way < (may_share && connections < 2 ? 2 : connections);
}

void hwm_origin_goes_away(struct hwm_origin *origin, uint32_t requests)
{
    /* One fewer: an answer that comes in one piece with the GOAWAY may be lost. */
    origin->requests_allowed = origin->goaway_after != requests ? 0
                               : requests > 1                   ? requests - 1
                                                                : 1;
    origin->goaway_after = requests;
}

void hwm_origin_queue(struct hwm_origins *origins, struct hwm_transfer *transfer)
{
    hwm_transfers_add(&transfer->origin->waiting, transfer);
    origins->waiting++;
}

void hwm_origin_unqueue(struct hwm_origins *origins, struct hwm_transfer *transfer)
{
    hwm_transfers_remove(&transfer->origin->waiting, transfer);
    origins->waiting--;
}

void hwm_origins_free(struct hwm_origins *origins)
{
    while (origins->first != NULL) {
        struct hwm_origin *origin = origins->first;

        origins->first = origin->next;
        free_origin(origin);
    }
    origins->count = 0;
    origins->waiting = 0;
}
