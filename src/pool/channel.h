/*
 * An easy handle of libcurl with the settings it carries. Channels are reused from call to call:
 * what all calls have in common is set once, and settings that stick (certificates, proxy) are
 * applied again only when they differ.
 */
#ifndef HWM_POOL_CHANNEL_H
#define HWM_POOL_CHANNEL_H

#include <stdbool.h>
#include <stddef.h>

#include "pool/connections.h"
#include "pool/libcurl.h"
#include "pool/transfer.h"

#pragma GCC visibility push(hidden)

/* The settings that are texts, in this order. All paths are of PEM files but ca_path, a folder of
 * them. */
enum {
    HWM_SETTING_PROXY,   /* URL, may hold credentials; "" is no proxy; NULL is the environment's */
    HWM_SETTING_CA_FILE, /* trusted certificates instead of the system's */
    HWM_SETTING_CA_PATH, /* the same, as a folder hashed by c_rehash */
    HWM_SETTING_CLIENT_CERT,
    HWM_SETTING_CLIENT_KEY,
    HWM_SETTING_CLIENT_KEY_PASSWORD, /* of the key; no other is ever asked for */
    HWM_SETTING_PROXY_CA_FILE,       /* trusted for an https proxy instead of the system's */
    HWM_SETTING_COUNT
};

struct hwm_settings {
    const char *texts[HWM_SETTING_COUNT]; /* NULL where not given */
    bool insecure;                        /* no certificate is verified, nor the proxy's */
    double timeout;                       /* seconds for everything, above 0 */
    double connect_timeout;               /* seconds until connected, TLS included, above 0 */
    size_t max_response_bytes;            /* after decompression */
};

struct hwm_channel {
    CURL *easy;
    unsigned traits;                     /* of this libcurl */
    struct hwm_connections *connections; /* of the pool */
    struct hwm_channel *next;            /* in the pool's list of idle channels */
    bool prepared;                       /* the fields below have been applied */
    bool insecure;
    char *texts[HWM_SETTING_COUNT]; /* copies */
    char error[CURL_ERROR_SIZE];    /* libcurl's words for the last failure */
};

/* For calls over these connections, which must outlive it; `traits` are those of hwm_libcurl_traits.
 * NULL when memory is short. */
struct hwm_channel *hwm_channel_new(unsigned traits, struct hwm_connections *connections);

/* Sets everything that this call needs. */
CURLcode hwm_channel_prepare(struct hwm_channel *channel, struct hwm_transfer *transfer,
                             const struct hwm_settings *settings);

void hwm_channel_free(struct hwm_channel *channel);

#pragma GCC visibility pop

#endif
