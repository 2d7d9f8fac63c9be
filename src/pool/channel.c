#include "pool/channel.h"

#include <stdlib.h>
#include <string.h>

#include "pool/answer.h"
#include "pool/sending.h"

/* What one read from a connection can bring forth: the header text of an HTTP/2 answer (libcurl
 * takes 128 KiB) and 32 KiB of frames. */
static const long LARGEST_BURST = 160 * 1024;

/* Seconds that a connection may have been idle and still be used: below what servers commonly
 * allow (nginx's 75), so that the two ends seldom decide at the same moment. */
static const long LONGEST_IDLE = 50;

struct hwm_channel *hwm_channel_new(unsigned traits, struct hwm_connections *connections)
{
    struct hwm_channel *channel = calloc(1, sizeof *channel);

    if (channel == NULL) {
        return NULL;
    }
    channel->easy = curl_easy_init();
    if (channel->easy == NULL) {
        free(channel);
        return NULL;
    }
    channel->traits = traits;
    channel->connections = connections;
    return channel;
}

static void forget_settings(struct hwm_channel *channel)
{
    size_t i;

    for (i = 0; i < HWM_SETTING_COUNT; i++) {
        free(channel->texts[i]);
        channel->texts[i] = NULL;
    }
    channel->prepared = false;
}

void hwm_channel_free(struct hwm_channel *channel)
{
    if (channel == NULL) {
        return;
    }
    curl_easy_cleanup(channel->easy);
    forget_settings(channel);
    free(channel);
}

/* A libcurl that was built without RTSP does not know the option, and repeats as it likes. */
static void forbid_repeats(struct hwm_channel *channel)
{
    unsigned trait = HWM_LIBCURL_REPEATS_ONLY_REFUSED;

    if ((channel->traits & trait) != 0 &&
        curl_easy_setopt(channel->easy, CURLOPT_RTSP_REQUEST, (long)CURL_RTSPREQ_RECEIVE) !=
            CURLE_OK) {
        channel->traits &= ~trait;
    }
}

/* What every call has in common. */
static void set_constants(struct hwm_channel *channel)
{
    CURL *easy = channel->easy;

    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, channel->error);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, hwm_answer_header);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, hwm_answer_body);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, hwm_connections_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, channel->connections);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, hwm_connections_close_socket);
    curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, channel->connections);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 1L);
    curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, LONGEST_IDLE);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
#ifdef HWM_CURL_HAS_PROTOCOLS_STR
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https,http");
#else
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTPS | CURLPROTO_HTTP));
#endif
#ifdef HWM_CURL_HAS_QUICK_EXIT
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#endif
    if ((channel->traits & HWM_LIBCURL_SPOILS_USED_HANDLES) != 0) {
        curl_easy_setopt(easy, CURLOPT_HEADER, 1L);
    }
    if ((channel->traits & HWM_LIBCURL_STALLS_ON_BURSTS) != 0) {
        curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, LARGEST_BURST);
    }
    forbid_repeats(channel);
#ifdef HWM_CURL_HAS_PREREQ
    curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, hwm_sending_begins);
    if ((channel->traits & HWM_LIBCURL_HIDES_GOAWAY) != 0) {
        curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, hwm_sending_begun);
        curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, hwm_sending_is_told);
    }
#endif
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool carries(const struct hwm_channel *channel, const struct hwm_settings *settings)
{
    size_t i;

    if (!channel->prepared || channel->insecure != settings->insecure) {
        return false;
    }
    for (i = 0; i < HWM_SETTING_COUNT; i++) {
        if (!same_text(channel->texts[i], settings->texts[i])) {
            return false;
        }
    }
    return true;
}

/*
 * The system's certificates come from a file and a folder, both libcurl's defaults: naming one of
 * our own takes the other away, else the system's certificates would still be trusted.
 */
static CURLcode set_trust(CURL *easy, const struct hwm_settings *settings)
{
    const char *file = settings->texts[HWM_SETTING_CA_FILE];
    const char *path = settings->texts[HWM_SETTING_CA_PATH];
    CURLcode code = CURLE_OK;

    if (settings->insecure) {
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
        curl_easy_setopt(easy, CURLOPT_PROXY_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_PROXY_SSL_VERIFYHOST, 0L);
    }
    if (file != NULL || path != NULL) {
        code = curl_easy_setopt(easy, CURLOPT_CAINFO, file);
        if (code == CURLE_OK) {
            code = curl_easy_setopt(easy, CURLOPT_CAPATH, path);
        }
    }
    return code;
}

/* OpenSSL asks on the terminal for the password of a key, unless it is given one, be it empty. */
static CURLcode set_client_key(CURL *easy, const struct hwm_settings *settings)
{
    const char *certificate = settings->texts[HWM_SETTING_CLIENT_CERT];
    const char *key = settings->texts[HWM_SETTING_CLIENT_KEY];
    const char *password = settings->texts[HWM_SETTING_CLIENT_KEY_PASSWORD];
    CURLcode code = curl_easy_setopt(easy, CURLOPT_KEYPASSWD, password != NULL ? password : "");

    if (code == CURLE_OK && certificate != NULL) {
        code = curl_easy_setopt(easy, CURLOPT_SSLCERT, certificate);
    }
    if (code == CURLE_OK && key != NULL) {
        code = curl_easy_setopt(easy, CURLOPT_SSLKEY, key);
    }
    return code;
}

