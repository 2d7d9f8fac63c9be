/*
 * Keeps SIGPIPE away while libcurl runs, for those versions and TLS libraries that can raise it: a
 * server that closes its socket must not end the process. The signal is blocked in this thread
 * only; the host's handlers are not touched.
 */
#ifndef HWM_POOL_SIGPIPE_H
#define HWM_POOL_SIGPIPE_H

#include <signal.h>
#include <stdbool.h>

#pragma GCC visibility push(hidden)

struct hwm_sigpipe {
    sigset_t before; /* the thread's mask, to be restored */
    bool blocked;    /* false: nothing was changed, nothing is to be restored */
};

/* Blocks SIGPIPE if `needed`. Each call is followed by hwm_sigpipe_end. */
void hwm_sigpipe_begin(struct hwm_sigpipe *guard, bool needed);

/* Takes away a SIGPIPE that came in between and restores the thread's mask. */
void hwm_sigpipe_end(struct hwm_sigpipe *guard);

#pragma GCC visibility pop

#endif
