/*
 * The second half of a transfer: libcurl's callbacks that collect the answer. `user` is the
 * transfer.
 */
#ifndef HWM_POOL_ANSWER_H
#define HWM_POOL_ANSWER_H

#include "pool/transfer.h"

#pragma GCC visibility push(hidden)

/* The most that the header lines of one answer may have together, in bytes. */
enum { HWM_HEADER_LIMIT = 256 * 1024 };

/* CURLOPT_HEADERFUNCTION: keeps the headers of the final answer. */
size_t hwm_answer_header(char *line, size_t size, size_t count, void *user);

/*
 * CURLOPT_WRITEFUNCTION: keeps the body up to the transfer's limit.
 *
 * Where libcurl spoils used handles, it is told to hand header lines to this function too
 * (CURLOPT_HEADER): this one sees a line before libcurl writes it to where the line before was, and
 * stops an answer whose first line continues a line that is not there.
 */
size_t hwm_answer_body(char *data, size_t size, size_t count, void *user);

#pragma GCC visibility pop

#endif
