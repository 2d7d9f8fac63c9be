#include "pool/judgement.h"

#include <stdio.h>
#include <string.h>

#include "pool/channel.h"
#include "pool/connections.h"
#include "pool/pool.h"

/* Where libcurl offers no moment before sending, it is asked how far it got. */
bool hwm_was_sent(const struct hwm_transfer *transfer)
{
    curl_off_t reached = 0;

    if (transfer->state == HWM_TRANSFER_HANDED &&
        (transfer->channel->traits & HWM_LIBCURL_LOOKS_BEFORE_SENDING) == 0) {
        curl_easy_getinfo(transfer->channel->easy, CURLINFO_PRETRANSFER_TIME_T, &reached);
    }
    return transfer->state == HWM_TRANSFER_SENT || reached > 0;
}

/* How far it had got, for people. */
static void describe_stage(const struct hwm_transfer *transfer, char *text, size_t room)
{
    const char *stage = "while waiting for the name server or a free connection";

    if (transfer->state == HWM_TRANSFER_QUEUED) {
        snprintf(text, room,
                 "while waiting for one of the connections to this host, of which there may be "
                 "max_connections_per_host (%ld)",
                 transfer->pool->connections_per_host);
        return;
    }
    if (transfer->answer.length > 0 || transfer->headers_complete) {
        stage = "while receiving the answer";
    } else if (hwm_was_sent(transfer)) {
        stage = "while waiting for the answer";
    } else if (transfer->timing.name_lookup > 0) {
        stage = "while connecting, TLS included";
    }
    snprintf(text, room, "%s", stage);
}

void hwm_judge_lateness(struct hwm_transfer *transfer)
{
    const struct hwm_address *address = &transfer->address;
    char stage[160];

    describe_stage(transfer, stage, sizeof stage);
    hwm_failure_set(&transfer->failure, HWM_FAILURE_TIMEOUT, !hwm_was_sent(transfer),
                    "%.*s:%u: no complete answer within %g s (time ran out %s, %lu bytes received)",
                    (int)address->host_length, address->host, address->port, transfer->allowed,
                    stage, (unsigned long)transfer->answer.length);
}

/* libcurl's code for headers that are longer, or more, than it takes. The enumeration has it from
 * 8.6 on; before, the code for want of memory stood for both. */
enum { TOO_LARGE = 100 };

static bool are_headers_beyond_libcurl(const struct hwm_transfer *transfer, CURLcode code)
{
    return ((int)code == TOO_LARGE || code == CURLE_OUT_OF_MEMORY) && transfer->line_status > 0 &&
           !transfer->headers_complete;
}

/*
 * What the transfer itself knows better than libcurl, which was only told to stop, or which takes
 * headers that break off for an answer.
 */
static bool set_own_failure(struct hwm_transfer *transfer, CURLcode code)
{
    const struct hwm_address *address = &transfer->address;
    const char *what = NULL;

    switch (transfer->stop) {
    case HWM_STOP_BODY_LIMIT:
        hwm_failure_set(&transfer->failure, HWM_FAILURE_TRANSPORT, false,
                        "%.*s:%u: the answer's body is larger than max_response_bytes (%lu)",
                        (int)address->host_length, address->host, address->port,
                        (unsigned long)transfer->body_limit);
        transfer->failure.permanent = true;
        return true;
    case HWM_STOP_HEADER_LIMIT: what = "the answer's headers are larger than 256 KiB"; break;
    case HWM_STOP_REPEAT:
        what = "the connection was closed without an answer (the request was not sent again)";
        break;
    case HWM_STOP_EXPANSION:
        what = "the answer grows more than 300 times when it is decompressed";
        break;
    case HWM_STOP_UNREADABLE: what = "the answer is no HTTP"; break;
    case HWM_STOP_REFUSED: what = "the server refused to process the request"; break;
    case HWM_STOP_UNFIT: what = "no connection stayed usable until the request was sent"; break;
    case HWM_STOP_LATE:
    case HWM_STOP_NONE:
        if (code != CURLE_OK && !are_headers_beyond_libcurl(transfer, code)) {
            return false;
        }
        what = code == CURLE_OK
                   ? "the answer's headers were cut off"
                   : "the answer has a longer header, or more of them, than libcurl takes";
        break;
    }
    hwm_failure_set(&transfer->failure, HWM_FAILURE_TRANSPORT,
                    transfer->stop == HWM_STOP_UNFIT || transfer->stop == HWM_STOP_REFUSED,
                    "%.*s:%u: %s", (int)address->host_length, address->host, address->port, what);
    transfer->failure.permanent = transfer->stop == HWM_STOP_HEADER_LIMIT ||
                                  transfer->stop == HWM_STOP_UNREADABLE ||
                                  transfer->stop == HWM_STOP_EXPANSION ||
                                  (transfer->stop == HWM_STOP_NONE && code != CURLE_OK);
    return true;
}

