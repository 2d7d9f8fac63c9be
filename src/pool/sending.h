/*
 * The moment before a request goes out: the connection that libcurl has chosen for it is looked at.
 */
#ifndef HWM_POOL_SENDING_H
#define HWM_POOL_SENDING_H

#include "pool/libcurl.h"

#ifdef HWM_CURL_HAS_PREREQ

#pragma GCC visibility push(hidden)

/*
 * CURLOPT_PREREQFUNCTION; `user` is the transfer, which is sent over this connection, or is stopped
 * (transfer->stop says why) because the connection is not fit, or because the server may have acted
 * already.
 */
int hwm_sending_begins(void *user, char *peer_ip, char *own_ip, int peer_port, int own_port);

/*
 * CURLOPT_XFERINFOFUNCTION and CURLOPT_DEBUGFUNCTION, where libcurl hides GOAWAYs: the first is
 * called once, when the HTTP/2 stream has been opened, and switches libcurl's chatter on; the second
 * picks out of it what libcurl does not tell otherwise.
 */
int hwm_sending_begun(void *user, curl_off_t down_total, curl_off_t down, curl_off_t up_total,
                      curl_off_t up);
int hwm_sending_is_told(CURL *easy, curl_infotype type, char *words, size_t length, void *user);

#pragma GCC visibility pop

#endif

#endif
