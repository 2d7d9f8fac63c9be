/*
 * The part of a URL that decides about safety: scheme, host and port. The grammar is deliberately
 * narrower than what libcurl accepts (no user names, no backslashes, no escapes in the host), so
 * that nothing that passes here can mean another host to libcurl.
 */
#ifndef HWM_POOL_ADDRESS_H
#define HWM_POOL_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

struct hwm_address {
    const char *host; /* inside the URL, not terminated; an IPv6 address with its brackets */
    size_t host_length;
    unsigned port; /* as given, else the scheme's own */
    bool https;    /* else http */
    bool loopback; /* localhost, 127.0.0.0/8 or ::1: plain http allowed, proxies bypassed */
};

/*
 * Reads the address of `url` (`length` bytes, any content). Returns NULL, or what is wrong with it
 * in plain words that hold nothing of the URL itself.
 */
const char *hwm_address_read(struct hwm_address *address, const char *url, size_t length);

#pragma GCC visibility pop

#endif
