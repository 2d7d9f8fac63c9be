/*
 * The hosts that a pool talks to, and the calls that wait for one of a host's connections, first
 * come, first served.
 *
 * libcurl has such a queue too, but its versions serve it in different orders, and some let the
 * connect timeout run in it. So it is given only as many calls as it can begin at once.
 */
#ifndef HWM_POOL_ORIGINS_H
#define HWM_POOL_ORIGINS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pool/transfer.h"

#pragma GCC visibility push(hidden)

enum hwm_protocol {
    HWM_PROTOCOL_UNKNOWN, /* nothing has been answered yet */
    HWM_PROTOCOL_HTTP1,   /* one call at a time over a connection */
    HWM_PROTOCOL_HTTP2    /* many */
};

/* A host and port by one scheme. */
struct hwm_origin {
    struct hwm_origin *next;
    char *host; /* in lower case, ended by NUL */
    unsigned port;
    bool https;
    enum hwm_protocol protocol; /* of its last answer */
    uint32_t goaway_after;      /* how many requests a connection had at the last GOAWAY; 0: none */
    uint32_t requests_allowed;  /* how many each gets, when it was so twice; 0: no matter */
    size_t handed;              /* calls that libcurl has, and that are not sent yet */
    size_t sent;                /* calls that are sent, and have not ended */
    struct hwm_transfer_list waiting;
};

struct hwm_origins {
    struct hwm_origin *first;
    size_t count;
    size_t waiting; /* calls in all their lists */
};

/* The origin of an address, made when it is new. NULL when memory is short. */
struct hwm_origin *hwm_origins_get(struct hwm_origins *origins, const struct hwm_address *address);

/*
 * Whether libcurl may have one more call of this origin, when it may have `connections` to a host:
 * over HTTP/1 one for each of them; over HTTP/2 as many as there are, but only so many at a time
 * that are not sent yet (they wait for streams then). Where calls may share a connection, one goes
 * first until it is sent: the others then find its connection. While the protocol is not known, two
 * at least may be under way, because the second shows whether they share.
 */
bool hwm_origin_has_room(const struct hwm_origin *origin, size_t connections);

/* A connection was ended in good order after so many requests. */
void hwm_origin_goes_away(struct hwm_origin *origin, uint32_t requests);

/* A call begins to wait; or it ends waiting. */
void hwm_origin_queue(struct hwm_origins *origins, struct hwm_transfer *transfer);
void hwm_origin_unqueue(struct hwm_origins *origins, struct hwm_transfer *transfer);

/* Gives all back; nothing waits any more. */
void hwm_origins_free(struct hwm_origins *origins);

#pragma GCC visibility pop

#endif