/* A proxy that is given is used, whatever the environment's NO_PROXY says. (Which proxy: see
 * hwm_channel_prepare.) */
static CURLcode set_proxy(CURL *easy, const struct hwm_settings *settings)
{
    const char *trusted = settings->texts[HWM_SETTING_PROXY_CA_FILE];
    CURLcode code = CURLE_OK;

    if (settings->texts[HWM_SETTING_PROXY] != NULL) {
        code = curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    }
    if (code == CURLE_OK && trusted != NULL) {
        code = curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, trusted);
    }
    if (code == CURLE_OK && trusted != NULL) {
        code = curl_easy_setopt(easy, CURLOPT_PROXY_CAPATH, NULL);
    }
    return code;
}

static CURLcode remember(struct hwm_channel *channel, const struct hwm_settings *settings)
{
    size_t i;

    for (i = 0; i < HWM_SETTING_COUNT; i++) {
        if (settings->texts[i] != NULL) {
            size_t size = strlen(settings->texts[i]) + 1;

            channel->texts[i] = malloc(size);
            if (channel->texts[i] == NULL) {
                return CURLE_OUT_OF_MEMORY;
            }
            memcpy(channel->texts[i], settings->texts[i], size);
        }
    }
    channel->insecure = settings->insecure;
    channel->prepared = true;
    return CURLE_OK;
}

/* Resets the handle, because libcurl has no other way back to its default certificates. Connections
 * stay. */
static CURLcode apply_settings(struct hwm_channel *channel, const struct hwm_settings *settings)
{
    CURLcode code;

    curl_easy_reset(channel->easy);
    forget_settings(channel);
    set_constants(channel);
    code = set_trust(channel->easy, settings);
    if (code == CURLE_OK) {
        code = set_client_key(channel->easy, settings);
    }
    if (code == CURLE_OK) {
        code = set_proxy(channel->easy, settings);
    }
    return code == CURLE_OK ? remember(channel, settings) : code;
}

/* The verb as libcurl knows it, where it differs from what the body implies; else NULL. */
static const char *custom_method(const char *method, const char *implied)
{
    return strcmp(method, implied) == 0 ? NULL : method;
}

/* PUT, POST and PATCH without a body are sent with one of no bytes: servers ask for
 * "Content-Length: 0". */
static bool expects_body(const char *method)
{
    return strcmp(method, "POST") == 0 || strcmp(method, "PUT") == 0 ||
           strcmp(method, "PATCH") == 0;
}

static CURLcode set_method_and_body(CURL *easy, struct hwm_transfer *transfer)
{
    const char *method = hwm_transfer_method(transfer);
    const char *implied = "POST";

    if (transfer->mime != NULL) {
        curl_easy_setopt(easy, CURLOPT_MIMEPOST, transfer->mime);
    } else if (transfer->body.length > 0 || expects_body(method)) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)transfer->body.length);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS,
                         transfer->body.length > 0 ? transfer->body.data : "");
    } else if (strcmp(method, "HEAD") == 0) {
        curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
        implied = "HEAD";
    } else {
        curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
        implied = "GET";
    }
    return curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, custom_method(method, implied));
}

/* Where nobody can look at a kept connection before it is used, what may act gets a new one. */
static bool wants_fresh(const struct hwm_channel *channel, const struct hwm_transfer *transfer)
{
    const char *method = hwm_transfer_method(transfer);

    return (channel->traits & HWM_LIBCURL_LOOKS_BEFORE_SENDING) == 0 &&
           strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0;
}

static long milliseconds(double seconds)
{
    const double most = 2147483.0; /* a long has 32 bits on some platforms */

    return seconds >= most ? (long)(most * 1000) : seconds <= 0.001 ? 1 : (long)(seconds * 1000);
}

CURLcode hwm_channel_prepare(struct hwm_channel *channel, struct hwm_transfer *transfer,
                             const struct hwm_settings *settings)
{
    CURL *easy = channel->easy;
    CURLcode code = CURLE_OK;

    channel->error[0] = '\0';
    if (!carries(channel, settings)) {
        code = apply_settings(channel, settings);
    }
    if (code == CURLE_OK) {
        code = curl_easy_setopt(easy, CURLOPT_URL, transfer->text.data + transfer->url_at);
    }
    if (code == CURLE_OK) {
        code =
            curl_easy_setopt(easy, CURLOPT_PROXY,
                             transfer->address.loopback ? "" : settings->texts[HWM_SETTING_PROXY]);
    }
    if (code == CURLE_OK) {
        code = set_method_and_body(easy, transfer);
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->lines);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(settings->connect_timeout));
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, wants_fresh(channel, transfer) ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
#ifdef HWM_CURL_HAS_PREREQ
    curl_easy_setopt(easy, CURLOPT_PREREQDATA, transfer);
    if ((channel->traits & HWM_LIBCURL_HIDES_GOAWAY) != 0) {
        curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 1L);
        curl_easy_setopt(easy, CURLOPT_VERBOSE, 0L);
        curl_easy_setopt(easy, CURLOPT_XFERINFODATA, transfer);
        curl_easy_setopt(easy, CURLOPT_DEBUGDATA, transfer);
    }
#endif
    return code;
}
