#include "pool/sending.h"

#ifdef HWM_CURL_HAS_PREREQ

#include <stdlib.h>
#include <string.h>

#include "pool/channel.h"
#include "pool/connections.h"
#include "pool/origins.h"
#include "pool/transfer.h"

/* The highest number of a stream: a GOAWAY with it only announces another one. */
static const uint32_t LAST_OF_ALL = 0x7fffffff;

static int stop(struct hwm_transfer *transfer, enum hwm_stop why)
{
    transfer->stop = why;
    return CURL_PREREQFUNC_ABORT;
}

/*
 * libcurl sends a request a second time when the server has refused the HTTP/2 stream, or wants
 * HTTP/1.1 for it (which is what libcurl's last words are about then): it was not processed. Some
 * versions also do so when a kept connection was closed without an answer: there the server may
 * have acted.
 */
static bool was_refused(const struct hwm_transfer *transfer)
{
    const struct hwm_channel *channel = transfer->channel;

    return (channel->traits & HWM_LIBCURL_REPEATS_ONLY_REFUSED) != 0 ||
           strstr(channel->error, "HTTP_1_1_REQUIRED") != NULL;
}

/* What was sent over a connection was refused: it is as before. Where libcurl goes on by itself it
 * may come to another one that is full; after that it is given a new one. */
static int take_back(struct hwm_transfer *transfer)
{
    if (transfer->connection != NULL) {
        hwm_connection_leave(transfer->channel->connections, transfer->connection);
        transfer->connection = NULL;
    }
    transfer->state = HWM_TRANSFER_HANDED;
    transfer->origin->sent--;
    transfer->origin->handed++;
    transfer->refusals++;
    if (transfer->refusals > HWM_MOST_REFUSALS) {
        return stop(transfer, HWM_STOP_REFUSED);
    }
    return transfer->refusals > 1 ? stop(transfer, HWM_STOP_UNFIT) : CURL_PREREQFUNC_OK;
}

/* Has hwm_sending_begun called, once. */
static void expect_goaway(struct hwm_transfer *transfer)
{
    struct hwm_channel *channel = transfer->channel;

    transfer->stream = 0;
    if ((channel->traits & HWM_LIBCURL_HIDES_GOAWAY) != 0 &&
        transfer->connection->state != HWM_CONNECTION_HTTP1) {
        curl_easy_setopt(channel->easy, CURLOPT_NOPROGRESS, 0L);
    }
}

int hwm_sending_begins(void *user, char *peer_ip, char *own_ip, int peer_port, int own_port)
{
    struct hwm_transfer *transfer = user;
    struct hwm_connections *connections = transfer->channel->connections;
    struct hwm_ends ends = {own_ip, peer_ip, own_port, peer_port};
    struct hwm_connection *connection;

    if (transfer->state == HWM_TRANSFER_SENT) {
        if (!was_refused(transfer)) {
            return stop(transfer, HWM_STOP_REPEAT);
        }
        if (take_back(transfer) != CURL_PREREQFUNC_OK) {
            return CURL_PREREQFUNC_ABORT;
        }
    }
    connection = hwm_connections_find(connections, &ends);
    if (connection != NULL) {
        if (!hwm_connection_fit(connection)) {
            return stop(transfer, HWM_STOP_UNFIT);
        }
        if (connection->calls > 0) {
            transfer->origin->protocol = HWM_PROTOCOL_HTTP2;
        }
        hwm_connection_enter(connection);
        transfer->connection = connection;
        transfer->sent_at = connections->moment;
        expect_goaway(transfer);
    }
    transfer->state = HWM_TRANSFER_SENT;
    transfer->origin->handed--;
    transfer->origin->sent++;
    return CURL_PREREQFUNC_OK;
}

/* A server that ends each connection after so many requests is not brought to do so: what is in
 * flight then would have to be sent again, and libcurl may lose an answer over it. */
static void count_request(struct hwm_transfer *transfer)
{
    struct hwm_connection *connection = transfer->connection;
    uint32_t allowed = transfer->origin->requests_allowed;

    connection->requests++;
    transfer->stream = 2 * connection->requests - 1;
    if (allowed > 0 && connection->requests >= allowed) {
        hwm_connection_is_used_up(transfer->channel->connections, connection);
    }
}

int hwm_sending_begun(void *user, curl_off_t down_total, curl_off_t down, curl_off_t up_total,
                      curl_off_t up)
{
    struct hwm_transfer *transfer = user;
    CURL *easy = transfer->channel->easy;

    (void)down_total;
    (void)down;
    (void)up_total;
    (void)up;
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 1L);
    curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
    if (transfer->connection != NULL) {
        count_request(transfer);
    }
    return 0;
}

static void note_goaway(struct hwm_transfer *transfer, const char *text)
{
    const char *word = strstr(text, "GOAWAY") != NULL ? strstr(text, "last_stream=") : NULL;
    uint32_t last;

    if (word == NULL || transfer->connection == NULL) {
        return;
    }
    last = (uint32_t)strtoul(word + strlen("last_stream="), NULL, 10);
    hwm_connection_goes_away(transfer->channel->connections, transfer->connection, last);
    if (strstr(text, "error=0") != NULL && last < LAST_OF_ALL) {
        hwm_origin_goes_away(transfer->origin, (last + 1) / 2);
    }
}

int hwm_sending_is_told(CURL *easy, curl_infotype type, char *words, size_t length, void *user)
{
    struct hwm_transfer *transfer = user;
    char text[80];

    (void)easy;
    if (type != CURLINFO_TEXT || length >= sizeof text) {
        return 0;
    }
    memcpy(text, words, length);
    text[length] = '\0';
    note_goaway(transfer, text);
    if (strncmp(text, "stream ", 7) == 0 && strstr(text, " closed") != NULL) {
        transfer->answered_early = true;
    }
    return 0;
}

#endif
