#include "pool/failure.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_MESSAGE = 640 };

/* One row per libcurl code that deserves words of its own. */
static const struct explanation {
    CURLcode code;
    enum hwm_failure_kind kind;
    bool unsent; /* certain, however far libcurl says it got */
    const char *words;
} explanations[] = {
    {CURLE_COULDNT_RESOLVE_HOST, HWM_FAILURE_TRANSPORT, true, "the host name cannot be resolved"},
    {CURLE_COULDNT_RESOLVE_PROXY, HWM_FAILURE_TRANSPORT, true,
     "the proxy's name cannot be resolved"},
    {CURLE_COULDNT_CONNECT, HWM_FAILURE_TRANSPORT, true, "no connection can be made"},
    {CURLE_OPERATION_TIMEDOUT, HWM_FAILURE_TIMEOUT, false, "no connection was made in time"},
    {CURLE_SSL_CONNECT_ERROR, HWM_FAILURE_TLS, true, "the TLS handshake failed"},
    {CURLE_PEER_FAILED_VERIFICATION, HWM_FAILURE_TLS, true,
     "the server's certificate does not verify"},
    {CURLE_SSL_CERTPROBLEM, HWM_FAILURE_TLS, true, "the client certificate cannot be used"},
    {CURLE_SSL_CACERT_BADFILE, HWM_FAILURE_TLS, true, "the trusted certificates cannot be read"},
    {CURLE_SSL_CIPHER, HWM_FAILURE_TLS, true, "no TLS cipher in common"},
    {CURLE_SSL_ISSUER_ERROR, HWM_FAILURE_TLS, true, "the certificate's issuer does not verify"},
    {CURLE_SSL_ENGINE_NOTFOUND, HWM_FAILURE_TLS, true, "the TLS engine is missing"},
    {CURLE_SSL_ENGINE_SETFAILED, HWM_FAILURE_TLS, true, "the TLS engine cannot be used"},
    {CURLE_SSL_ENGINE_INITFAILED, HWM_FAILURE_TLS, true, "the TLS engine does not start"},
    {CURLE_SSL_CRL_BADFILE, HWM_FAILURE_TLS, true, "the revocation list cannot be read"},
    {CURLE_SSL_INVALIDCERTSTATUS, HWM_FAILURE_TLS, true, "the certificate's status is not valid"},
    {CURLE_SSL_PINNEDPUBKEYNOTMATCH, HWM_FAILURE_TLS, true,
     "the server's key is not the pinned one"},
    {CURLE_GOT_NOTHING, HWM_FAILURE_TRANSPORT, false, "the server closed without an answer"},
    {CURLE_PARTIAL_FILE, HWM_FAILURE_TRANSPORT, false, "the answer was cut off"},
    {CURLE_RECV_ERROR, HWM_FAILURE_TRANSPORT, false, "the connection broke"},
    {CURLE_SEND_ERROR, HWM_FAILURE_TRANSPORT, false, "the connection broke"},
    {CURLE_READ_ERROR, HWM_FAILURE_TRANSPORT, false, "the file to be sent cannot be read"},
    {CURLE_BAD_CONTENT_ENCODING, HWM_FAILURE_TRANSPORT, false,
     "the answer's compression is damaged"},
    {CURLE_HTTP2, HWM_FAILURE_TRANSPORT, false, "the HTTP/2 connection failed"},
    {CURLE_HTTP2_STREAM, HWM_FAILURE_TRANSPORT, false, "the HTTP/2 stream was broken off"},
    {CURLE_WEIRD_SERVER_REPLY, HWM_FAILURE_TRANSPORT, false, "the answer is no HTTP"},
    {CURLE_UNSUPPORTED_PROTOCOL, HWM_FAILURE_TRANSPORT, false, "the answer is no HTTP"},
    {CURLE_OUT_OF_MEMORY, HWM_FAILURE_TRANSPORT, false, "out of memory"},
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

/* libcurl quotes a proxy address that it does not understand, credentials and all. */
static const char *without_secrets(const char *text)
{
    return strstr(text, "nsupported proxy") != NULL ? "the proxy's address is not understood"
                                                    : text;
}

void hwm_failure_from_libcurl(struct hwm_failure *failure, CURLcode code, bool sent,
                              const char *text, const struct hwm_address *address)
{
    struct explanation found = {code, HWM_FAILURE_TRANSPORT, false, "the call failed"};
    size_t i;

    for (i = 0; i < sizeof explanations / sizeof explanations[0]; i++) {
        if (explanations[i].code == code) {
            found = explanations[i];
            break;
        }
    }
    if (code == CURLE_SSL_CONNECT_ERROR && peer_went_away(text)) {
        found.kind = HWM_FAILURE_TRANSPORT;
        found.words = "the connection broke during the TLS handshake";
    } else if (is_tls_alert(code, text)) {
        found.kind = HWM_FAILURE_TLS;
        found.words = "the server ended the TLS connection";
    }
    if (text[0] == '\0') {
        text = curl_easy_strerror(code);
    }
    hwm_failure_set(failure, found.kind, found.unsent || !sent, "%.*s:%u: %s (%s)",
                    (int)address->host_length, address->host, address->port, found.words,
                    without_secrets(text));
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
}
