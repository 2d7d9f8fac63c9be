#include "pool/libcurl.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const unsigned EVER = 0, STILL = 0xffffff;

/* From which version on a trait holds, and from which on it does not any more. */
static const struct row {
    enum hwm_libcurl_trait trait;
    unsigned since, until;
} table[] = {
    /* An easy handle that has had an answer keeps a pointer to its last header line, whose memory
     * is given back with the next call; an answer that begins with a line that continues another
     * is then written there. Two such answers end the host. So such a line must never get as far
     * as libcurl's list of headers: see answer.h. (The list came in 7.83; the pointer is cleared
     * in 8.1.) */
    {HWM_LIBCURL_SPOILS_USED_HANDLES, 0x075300, 0x080100},

    /* An HTTP/2 answer whose header text and body together are larger than the buffer, and that
     * comes in one piece, is set aside; with curl_multi_socket_action nobody comes back for it
     * until the next byte from the network. A buffer that holds the largest headers and one read
     * of frames leaves nothing to be set aside. (8.1 keeps what it has received in another way.) */
    {HWM_LIBCURL_STALLS_ON_BURSTS, EVER, 0x080100},

    /* OpenSSL writes to the socket itself, without MSG_NOSIGNAL. */
    {HWM_LIBCURL_RAISES_SIGPIPE, EVER, 0x075800},

    /* A call whose kept connection ended before an answer is sent a second time, by libcurl itself
     * and whatever it does to the server. RTSP's way of only receiving turns that off for HTTP
     * too, and leaves the repeat of what the server has refused to process (an HTTP/2 stream
     * refused or above a GOAWAY): then a second sending means a refusal. This was read in the
     * sources of these versions; of a later one we do not know it, and forbid every second
     * sending. (Nor of one that was built without RTSP: see channel.c.) */
    {HWM_LIBCURL_REPEATS_ONLY_REFUSED, 0x074200, 0x081600},

    /* There is a moment between having a connection and sending, in which we look at it. Older
     * ones offer none: there, calls that are neither GET nor HEAD have a new connection each, and
     * the others believe whatever is in a kept one. */
    {HWM_LIBCURL_LOOKS_BEFORE_SENDING, 0x075000, STILL},

    /* Several calls share an HTTP/2 connection, and the server ends it (nginx does after its
     * keepalive_requests): calls that it surely did not process end without an answer and without
     * saying so, and new calls are still given to the connection. Its chatter names the GOAWAY;
     * before 7.88 not even that. (It also names a stream that was answered before its body had
     * been sent, and that these versions then call broken.) */
    {HWM_LIBCURL_HIDES_GOAWAY, 0x075800, 0x080100},

    /* The pair of sockets by which curl_multi_wakeup works is inherited by child processes. (Later
     * ones have an event descriptor, closed at exec.) */
    {HWM_LIBCURL_LEAKS_TO_CHILDREN, 0x074400, 0x080e00},
};

/* OpenSSL is the only TLS library whose writing libcurl has taken over. */
static bool is_openssl(const curl_version_info_data *version)
{
    return version->ssl_version != NULL && strncmp(version->ssl_version, "OpenSSL", 7) == 0;
}

unsigned hwm_libcurl_traits(void)
{
    const curl_version_info_data *version = curl_version_info(CURLVERSION_NOW);
    unsigned traits = 0;
    size_t i;

    for (i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (version->version_num >= table[i].since && version->version_num < table[i].until) {
            traits |= (unsigned)table[i].trait;
        }
    }
    return is_openssl(version) ? traits : traits | (unsigned)HWM_LIBCURL_RAISES_SIGPIPE;
}
