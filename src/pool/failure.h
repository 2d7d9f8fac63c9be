/*
 * Why a transfer brought no answer. A failure never quotes a URL's query, a header, or a proxy's
 * credentials.
 */
#ifndef HWM_POOL_FAILURE_H
#define HWM_POOL_FAILURE_H

#include <stdbool.h>
#include <stddef.h>

#include "pool/address.h"
#include "pool/libcurl.h"

#pragma GCC visibility push(hidden)

enum hwm_failure_kind {
    HWM_FAILURE_NONE, /* no failure: there is an answer */
    HWM_FAILURE_TRANSPORT,
    HWM_FAILURE_TIMEOUT,
    HWM_FAILURE_TLS,
    HWM_FAILURE_CANCELLED
};

/* Which of the settings a failure is about, so that somebody can be sent there. */
enum hwm_failure_concern {
    HWM_CONCERNS_NOTHING,
    HWM_CONCERNS_TRUST,      /* ca_file, ca_path */
    HWM_CONCERNS_CLIENT_KEY, /* client_cert, client_key, client_key_password */
    HWM_CONCERNS_PROXY       /* proxy, proxy_ca_file */
};

struct hwm_failure {
    enum hwm_failure_kind kind;
    bool unsent;    /* the server cannot have seen the request */
    bool permanent; /* the same call would fail again */
    enum hwm_failure_concern concerns;
    char *message; /* in plain words; NULL when there was no memory for it */
};

/*
 * Fills in a failure, not a permanent one; what it held before is released. `format` as printf has
 * it.
 */
void hwm_failure_set(struct hwm_failure *failure, enum hwm_failure_kind kind, bool unsent,
                     const char *format, ...)
#ifdef __GNUC__
    __attribute__((format(printf, 4, 5)))
#endif
    ;

/*
 * Translates what libcurl says of a transfer that it has ended.
 * `sent`: libcurl had got as far as sending the request. `text`: libcurl's own words, may be empty.
 */
void hwm_failure_from_libcurl(struct hwm_failure *failure, CURLcode code, bool sent,
                              const char *text, const struct hwm_address *address);

/* "transport", "timeout", "tls" or "cancelled". */
const char *hwm_failure_name(enum hwm_failure_kind kind);

/* "trust", "client_key", "proxy", or NULL. */
const char *hwm_failure_concern(enum hwm_failure_concern concerns);

/* The message, or words for its absence. Never NULL. */
const char *hwm_failure_message(const struct hwm_failure *failure);

void hwm_failure_free(struct hwm_failure *failure);

#pragma GCC visibility pop

#endif
