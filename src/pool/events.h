/*
 * How a pool learns which of its sockets are ready. Two implementations of one interface:
 *
 * events_epoll.c, on Linux: a private epoll descriptor that libcurl's socket callback fills. A step
 * costs what is ready, not what is in flight, and the descriptor is what an event loop watches.
 *
 * events_poll.c, everywhere else or with -DHWM_NO_EPOLL: curl_multi_poll. There is no descriptor,
 * so the host asks often.
 */
#ifndef HWM_POOL_EVENTS_H
#define HWM_POOL_EVENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "pool/libcurl.h"

#if defined(__linux__) && !defined(HWM_NO_EPOLL)
#define HWM_EPOLL 1
#include <sys/epoll.h>
#endif

#pragma GCC visibility push(hidden)

enum { HWM_EVENTS_AT_ONCE = 64 };

struct hwm_events {
    bool open;
    CURLM *multi;
    int64_t timer; /* hwm_clock() at which libcurl wants to be called, -1: never */
#ifdef HWM_EPOLL
    int descriptor;
    int reminder;    /* timerfd within the epoll set, -1 until the descriptor is watched */
    int64_t armed;   /* hwm_clock() that the reminder is set to, -1: none */
    int ready_count; /* events that a wait has fetched and no dispatch has used yet */
    struct epoll_event ready[HWM_EVENTS_AT_ONCE];
#endif
};

/* Connects a zeroed or closed set to `multi`. False when the system has no descriptor left. */
bool hwm_events_open(struct hwm_events *events, CURLM *multi);

/* After the multi handle's end; or, in a forked child, instead of it. Idempotent. */
void hwm_events_close(struct hwm_events *events);

/* Lets libcurl handle what is ready and what is due. Anything but CURLM_OK means that the multi
 * handle is lost. */
CURLMcode hwm_events_dispatch(struct hwm_events *events);

/* A transfer was added: dispatch is due at once. */
void hwm_events_added(struct hwm_events *events);

/* Sleeps until something is ready or due, a signal came, or `until` (an hwm_clock()) is reached. */
void hwm_events_wait(struct hwm_events *events, int64_t until);

/* The descriptor that becomes readable when something is ready, or -1. */
int hwm_events_descriptor(const struct hwm_events *events);

/* hwm_clock() at which dispatch is due though nothing may be ready, or -1. */
int64_t hwm_events_due(const struct hwm_events *events);

/* Somebody watches the descriptor: from now on reminders make it readable. */
void hwm_events_watch(struct hwm_events *events);

/* The descriptor shall be readable from `at` on, an hwm_clock() or -1 for never; replaces what was
 * said before. Costs nothing while nobody watches. */
void hwm_events_remind(struct hwm_events *events, int64_t at);

#pragma GCC visibility pop

#endif
