/*
 * One request and its answer.
 *
 * A transfer is filled in piece by piece (begin, headers, body), started by hwm_pool_start, and
 * read after it has ended. Its memory belongs to the caller, must be zeroed at first and must stay
 * where it is; hwm_transfer_free, which may be called at any time and more than once, cancels it if
 * need be and releases what it holds.
 *
 * All the text of a request is copied: nothing of the caller's is kept.
 *
 * Where its functions are: request.c fills it in, sending.c lets it go out, answer.c collects what
 * comes back, ending.c ends it, pool.c holds what the caller asks for; transfer.c is what all of
 * them stand on.
 */
#ifndef HWM_POOL_TRANSFER_H
#define HWM_POOL_TRANSFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pool/address.h"
#include "pool/bytes.h"
#include "pool/failure.h"
#include "pool/libcurl.h"

#pragma GCC visibility push(hidden)

struct hwm_pool;
struct hwm_channel;
struct hwm_connection;
struct hwm_origin;

/* The life of a transfer. Only pool.c, ending.c and sending.c, and a refusal, change its state. */
enum hwm_transfer_state {
    HWM_TRANSFER_NEW,     /* zeroed; in no pool */
    HWM_TRANSFER_FILLING, /* in pool->active, with a channel: the request is being filled in */
    HWM_TRANSFER_REFUSED, /* the same, but it cannot be sent, and failure says why */
    HWM_TRANSFER_QUEUED,  /* in its origin's list: waits until libcurl may have it */
    HWM_TRANSFER_HANDED,  /* in pool->active: libcurl has it, and nothing of it was sent */
    HWM_TRANSFER_SENT,    /* the same, and the server may have seen it */
    HWM_TRANSFER_ENDED,   /* in pool->finished: there is an answer or a failure to be told */
    HWM_TRANSFER_TAKEN    /* in no pool: whoever started it knows how it has ended */
};

/* Why we have told libcurl to stop a transfer: what it then says itself is only that we did. */
enum hwm_stop {
    HWM_STOP_NONE,
    HWM_STOP_UNFIT,        /* the connection that it was to be sent over is not fit; not sent */
    HWM_STOP_REFUSED,      /* the server has refused too often to process it; not processed */
    HWM_STOP_REPEAT,       /* libcurl was about to repeat it though the server may have acted */
    HWM_STOP_LATE,         /* its deadline passed while libcurl was busy with its answer */
    HWM_STOP_EXPANSION,    /* the answer grows out of all proportion when it is decompressed */
    HWM_STOP_BODY_LIMIT,   /* the answer's body is larger than allowed */
    HWM_STOP_HEADER_LIMIT, /* the answer's headers are */
    HWM_STOP_UNREADABLE    /* the answer begins with a line that continues no other */
};

/* How often the server may refuse to process one transfer. One that refuses again and again is
 * overloaded: the caller shall wait before it asks again. */
enum { HWM_MOST_REFUSALS = 3 };

/* Microseconds since the start of the transfer; 0 where a phase was skipped or not reached. */
struct hwm_timing {
    curl_off_t name_lookup, connect, tls, first_byte, total;
    long connections; /* new connections made for it: 0 when a kept one served */
};

struct hwm_transfer {
    enum hwm_transfer_state state;
    struct hwm_pool *pool;                /* while in one of its lists, else NULL */
    struct hwm_transfer *previous, *next; /* in that list */
    struct hwm_channel *channel;          /* the easy handle, from begin to end */
    struct hwm_origin *origin;            /* from the start to the end */
    struct hwm_connection *connection;    /* that it was sent over, while known and under way */
    uint64_t sent_at;                     /* by the count of the pool's connections */
    uint32_t stream;       /* its HTTP/2 stream, the real one or a lower one; 0: not known */
    unsigned fresh_starts; /* how often it was sent back to be sent over a new connection */
    unsigned refusals;     /* how often the server refused to process it */
    enum hwm_stop stop;
    int64_t deadline;      /* hwm_clock() at which it is over */
    size_t deadline_place; /* in the pool's heap, counted from 1; 0: not there */
    double allowed;        /* the deadline in seconds after the start, for the message */

