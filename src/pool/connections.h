/*
 * The connections of a pool, each from its opening to its closing, as far as we must know them:
 * before a request goes out over one, it is asked here whether that connection is still fit.
 *
 * libcurl opens and closes the sockets, through the two callbacks below. It names a connection by
 * its addresses only, and by these we find it again.
 *
 * Not every libcurl tells of the closing of a socket that was never connected: such a one is found
 * out by its inode, and forgotten when its number is given out again.
 *
 * A connection that libcurl has closed stays until the last transfer that was sent over it has
 * left it.
 */
#ifndef HWM_POOL_CONNECTIONS_H
#define HWM_POOL_CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "pool/libcurl.h"

#pragma GCC visibility push(hidden)

enum hwm_connection_state {
    HWM_CONNECTION_FRESH, /* nothing was received over it yet: what lies in its socket may be TLS */
    HWM_CONNECTION_HTTP1, /* has answered; while no call is under way its socket must be silent */
    HWM_CONNECTION_HTTP2, /* has answered; its socket may hold frames at any time */
    HWM_CONNECTION_BARRED, /* takes no other call: it was silent as a whole while a call on it ran
                              out of time, or the server ends it, or is about to */
    HWM_CONNECTION_CLOSED  /* libcurl has closed it */
};

/* A connection's own address and its peer's, as libcurl writes them. */
struct hwm_ends {
    const char *own_ip, *peer_ip;
    int own_port, peer_port;
};

struct hwm_connection {
    struct hwm_connection *next; /* in its bucket, or among those that are not known by name */
    enum hwm_connection_state state;
    curl_socket_t socket;
    ino_t inode;             /* of the socket: its number may be another's by now */
    int own_port, peer_port; /* 0: not asked for yet */
    char own_ip[46], peer_ip[46];
    uint64_t heard;    /* when the last piece of an answer came over it, by the pool's count */
    uint32_t requests; /* HTTP/2 streams that surely were opened on it: the n-th has id 2n - 1 */
    uint32_t last;     /* the last stream that the server processes, by its GOAWAY */
    size_t calls;      /* that were sent over it and have not ended */
};

enum { HWM_CONNECTION_BUCKETS = 64 };

/* All zero is an empty one. */
struct hwm_connections {
    struct hwm_connection *nameless;                        /* opened, and not asked for yet */
    struct hwm_connection *buckets[HWM_CONNECTION_BUCKETS]; /* by their own port */
    uint64_t moment; /* counts the pieces of answers that came, over whichever connection */
    size_t barred;   /* how many are barred and have calls */
};

/* CURLOPT_OPENSOCKETFUNCTION; `user` is the hwm_connections. Child processes do not inherit the
 * socket. */
curl_socket_t hwm_connections_socket(void *user, curlsocktype purpose,
                                     struct curl_sockaddr *address);

/* CURLOPT_CLOSESOCKETFUNCTION; the same. */
int hwm_connections_close_socket(void *user, curl_socket_t socket);

/* The open connection between these addresses, or NULL. */
struct hwm_connection *hwm_connections_find(struct hwm_connections *all,
                                            const struct hwm_ends *ends);

/*
 * Whether a request may be sent over it. Not over one that is barred; nor over a kept HTTP/1
 * connection in whose socket something lies: the end of the connection, or bytes that nobody has
 * asked for and that would be taken for the answer. (A TLS session ticket looks the same: a new
 * connection is made in vain then.)
 */
bool hwm_connection_fit(const struct hwm_connection *connection);

/* A call is sent over it; hwm_connection_leave follows when it has ended. */
void hwm_connection_enter(struct hwm_connection *connection);
void hwm_connection_leave(struct hwm_connections *all, struct hwm_connection *connection);

/* The status line of an answer came over it. */
void hwm_connection_answered(struct hwm_connection *connection, bool http2);

/* A piece of an answer came over it. */
void hwm_connection_heard(struct hwm_connections *all, struct hwm_connection *connection);

/*
 * A call that was sent at `moment` ran out of time. If nothing has come since over its connection,
 * for whatever call, that is barred. If nothing has come from that peer at all, those of its
 * connections that nobody uses are ended: they may well have died the same death.
 */
void hwm_connection_ran_out(struct hwm_connections *all, struct hwm_connection *connection,
                            uint64_t moment);

/* The server ends the connection, and processes no stream above `last` (of HTTP/2): barred. */
void hwm_connection_goes_away(struct hwm_connections *all, struct hwm_connection *connection,
                              uint32_t last);

/* It has had as many requests as the server takes: barred. */
void hwm_connection_is_used_up(struct hwm_connections *all, struct hwm_connection *connection);

/* The fewest calls that a barred connection still has; 0 when there is none with calls. A limit of
 * so many calls a connection keeps libcurl from giving it another one. With its last call it is
 * ended. */
size_t hwm_connections_barred_calls(const struct hwm_connections *all);

/* When libcurl has closed all of them. */
void hwm_connections_free(struct hwm_connections *all);

/* In a forked child, where no transfer has one any more: closes its copies of the sockets, and
 * forgets all. */
void hwm_connections_abandon(struct hwm_connections *all);

#pragma GCC visibility pop

#endif
