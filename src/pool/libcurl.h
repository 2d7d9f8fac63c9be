/*
 * Which libcurl we build against, and which one we have met. The minimum is 7.66 (curl_multi_poll).
 * What came later is asked for by capability: nothing else in the sources looks at a libcurl
 * version.
 *
 * A capability says that the header knows an option. The library found at run time may be older
 * than the header, so an optional option is set without looking at the answer: a libcurl that does
 * not know it does without.
 *
 * A trait says how the library found at run time behaves: libcurl.c has them all in one table.
 */
#ifndef HWM_POOL_LIBCURL_H
#define HWM_POOL_LIBCURL_H

#if defined(__has_include) && !defined(__cppcheck__)
#if !__has_include(<curl/curl.h>)
#error "no headers of libcurl: libcurl4-openssl-dev (Debian), libcurl-devel, curl-dev (elsewhere)"
#endif
#endif
#include <curl/curl.h>

#if !defined(LIBCURL_VERSION_NUM) || LIBCURL_VERSION_NUM < 0x074200
#error "hwmeeting needs libcurl 7.66 or later"
#endif

/* Protocols as text; the bit mask that it replaces is deprecated. */
#if LIBCURL_VERSION_NUM >= 0x075500
#define HWM_CURL_HAS_PROTOCOLS_STR 1
#endif

/* A name server that stalls does not hold up the end of a transfer. */
#if LIBCURL_VERSION_NUM >= 0x075700
#define HWM_CURL_HAS_QUICK_EXIT 1
#endif

/* The same for the end of a multi handle, whose resolver threads are pooled since then. */
#if LIBCURL_VERSION_NUM >= 0x081400
#define HWM_CURL_HAS_MULTI_QUICK_EXIT 1
#endif

/* The most calls that libcurl gives to one HTTP/2 connection. */
#if LIBCURL_VERSION_NUM >= 0x074300
#define HWM_CURL_HAS_CONCURRENT_STREAMS 1
#endif

/* A callback before each sending of a request, in which the connection is looked at. */
#ifdef CURL_PREREQFUNC_OK
#define HWM_CURL_HAS_PREREQ 1
#endif

#pragma GCC visibility push(hidden)

/* Bits of hwm_libcurl_traits; what each means and where it holds stands in libcurl.c. */
enum hwm_libcurl_trait {
    HWM_LIBCURL_SPOILS_USED_HANDLES = 1,
    HWM_LIBCURL_STALLS_ON_BURSTS = 2,
    HWM_LIBCURL_RAISES_SIGPIPE = 4,
    HWM_LIBCURL_REPEATS_ONLY_REFUSED = 8,
    HWM_LIBCURL_LOOKS_BEFORE_SENDING = 16,
    HWM_LIBCURL_LEAKS_TO_CHILDREN = 32,
    HWM_LIBCURL_HIDES_GOAWAY = 64
};

/* The traits of the libcurl that this process runs with. Costs some comparisons: ask once a pool.
 */
unsigned hwm_libcurl_traits(void);

#pragma GCC visibility pop

#endif
