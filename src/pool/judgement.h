/*
 * How a transfer has ended: its answer's status, or its failure in plain words.
 */
#ifndef HWM_POOL_JUDGEMENT_H
#define HWM_POOL_JUDGEMENT_H

#include <stdbool.h>

#include "pool/libcurl.h"
#include "pool/transfer.h"

#pragma GCC visibility push(hidden)

/* Whether the server may have seen the request. */
bool hwm_was_sent(const struct hwm_transfer *transfer);

/* Its deadline has passed: the failure says how far it had got. It is still in its pool. */
void hwm_judge_lateness(struct hwm_transfer *transfer);

/* libcurl has ended it with `code`: sets the status, or the failure. libcurl still has it. */
void hwm_judge(struct hwm_transfer *transfer, CURLcode code);

#pragma GCC visibility pop

#endif
