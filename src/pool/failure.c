#include "pool/failure.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pool/process.h"

enum { LONGEST_MESSAGE = 640 };

/* What a row says of a code, apart from its words. */
enum {
    UNSENT = 1,      /* certain, however far libcurl says it got */
    UNREADABLE = 2,  /* the answer cannot be read, and the same call would bring the same answer */
    CLIENT_KEY = 4,  /* it is about the client's own certificate */
    TRUST = 8,       /* it is about the server's, or about whom to trust */
    DESCRIPTORS = 16 /* it is also what comes of it when the process has no descriptors left */
};

/* One row per libcurl code that deserves words of its own. */
static const struct explanation {
    CURLcode code;
    enum hwm_failure_kind kind;
    unsigned facts;
    const char *words;
} explanations[] = {
    {CURLE_COULDNT_RESOLVE_HOST, HWM_FAILURE_TRANSPORT, UNSENT | DESCRIPTORS,
     "the host name cannot be resolved"},
    {CURLE_COULDNT_RESOLVE_PROXY, HWM_FAILURE_TRANSPORT, UNSENT | DESCRIPTORS,
     "the proxy's name cannot be resolved"},
    {CURLE_COULDNT_CONNECT, HWM_FAILURE_TRANSPORT, UNSENT | DESCRIPTORS,
     "no connection can be made"},
    {CURLE_OPERATION_TIMEDOUT, HWM_FAILURE_TIMEOUT, 0, "no connection was made in time"},
    {CURLE_SSL_CONNECT_ERROR, HWM_FAILURE_TLS, UNSENT, "the TLS handshake failed"},
    {CURLE_PEER_FAILED_VERIFICATION, HWM_FAILURE_TLS, UNSENT | TRUST,
     "the server's certificate does not verify"},
    {CURLE_SSL_CERTPROBLEM, HWM_FAILURE_TLS, UNSENT | CLIENT_KEY | DESCRIPTORS,
     "the client certificate or its key cannot be used"},
    {CURLE_SSL_CACERT_BADFILE, HWM_FAILURE_TLS, UNSENT | TRUST | DESCRIPTORS,
     "the trusted certificates cannot be read"},
    {CURLE_SSL_CIPHER, HWM_FAILURE_TLS, UNSENT, "no TLS cipher in common"},
    {CURLE_SSL_ISSUER_ERROR, HWM_FAILURE_TLS, UNSENT | TRUST,
     "the certificate's issuer does not verify"},
    {CURLE_SSL_ENGINE_NOTFOUND, HWM_FAILURE_TLS, UNSENT, "the TLS engine is missing"},
    {CURLE_SSL_ENGINE_SETFAILED, HWM_FAILURE_TLS, UNSENT, "the TLS engine cannot be used"},
    {CURLE_SSL_ENGINE_INITFAILED, HWM_FAILURE_TLS, UNSENT, "the TLS engine does not start"},
    {CURLE_SSL_CRL_BADFILE, HWM_FAILURE_TLS, UNSENT, "the revocation list cannot be read"},
    {CURLE_SSL_INVALIDCERTSTATUS, HWM_FAILURE_TLS, UNSENT | TRUST,
     "the certificate's status is not valid"},
    {CURLE_SSL_PINNEDPUBKEYNOTMATCH, HWM_FAILURE_TLS, UNSENT | TRUST,
     "the server's key is not the pinned one"},
    {CURLE_GOT_NOTHING, HWM_FAILURE_TRANSPORT, 0, "the server closed without an answer"},
    {CURLE_PARTIAL_FILE, HWM_FAILURE_TRANSPORT, 0, "the answer was cut off"},
    {CURLE_RECV_ERROR, HWM_FAILURE_TRANSPORT, 0, "the connection broke"},
    {CURLE_SEND_ERROR, HWM_FAILURE_TRANSPORT, 0, "the connection broke"},
    {CURLE_READ_ERROR, HWM_FAILURE_TRANSPORT, 0, "the file to be sent cannot be read"},
    {CURLE_BAD_CONTENT_ENCODING, HWM_FAILURE_TRANSPORT, UNREADABLE,
     "the answer's encoding is unknown or damaged"},
    {CURLE_WRITE_ERROR, HWM_FAILURE_TRANSPORT, UNREADABLE, "the answer is damaged"},
    {CURLE_HTTP2, HWM_FAILURE_TRANSPORT, 0, "the HTTP/2 connection failed"},
    {CURLE_HTTP2_STREAM, HWM_FAILURE_TRANSPORT, 0, "the HTTP/2 stream was broken off"},
    {CURLE_WEIRD_SERVER_REPLY, HWM_FAILURE_TRANSPORT, UNREADABLE, "the answer is no HTTP"},
    {CURLE_UNSUPPORTED_PROTOCOL, HWM_FAILURE_TRANSPORT, UNREADABLE, "the answer is no HTTP"},
    {CURLE_OUT_OF_MEMORY, HWM_FAILURE_TRANSPORT, 0, "out of memory"},
};