    struct hwm_bytes text;     /* method, URL, then header lines, each ended by NUL */
    size_t url_at, headers_at; /* where they begin in it */
    size_t header_count;
    struct hwm_address address; /* its host is valid from hwm_transfer_seal on */
    size_t host_at;             /* where the host begins in text */
    bool has_content_type;
    struct hwm_bytes body;    /* of the request */
    curl_mime *mime;          /* of the request, instead of a body */
    struct curl_slist *lines; /* the header lines as libcurl wants them, one block */

    size_t body_limit;        /* of the answer, in bytes after decompression */
    bool refused_repeat;      /* libcurl wanted to send it a second time, and must not */
    bool answered_early;      /* in full, before the body was sent; libcurl calls that a failure */
    bool headers_complete;    /* the final answer's headers are in; what follows are trailers */
    unsigned line_status;     /* of the last status line */
    size_t header_bytes;      /* received, of all the answers together */
    struct hwm_bytes headers; /* of the answer, a line each; see hwm_transfer_next_header */
    struct hwm_bytes answer;  /* body of the answer */

    long status; /* HTTP status of the answer */
    struct hwm_timing timing;
    struct hwm_failure failure;
};

/* A part of a multipart body: `data` or a file's path. Names are terminated by NUL. */
struct hwm_part {
    const char *name;
    const char *data; /* NULL: `file` is sent */
    size_t data_length;
    const char *file;         /* path, read while it is sent */
    const char *file_name;    /* or NULL: the last component of `file`, none for data */
    const char *content_type; /* or NULL: libcurl's choice */
};

/*
 * These return false when the request cannot be sent as given; the transfer has then ended with a
 * failure that says why. Texts may hold any bytes. hwm_transfer_open comes first (pool.h), then
 * begin, then bodies, then headers.
 */
bool hwm_transfer_begin(struct hwm_transfer *transfer, const char *method, size_t method_length,
                        const char *url, size_t url_length);
bool hwm_transfer_set_body(struct hwm_transfer *transfer, const char *data, size_t length);
bool hwm_transfer_add_part(struct hwm_transfer *transfer, const struct hwm_part *part);

/* Content-Length, Transfer-Encoding and (of a multipart body) Content-Type are the pool's: they are
 * left out. */
bool hwm_transfer_add_header(struct hwm_transfer *transfer, const char *name, size_t name_length,
                             const char *value, size_t value_length);

/* The request is complete: builds what libcurl wants. The text does not move any more. */
bool hwm_transfer_seal(struct hwm_transfer *transfer);

/* Says that a transfer that was not started yet cannot be sent: nobody has seen it on the wire.
 * Returns false. */
bool hwm_transfer_refuse(struct hwm_transfer *transfer, const char *why);

/* There is an answer or a failure. */
bool hwm_transfer_has_ended(const struct hwm_transfer *transfer);

/* The method, ended by NUL. */
const char *hwm_transfer_method(const struct hwm_transfer *transfer);

/*
 * Walks through the answer's headers: `cursor` begins at 0. Names are put in lower case, values are
 * trimmed, neither is terminated. False at the end.
 */
bool hwm_transfer_next_header(struct hwm_transfer *transfer, size_t *cursor, const char **name,
                              size_t *name_length, const char **value, size_t *value_length);

/* Gives the request back, which libcurl must not have any more. */
void hwm_transfer_release_request(struct hwm_transfer *transfer);

/* Gives back everything but the failure and the state. The transfer is in no pool any more. */
void hwm_transfer_release(struct hwm_transfer *transfer);

/* Linked by their own `previous` and `next`. */
struct hwm_transfer_list {
    struct hwm_transfer *first, *last;
};

void hwm_transfers_add(struct hwm_transfer_list *list, struct hwm_transfer *transfer);
void hwm_transfers_remove(struct hwm_transfer_list *list, struct hwm_transfer *transfer);

#pragma GCC visibility pop

#endif