/* The host and port of the proxy in the settings, without what else its URL holds. */
static void name_proxy(const char *url, char *text, size_t room)
{
    const char *host = url, *at;

    if (url == NULL) {
        snprintf(text, room, "the proxy of the environment");
        return;
    }
    if (strstr(host, "://") != NULL) {
        host = strstr(host, "://") + 3;
    }
    for (at = host; *at != '\0'; at++) {
        host = *at == '@' ? at + 1 : host;
    }
    snprintf(text, room, "the proxy %.*s", (int)strcspn(host, "/?#"), host);
}

/* What the proxy has said instead of leading to the server; false when it is not that. */
static bool set_proxy_failure(struct hwm_transfer *transfer, CURLcode code)
{
    const struct hwm_address *address = &transfer->address;
    CURL *easy = transfer->channel->easy;
    long status = 0, verified = 0;
    char proxy[300];

    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
    curl_easy_getinfo(easy, CURLINFO_PROXY_SSL_VERIFYRESULT, &verified);
    if (hwm_was_sent(transfer) || (status < 300 && verified == 0)) {
        return false;
    }
    name_proxy(transfer->channel->texts[HWM_SETTING_PROXY], proxy, sizeof proxy);
    if (status >= 300) {
        hwm_failure_set(&transfer->failure, HWM_FAILURE_TRANSPORT, true,
                        "%.*s:%u: %s does not lead there: it answered HTTP %ld%s",
                        (int)address->host_length, address->host, address->port, proxy, status,
                        status == 407   ? " (it wants a user name and a password, or others)"
                        : status == 403 ? " (its rules forbid it)"
                                        : "");
        transfer->failure.permanent = status < 500 && status != 408 && status != 429;
    } else {
        hwm_failure_set(&transfer->failure, HWM_FAILURE_TLS, true,
                        "%.*s:%u: the certificate of %s does not verify (%s)",
                        (int)address->host_length, address->host, address->port, proxy,
                        curl_easy_strerror(code));
    }
    transfer->failure.concerns = HWM_CONCERNS_PROXY;
    return true;
}

/* "408" and the end, over a kept HTTP/1 connection, say that the server had waited too long for a
 * request when this one was on its way: it is not read any more. */
static bool was_too_late(const struct hwm_transfer *transfer)
{
    CURL *easy = transfer->channel->easy;
    long version = 0;

    if (transfer->status != 408 || transfer->timing.connections > 0 ||
        transfer->connection == NULL || transfer->connection->state != HWM_CONNECTION_CLOSED) {
        return false;
    }
    curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
    return version == CURL_HTTP_VERSION_1_0 || version == CURL_HTTP_VERSION_1_1;
}

void hwm_judge(struct hwm_transfer *transfer, CURLcode code)
{
    const struct hwm_address *address = &transfer->address;

    if (code == CURLE_HTTP2_STREAM && transfer->answered_early) {
        code = CURLE_OK;
    }
    if (code == CURLE_OK && transfer->headers_complete) {
        curl_easy_getinfo(transfer->channel->easy, CURLINFO_RESPONSE_CODE, &transfer->status);
        if (was_too_late(transfer)) {
            hwm_failure_set(&transfer->failure, HWM_FAILURE_TRANSPORT, true,
                            "%.*s:%u: the server had given up the idle connection (408)",
                            (int)address->host_length, address->host, address->port);
        }
    } else if (!set_own_failure(transfer, code) && !set_proxy_failure(transfer, code)) {
        hwm_failure_from_libcurl(&transfer->failure, code, hwm_was_sent(transfer),
                                 transfer->channel->error, address);
    }
}
