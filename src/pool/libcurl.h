/*
 * Which libcurl we build against. The minimum is 7.66 (curl_multi_poll). What came later is asked
 * for by capability: nothing else in the sources looks at a libcurl version.
 *
 * A capability says that the header knows an option. The library found at run time may be older
 * than the header, so an optional option is set without looking at the answer: a libcurl that does
 * not know it does without.
 */
#ifndef HWM_POOL_LIBCURL_H
#define HWM_POOL_LIBCURL_H

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

/* A callback before each sending of a request, by which a second sending is noticed. */
#ifdef CURL_PREREQFUNC_OK
#define HWM_CURL_HAS_PREREQ 1
#endif

/* Since this version libcurl writes TLS data itself, with MSG_NOSIGNAL; before, OpenSSL wrote and
 * could raise SIGPIPE. */
#define HWM_CURL_WRITES_WITHOUT_SIGPIPE 0x075800

#endif
