#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* SOCK_CLOEXEC */
#endif

#include "pool/connections.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static curl_socket_t open_socket(const struct curl_sockaddr *address)
{
#ifdef SOCK_CLOEXEC
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
#else
    curl_socket_t made = socket(address->family, address->socktype, address->protocol);

    if (made >= 0) {
        (void)fcntl(made, F_SETFD, FD_CLOEXEC);
    }
    return made;
#endif
}

static struct hwm_connection **bucket_of(struct hwm_connections *all, int own_port)
{
    return &all->buckets[(unsigned)own_port % HWM_CONNECTION_BUCKETS];
}

/* Takes the one with this socket out of a list; NULL when it is not there. */
static struct hwm_connection *take_socket(struct hwm_connection **list, curl_socket_t socket)
{
    for (; *list != NULL; list = &(*list)->next) {
        if ((*list)->socket == socket) {
            struct hwm_connection *found = *list;

            *list = found->next;
            return found;
        }
    }
    return NULL;
}

static struct hwm_connection *take(struct hwm_connections *all, curl_socket_t socket)
{
    struct hwm_connection *found = take_socket(&all->nameless, socket);
    size_t i;

    for (i = 0; found == NULL && i < HWM_CONNECTION_BUCKETS; i++) {
        found = take_socket(&all->buckets[i], socket);
    }
    return found;
}

/* 0 when nothing is open by this number. */
static ino_t inode_of(curl_socket_t socket)
{
    struct stat file;

    return fstat(socket, &file) == 0 ? file.st_ino : 0;
}

static void closed(struct hwm_connections *all, struct hwm_connection *connection)
{
    if (connection->state == HWM_CONNECTION_BARRED && connection->calls > 0) {
        all->barred--;
    }
    connection->state = HWM_CONNECTION_CLOSED;
    if (connection->calls == 0) {
        free(connection);
    }
}

/* A new socket has got this number: what had it before is closed. */
static void forget(struct hwm_connections *all, curl_socket_t socket)
{
    struct hwm_connection *connection = take(all, socket);

    if (connection != NULL) {
        closed(all, connection);
    }
}

curl_socket_t hwm_connections_socket(void *user, curlsocktype purpose,
                                     struct curl_sockaddr *address)
{
    struct hwm_connections *all = user;
    struct hwm_connection *connection = calloc(1, sizeof *connection);

    (void)purpose;
    if (connection == NULL) {
        errno = ENOMEM;
        return CURL_SOCKET_BAD;
    }
    connection->socket = open_socket(address);
    if (connection->socket < 0) {
        free(connection);
        return CURL_SOCKET_BAD;
    }
    forget(all, connection->socket);
    connection->inode = inode_of(connection->socket);
    connection->last = UINT32_MAX;
    connection->next = all->nameless;
    all->nameless = connection;
    return connection->socket;
}

int hwm_connections_close_socket(void *user, curl_socket_t socket)
{
    forget(user, socket);
    return close(socket);
}

/* The text and the port of an address of the Internet. */
static bool read_address(const struct sockaddr_storage *address, char *ip, socklen_t room,
                         int *port)
{
    if (address->ss_family == AF_INET) {
        const struct sockaddr_in *v4 = (const void *)address;

        *port = ntohs(v4->sin_port);
        return inet_ntop(AF_INET, &v4->sin_addr, ip, room) != NULL;
    }
    if (address->ss_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const void *)address;

        *port = ntohs(v6->sin6_port);
        return inet_ntop(AF_INET6, &v6->sin6_addr, ip, room) != NULL;
    }
    return false;
}

static bool ask_name(struct hwm_connection *connection)
{
    struct sockaddr_storage address;
    socklen_t size = sizeof address;

    memset(&address, 0, sizeof address);
    if (getpeername(connection->socket, (struct sockaddr *)&address, &size) != 0 ||
        !read_address(&address, connection->peer_ip, sizeof connection->peer_ip,
                      &connection->peer_port)) {
        return false; /* not connected yet, or not any more */
    }
    size = sizeof address;
    return getsockname(connection->socket, (struct sockaddr *)&address, &size) == 0 &&
           read_address(&address, connection->own_ip, sizeof connection->own_ip,
                        &connection->own_port);
}

/* Puts those that are connected by now into their buckets. */
static void name_all(struct hwm_connections *all)
{
    struct hwm_connection **place = &all->nameless;

    while (*place != NULL) {
        struct hwm_connection *connection = *place;

        if (inode_of(connection->socket) == connection->inode && ask_name(connection)) {
            struct hwm_connection **bucket = bucket_of(all, connection->own_port);

            *place = connection->next;
            connection->next = *bucket;
            *bucket = connection;
        } else {
            place = &connection->next;
        }
    }
}

static struct hwm_connection *look_up(struct hwm_connections *all, const struct hwm_ends *ends)
{
    struct hwm_connection *connection = *bucket_of(all, ends->own_port);

    while (connection != NULL &&
           (connection->own_port != ends->own_port || connection->peer_port != ends->peer_port ||
            strcmp(connection->peer_ip, ends->peer_ip) != 0 ||
            strcmp(connection->own_ip, ends->own_ip) != 0)) {
        connection = connection->next;
    }
    return connection;
}

struct hwm_connection *hwm_connections_find(struct hwm_connections *all,
                                            const struct hwm_ends *ends)
{
    struct hwm_connection *found = look_up(all, ends);

    if (found == NULL && all->nameless != NULL) {
        name_all(all);
        found = look_up(all, ends);
    }
    return found;
}

