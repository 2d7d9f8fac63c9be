#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* O_CLOEXEC */
#endif

#include "pool/multi.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pool/ending.h"
#include "pool/process.h"

/* Connections kept open in all. Below the number in flight, libcurl would close and open them
 * without end. */
static const long CONNECTIONS_KEPT = 1000;

bool hwm_multi_raises_sigpipe(const struct hwm_pool *pool)
{
    return (pool->traits & HWM_LIBCURL_RAISES_SIGPIPE) != 0;
}

static void free_idle_channels(struct hwm_pool *pool)
{
    while (pool->idle != NULL) {
        struct hwm_channel *channel = pool->idle;

        pool->idle = channel->next;
        hwm_channel_free(channel);
    }
    pool->idle_count = 0;
}

/* The lowest two numbers that the next descriptors will have, as far as nobody else opens one. */
static void foresee_descriptors(int numbers[2])
{
    numbers[0] = open("/dev/null", O_RDONLY | O_CLOEXEC);
    numbers[1] = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (numbers[0] >= 0) {
        close(numbers[0]);
    }
    if (numbers[1] >= 0) {
        close(numbers[1]);
    }
}

/* Keeps child processes from inheriting a socket without a name, such as those of a pair. */
static void keep_from_children(int descriptor)
{
    struct sockaddr_storage address;
    socklen_t size = sizeof address;

    memset(&address, 0, sizeof address);
    if (descriptor >= 0 && getsockname(descriptor, (struct sockaddr *)&address, &size) == 0 &&
        address.ss_family == AF_UNIX && size == sizeof address.ss_family) {
        (void)fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
}

static CURLM *new_multi(unsigned traits)
{
    int numbers[2] = {-1, -1};
    CURLM *multi;

    if ((traits & HWM_LIBCURL_LEAKS_TO_CHILDREN) == 0) {
        return curl_multi_init();
    }
    foresee_descriptors(numbers);
    multi = curl_multi_init();
    keep_from_children(numbers[0]);
    keep_from_children(numbers[1]);
    return multi;
}

bool hwm_multi_ensure(struct hwm_pool *pool)
{
    if (pool->multi != NULL) {
        return true;
    }
    if (!hwm_process_prepare()) {
        return false;
    }
    pool->traits = hwm_libcurl_traits();
    pool->multi = new_multi(pool->traits);
    if (pool->multi == NULL) {
        return false;
    }
    if (!hwm_events_open(&pool->events, pool->multi)) {
        curl_multi_cleanup(pool->multi);
        pool->multi = NULL;
        return false;
    }
    curl_multi_setopt(pool->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    curl_multi_setopt(pool->multi, CURLMOPT_MAXCONNECTS, CONNECTIONS_KEPT);
    curl_multi_setopt(pool->multi, CURLMOPT_MAX_HOST_CONNECTIONS, pool->connections_per_host);
#ifdef HWM_CURL_HAS_MULTI_QUICK_EXIT
    curl_multi_setopt(pool->multi, CURLMOPT_QUICK_EXIT, 1L);
#endif
    pool->streams = 0;
    return true;
}

void hwm_multi_drop(struct hwm_pool *pool)
{
    free_idle_channels(pool);
    if (pool->multi != NULL) {
        curl_multi_cleanup(pool->multi);
        pool->multi = NULL;
    }
    hwm_connections_free(&pool->connections);
    hwm_events_close(&pool->events);
    hwm_origins_free(&pool->origins);
}

static void abandon(struct hwm_pool *pool)
{
    hwm_events_close(&pool->events);
    pool->multi = NULL;
    pool->idle = NULL;
    pool->idle_count = 0;
    pool->in_flight = 0;
    hwm_end_all_as_forked(pool);
    pool->deadlines.count = 0;
    hwm_connections_abandon(&pool->connections);
    hwm_origins_free(&pool->origins);
}

void hwm_multi_notice_fork(struct hwm_pool *pool)
{
    long process = hwm_process_id();

    if (pool->process != process) {
        abandon(pool);
        pool->process = process;
    }
}

int64_t hwm_multi_due(const struct hwm_pool *pool)
{
    const struct hwm_transfer *first = hwm_deadlines_first(&pool->deadlines);
    int64_t at = -1;

    if (pool->news && pool->finished.first != NULL) {
        return 0;
    }
    if (pool->events.open) {
        at = hwm_events_due(&pool->events);
    }
    if (first != NULL && (at < 0 || first->deadline < at)) {
        at = first->deadline;
    }
    return at;
}

void hwm_multi_remind(struct hwm_pool *pool)
{
    if (pool->events.open) {
        hwm_events_remind(&pool->events, hwm_multi_due(pool));
    }
}
