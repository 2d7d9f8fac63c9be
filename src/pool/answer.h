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

/* CURLOPT_WRITEFUNCTION: keeps the body up to the transfer's limit. */
size_t hwm_answer_body(char *data, size_t size, size_t count, void *user);

#ifdef HWM_CURL_HAS_PREREQ
/*
 * CURLOPT_PREREQFUNCTION. When a kept connection turns out to be dead, libcurl sends the request a
 * second time by itself, whatever it does to the server. That is well for GET and HEAD; for the
 * others the caller is told instead.
 */
int hwm_answer_before_sending(void *user, char *peer_ip, char *own_ip, int peer_port, int own_port);
#endif

#pragma GCC visibility pop

#endif
