#if !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200809L /* CLOCK_MONOTONIC */
#endif

#include "pool/events.h"

#ifdef HWM_EPOLL

#include <errno.h>
#include <string.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "pool/process.h"

/* The most batches of ready sockets that one dispatch handles, so that a busy host gets its turn.
 */
enum { MOST_BATCHES = 8 };

static int watch(const struct hwm_events *events, int operation, int otherwise,
                 curl_socket_t socket, struct epoll_event *wanted)
{
    if (epoll_ctl(events->descriptor, operation, socket, wanted) == 0) {
        return 0;
    }
    /* The kernel's idea and ours differ when a descriptor was closed and its number used again. */
    if (errno != EEXIST && errno != ENOENT) {
        return -1;
    }
    return epoll_ctl(events->descriptor, otherwise, socket, wanted);
}

static int on_socket(CURL *easy, curl_socket_t socket, int what, void *user, void *known)
{
    struct hwm_events *events = user;
    struct epoll_event wanted;

    (void)easy;
    memset(&wanted, 0, sizeof wanted);
    wanted.data.fd = socket;
    if (what == CURL_POLL_REMOVE) {
        (void)epoll_ctl(events->descriptor, EPOLL_CTL_DEL, socket, &wanted);
        return 0;
    }
    if (what == CURL_POLL_IN || what == CURL_POLL_INOUT) {
        wanted.events |= EPOLLIN;
    }
    if (what == CURL_POLL_OUT || what == CURL_POLL_INOUT) {
        wanted.events |= EPOLLOUT;
    }
    if (known != NULL) {
        return watch(events, EPOLL_CTL_MOD, EPOLL_CTL_ADD, socket, &wanted);
    }
    curl_multi_assign(events->multi, socket, events);
    return watch(events, EPOLL_CTL_ADD, EPOLL_CTL_MOD, socket, &wanted);
}

/* 0 means soon, but never from within this callback: the next dispatch sees it. */
static int on_timer(CURLM *multi, long milliseconds, void *user)
{
    struct hwm_events *events = user;

    (void)multi;
    events->timer = milliseconds < 0 ? -1 : hwm_clock() + (int64_t)milliseconds * 1000;
    return 0;
}

bool hwm_events_open(struct hwm_events *events, CURLM *multi)
{
    events->descriptor = epoll_create1(EPOLL_CLOEXEC);
    if (events->descriptor < 0) {
        return false;
    }
    events->multi = multi;
    events->timer = -1;
    events->reminder = -1;
    events->ready_count = 0;
    events->open = true;
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, on_socket);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, events);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, on_timer);
    curl_multi_setopt(multi, CURLMOPT_TIMERDATA, events);
    return true;
}

void hwm_events_close(struct hwm_events *events)
{
    if (events->open) {
        close(events->descriptor);
        if (events->reminder >= 0) {
            close(events->reminder);
            events->reminder = -1;
        }
        events->open = false;
        events->ready_count = 0;
    }
}

static int action_of(uint32_t bits)
{
    return ((bits & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0) |
           ((bits & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0) |
           ((bits & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
}

/* A socket that libcurl has closed meanwhile does no harm: libcurl ignores what it does not know.
 */
static CURLMcode handle_batch(struct hwm_events *events)
{
    int i, running;
    CURLMcode code = CURLM_OK;

    for (i = 0; i < events->ready_count && code == CURLM_OK; i++) {
        if (events->ready[i].data.fd == events->reminder) {
            continue; /* what is due is seen by the clock */
        }
        code = curl_multi_socket_action(events->multi, events->ready[i].data.fd,
                                        action_of(events->ready[i].events), &running);
    }
    events->ready_count = 0;
    return code;
}

static int fetch(struct hwm_events *events, int milliseconds)
{
    int count = epoll_wait(events->descriptor, events->ready, HWM_EVENTS_AT_ONCE, milliseconds);

    events->ready_count = count > 0 ? count : 0;
    return events->ready_count;
}

CURLMcode hwm_events_dispatch(struct hwm_events *events)
{
    CURLMcode code = CURLM_OK;
    int batches, running;

    /* One wait has told already what is ready: only a full batch means that there may be more. */
    if (events->ready_count == 0) {
        fetch(events, 0);
    }
    for (batches = 0; batches < MOST_BATCHES && events->ready_count > 0; batches++) {
        bool full = events->ready_count == HWM_EVENTS_AT_ONCE;

        code = handle_batch(events);
        if (code != CURLM_OK) {
            return code;
        }
        if (full) {
            fetch(events, 0);
        }
    }
    if (events->timer >= 0 && hwm_clock() >= events->timer) {
        events->timer = -1;
        code = curl_multi_socket_action(events->multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    return code;
}

/* libcurl's timer callback has told. */
void hwm_events_added(struct hwm_events *events)
{
    (void)events;
}

void hwm_events_wait(struct hwm_events *events, int64_t until)
{
    if (events->timer >= 0 && events->timer < until) {
        until = events->timer;
    }
    if (events->ready_count == 0) {
        fetch(events, hwm_clock_milliseconds(until));
    }
}

int hwm_events_descriptor(const struct hwm_events *events)
{
    return events->open ? events->descriptor : -1;
}

int64_t hwm_events_due(const struct hwm_events *events)
{
    return events->ready_count > 0 ? 0 : events->timer;
}

/* Without a reminder the descriptor still tells of sockets, and hwm_pool_timeout of the rest. */
void hwm_events_watch(struct hwm_events *events)
{
    struct epoll_event wanted;

    if (events->reminder >= 0) {
        return;
    }
    events->reminder = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    events->armed = -1;
    if (events->reminder < 0) {
        return;
    }
    memset(&wanted, 0, sizeof wanted);
    wanted.events = EPOLLIN;
    wanted.data.fd = events->reminder;
    if (epoll_ctl(events->descriptor, EPOLL_CTL_ADD, events->reminder, &wanted) != 0) {
        close(events->reminder);
        events->reminder = -1;
    }
}

/* Setting it again also takes back that it has expired; so nothing needs to read it. */
void hwm_events_remind(struct hwm_events *events, int64_t at)
{
    struct itimerspec when;

    if (events->reminder < 0 || at == events->armed) {
        return;
    }
    memset(&when, 0, sizeof when);
    if (at >= 0) {
        when.it_value.tv_sec = (time_t)(at / 1000000);
        when.it_value.tv_nsec = (long)(at % 1000000) * 1000 + 1; /* 0 would mean never */
    }
    if (timerfd_settime(events->reminder, TFD_TIMER_ABSTIME, &when, NULL) == 0) {
        events->armed = at;
    }
}

#endif
