/*
 * What belongs to the whole process: libcurl's one-time initialisation, staying in memory, the
 * clock, the process id.
 */
#ifndef HWM_POOL_PROCESS_H
#define HWM_POOL_PROCESS_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

/*
 * Initialises libcurl at the first call in a process, from whichever thread, and keeps this module
 * in memory for good: a resolver thread of libcurl may still run when the last Lua state has gone.
 * Never undone. False when libcurl fails.
 */
bool hwm_process_prepare(void);

/* Microseconds of a clock that never goes back. */
int64_t hwm_clock(void);

/* The moment in `seconds` from now. Whatever their number, the sum does not overflow. */
int64_t hwm_clock_after(double seconds);

/* Milliseconds from now to `until` (an hwm_clock()), rounded up, as poll wants them: 0 when it has
 * passed, a day at most. */
int hwm_clock_milliseconds(int64_t until);

/* Whether no file or socket can be opened any more, for want of descriptors. */
bool hwm_process_lacks_descriptors(void);

/* The id of this process, by which a pool notices that it has been forked. */
long hwm_process_id(void);

#pragma GCC visibility pop

#endif
