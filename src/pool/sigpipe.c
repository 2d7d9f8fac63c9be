#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* pthread_sigmask under -std=c99 */
#endif

#include "pool/sigpipe.h"

void hwm_sigpipe_begin(struct hwm_sigpipe *guard, bool needed)
{
    sigset_t pipe, pending;

    guard->blocked = false;
    if (!needed) {
        return;
    }
    /* A SIGPIPE that waits already is not ours: it must still be there afterwards. */
    if (sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1) {
        return;
    }
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    guard->blocked = pthread_sigmask(SIG_BLOCK, &pipe, &guard->before) == 0;
}

void hwm_sigpipe_end(struct hwm_sigpipe *guard)
{
    sigset_t pipe, pending;
    int taken;

    if (!guard->blocked) {
        return;
    }
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    if (sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1) {
        (void)sigwait(&pipe, &taken);
    }
    pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
    guard->blocked = false;
}
