#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr, RTLD_NODELETE */
#endif

#include "pool/process.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

#include "pool/libcurl.h"

static pthread_once_t prepared = PTHREAD_ONCE_INIT;
static CURLcode outcome = CURLE_FAILED_INIT;

static void prepare(void)
{
    Dl_info where;

    outcome = curl_global_init(CURL_GLOBAL_DEFAULT);
    /* A static build finds no library of that name: then there is nothing that could be unloaded.
     */
    if (dladdr((const void *)&outcome, &where) != 0 && where.dli_fname != NULL) {
        (void)dlopen(where.dli_fname, RTLD_LAZY | RTLD_NOLOAD | RTLD_NODELETE);
    }
}

bool hwm_process_prepare(void)
{
    return pthread_once(&prepared, prepare) == 0 && outcome == CURLE_OK;
}

int64_t hwm_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t hwm_clock_after(double seconds)
{
    const double most = 1e9;

    return hwm_clock() + (int64_t)((seconds < most ? seconds : most) * 1e6);
}

int hwm_clock_milliseconds(int64_t until)
{
    const int64_t most = 86400000;
    int64_t milliseconds = (until - hwm_clock() + 999) / 1000;

    return milliseconds <= 0 ? 0 : (int)(milliseconds < most ? milliseconds : most);
}

bool hwm_process_lacks_descriptors(void)
{
    int probe = open("/dev/null", O_RDONLY | O_CLOEXEC);

    if (probe < 0) {
        return errno == EMFILE || errno == ENFILE;
    }
    close(probe);
    return false;
}

long hwm_process_id(void)
{
    return (long)getpid();
}