static bool is_silent(curl_socket_t socket)
{
    char byte;

    return recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
           (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
}

bool hwm_connection_fit(const struct hwm_connection *connection)
{
    switch (connection->state) {
    case HWM_CONNECTION_HTTP1: return is_silent(connection->socket);
    case HWM_CONNECTION_BARRED:
    case HWM_CONNECTION_CLOSED: return false;
    case HWM_CONNECTION_FRESH:
    case HWM_CONNECTION_HTTP2: break;
    }
    return true;
}

void hwm_connection_enter(struct hwm_connection *connection)
{
    connection->calls++;
}

/* libcurl finds the end when it next looks at the connection. */
static void end_barred(struct hwm_connections *all, struct hwm_connection *connection)
{
    all->barred--;
    (void)shutdown(connection->socket, SHUT_RDWR);
}

void hwm_connection_leave(struct hwm_connections *all, struct hwm_connection *connection)
{
    connection->calls--;
    if (connection->calls > 0) {
        return;
    }
    if (connection->state == HWM_CONNECTION_CLOSED) {
        free(connection);
    } else if (connection->state == HWM_CONNECTION_BARRED) {
        end_barred(all, connection);
    }
}

void hwm_connection_answered(struct hwm_connection *connection, bool http2)
{
    if (connection->state == HWM_CONNECTION_FRESH) {
        connection->state = http2 ? HWM_CONNECTION_HTTP2 : HWM_CONNECTION_HTTP1;
    }
}

static void bar(struct hwm_connections *all, struct hwm_connection *connection)
{
    if (connection->state == HWM_CONNECTION_FRESH || connection->state == HWM_CONNECTION_HTTP2) {
        connection->state = HWM_CONNECTION_BARRED;
        all->barred += connection->calls > 0 ? 1 : 0;
    }
}

void hwm_connection_heard(struct hwm_connections *all, struct hwm_connection *connection)
{
    connection->heard = ++all->moment;
}

static bool same_peer(const struct hwm_connection *a, const struct hwm_connection *b)
{
    return a->peer_port == b->peer_port && strcmp(a->peer_ip, b->peer_ip) == 0;
}

/* The latest moment at which anything came from a connection's peer. */
static uint64_t peer_heard(const struct hwm_connections *all, const struct hwm_connection *of)
{
    const struct hwm_connection *connection;
    uint64_t latest = 0;
    size_t i;

    for (i = 0; i < HWM_CONNECTION_BUCKETS; i++) {
        for (connection = all->buckets[i]; connection != NULL; connection = connection->next) {
            if (same_peer(connection, of) && connection->heard > latest) {
                latest = connection->heard;
            }
        }
    }
    return latest;
}

/* libcurl finds the end when it next looks at the connection. */
static void end_unused(struct hwm_connections *all, const struct hwm_connection *of)
{
    struct hwm_connection *connection;
    size_t i;

    for (i = 0; i < HWM_CONNECTION_BUCKETS; i++) {
        for (connection = all->buckets[i]; connection != NULL; connection = connection->next) {
            if (connection->calls == 0 && same_peer(connection, of)) {
                connection->state = HWM_CONNECTION_BARRED;
                (void)shutdown(connection->socket, SHUT_RDWR);
            }
        }
    }
}

/* An HTTP/1 connection that a call has not read to its end is closed by libcurl. */
void hwm_connection_ran_out(struct hwm_connections *all, struct hwm_connection *connection,
                            uint64_t moment)
{
    if (connection->heard > moment) {
        return;
    }
    bar(all, connection);
    if (peer_heard(all, connection) <= moment) {
        end_unused(all, connection);
    }
}

void hwm_connection_is_used_up(struct hwm_connections *all, struct hwm_connection *connection)
{
    bar(all, connection);
}

void hwm_connection_goes_away(struct hwm_connections *all, struct hwm_connection *connection,
                              uint32_t last)
{
    connection->last = last;
    bar(all, connection);
}

size_t hwm_connections_barred_calls(const struct hwm_connections *all)
{
    const struct hwm_connection *connection;
    size_t i, fewest = 0;

    for (i = 0; all->barred > 0 && i < HWM_CONNECTION_BUCKETS; i++) {
        for (connection = all->buckets[i]; connection != NULL; connection = connection->next) {
            if (connection->state == HWM_CONNECTION_BARRED && connection->calls > 0 &&
                (fewest == 0 || connection->calls < fewest)) {
                fewest = connection->calls;
            }
        }
    }
    return fewest;
}

static void free_list(struct hwm_connection *list, bool close_sockets)
{
    while (list != NULL) {
        struct hwm_connection *connection = list;

        list = connection->next;
        if (close_sockets && inode_of(connection->socket) == connection->inode) {
            close(connection->socket);
        }
        free(connection);
    }
}

static void free_all(struct hwm_connections *all, bool close_sockets)
{
    size_t i;

    free_list(all->nameless, close_sockets);
    for (i = 0; i < HWM_CONNECTION_BUCKETS; i++) {
        free_list(all->buckets[i], close_sockets);
    }
    memset(all, 0, sizeof *all);
}

void hwm_connections_free(struct hwm_connections *all)
{
    free_all(all, false);
}

void hwm_connections_abandon(struct hwm_connections *all)
{
    free_all(all, true);
}