void hwm_failure_set(struct hwm_failure *failure, enum hwm_failure_kind kind, bool unsent,
                     const char *format, ...)
{
    char text[LONGEST_MESSAGE];
    va_list arguments;
    size_t size;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    hwm_failure_free(failure);
    failure->kind = kind;
    failure->unsent = unsent;
    failure->permanent = false;
    size = strlen(text) + 1;
    failure->message = malloc(size);
    if (failure->message != NULL) {
        memcpy(failure->message, text, size);
    }
}

/*
 * True when a handshake failed because the peer went away rather than for a reason of TLS. libcurl
 * has one code for both, and puts the system's words (which follow the locale) or OpenSSL's into
 * its text.
 */
static bool peer_went_away(const char *text)
{
    return strstr(text, "SSL_ERROR_SYSCALL") != NULL || strstr(text, "unexpected eof") != NULL ||
           strstr(text, strerror(ECONNRESET)) != NULL || strstr(text, strerror(EPIPE)) != NULL;
}

/* With TLS 1.3 a server refuses a client certificate only after the handshake has ended for the
 * client. */
static bool is_tls_alert(CURLcode code, const char *text)
{
    return (code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR) &&
           strstr(text, "SSL routines") != NULL && strstr(text, " alert ") != NULL;
}

/* Words of libcurl's that tell of an answer which cannot be read, where its code tells of something
 * else; NULL when they do not. */
static const char *describe_unreadable(CURLcode code, const char *text)
{
    if (code == CURLE_RECV_ERROR && (strstr(text, "hunk") != NULL || strstr(text, "hex") != NULL)) {
        return "the answer's chunks are damaged";
    }
    return strstr(text, "oo large response headers") != NULL ? "the answer's headers are too long"
                                                             : NULL;
}

/* libcurl quotes a proxy address that it does not understand, credentials and all. */
static const char *without_secrets(const char *text)
{
    return strstr(text, "nsupported proxy") != NULL ? "the proxy's address is not understood"
                                                    : text;
}

static struct explanation explain(CURLcode code, const char *text)
{
    struct explanation found = {code, HWM_FAILURE_TRANSPORT, 0, "the call failed"};
    const char *unreadable = describe_unreadable(code, text);
    size_t i;

    for (i = 0; i < sizeof explanations / sizeof explanations[0]; i++) {
        if (explanations[i].code == code) {
            found = explanations[i];
            break;
        }
    }
    if (unreadable != NULL) {
        found.words = unreadable;
        found.facts = UNREADABLE;
    } else if (code == CURLE_SSL_CONNECT_ERROR && peer_went_away(text)) {
        found.kind = HWM_FAILURE_TRANSPORT;
        found.words = "the connection broke during the TLS handshake";
    } else if (is_tls_alert(code, text)) {
        found.kind = HWM_FAILURE_TLS;
        found.words = "the server ended the TLS connection";
        found.facts |= CLIENT_KEY;
    }
    return found;
}

static enum hwm_failure_concern concern_of(unsigned facts)
{
    if ((facts & CLIENT_KEY) != 0) {
        return HWM_CONCERNS_CLIENT_KEY;
    }
    return (facts & TRUST) != 0 ? HWM_CONCERNS_TRUST : HWM_CONCERNS_NOTHING;
}

void hwm_failure_from_libcurl(struct hwm_failure *failure, CURLcode code, bool sent,
                              const char *text, const struct hwm_address *address)
{
    struct explanation found = explain(code, text);

    if ((found.facts & DESCRIPTORS) != 0 && hwm_process_lacks_descriptors()) {
        found.kind = HWM_FAILURE_TRANSPORT;
        found.words = "this process has no descriptors left";
        found.facts = UNSENT;
    }
    if (text[0] == '\0') {
        text = curl_easy_strerror(code);
    }
    hwm_failure_set(failure, found.kind, (found.facts & UNSENT) != 0 || !sent, "%.*s:%u: %s (%s)",
                    (int)address->host_length, address->host, address->port, found.words,
                    without_secrets(text));
    failure->permanent = (found.facts & UNREADABLE) != 0;
    failure->concerns = concern_of(found.facts);
}

const char *hwm_failure_concern(enum hwm_failure_concern concerns)
{
    switch (concerns) {
    case HWM_CONCERNS_TRUST: return "trust";
    case HWM_CONCERNS_CLIENT_KEY: return "client_key";
    case HWM_CONCERNS_PROXY: return "proxy";
    case HWM_CONCERNS_NOTHING: break;
    }
    return NULL;
}

const char *hwm_failure_name(enum hwm_failure_kind kind)
{
    switch (kind) {
    case HWM_FAILURE_TIMEOUT: return "timeout";
    case HWM_FAILURE_TLS: return "tls";
    case HWM_FAILURE_CANCELLED: return "cancelled";
    case HWM_FAILURE_NONE:
    case HWM_FAILURE_TRANSPORT: break;
    }
    return "transport";
}

const char *hwm_failure_message(const struct hwm_failure *failure)
{
    return failure->message != NULL ? failure->message : "out of memory";
}

void hwm_failure_free(struct hwm_failure *failure)
{
    free(failure->message);
    failure->message = NULL;
    failure->kind = HWM_FAILURE_NONE;
    failure->unsent = false;
    failure->permanent = false;
    failure->concerns = HWM_CONCERNS_NOTHING;
}
