#include "pool/events.h"

#ifndef HWM_EPOLL

#include "pool/process.h"

/* Without a descriptor nothing wakes the host: it is asked to come back after so many microseconds.
 */
static const int64_t LONGEST_PAUSE = 5000;

bool hwm_events_open(struct hwm_events *events, CURLM *multi)
{
    events->multi = multi;
    events->timer = -1;
    events->open = true;
    return true;
}

void hwm_events_close(struct hwm_events *events)
{
    events->open = false;
}

CURLMcode hwm_events_dispatch(struct hwm_events *events)
{
    int running = 0;
    CURLMcode code = curl_multi_perform(events->multi, &running);
    long milliseconds = -1;

    events->timer = -1;
    if (code == CURLM_OK && running > 0 &&
        curl_multi_timeout(events->multi, &milliseconds) == CURLM_OK) {
        int64_t pause = milliseconds < 0 ? LONGEST_PAUSE : (int64_t)milliseconds * 1000;

        events->timer = hwm_clock() + (pause < LONGEST_PAUSE ? pause : LONGEST_PAUSE);
    }
    return code;
}

void hwm_events_added(struct hwm_events *events)
{
    events->timer = hwm_clock();
}

/* Sleeps in poll on libcurl's own sockets, minding libcurl's own timer: there is no need to wake up
 * in between. */
void hwm_events_wait(struct hwm_events *events, int64_t until)
{
    int ready;

    (void)curl_multi_poll(events->multi, NULL, 0, hwm_clock_milliseconds(until), &ready);
}

int hwm_events_descriptor(const struct hwm_events *events)
{
    (void)events;
    return -1;
}

int64_t hwm_events_due(const struct hwm_events *events)
{
    return events->timer;
}

void hwm_events_watch(struct hwm_events *events)
{
    (void)events;
}

void hwm_events_remind(struct hwm_events *events, int64_t at)
{
    (void)events;
    (void)at;
}

#endif
