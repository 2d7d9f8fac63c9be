#include "pool/answer.h"

#include <string.h>

#include "pool/channel.h"
#include "pool/connections.h"
#include "pool/origins.h"
#include "pool/process.h"
#include "text/ascii.h"

/* A body's announced length is believed up to here when room is made for it. */
static const curl_off_t MOST_BELIEVED = 4 * 1024 * 1024;

/* An answer that grows so much when it is decompressed is made to use up memory: JSON that says
 * anything does not. What libcurl has just read may not be counted yet. */
static const size_t LEAST_SUSPECT = 4 * 1024 * 1024, MOST_EXPANSION = 300, LARGEST_READ = 16 * 1024;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* How many bytes of the text there are without the blanks and line ends that it ends with. */
static size_t trimmed(const char *text, size_t length)
{
    while (length > 0 &&
           (is_blank(text[length - 1]) || text[length - 1] == '\r' || text[length - 1] == '\n')) {
        length--;
    }
    return length;
}

/* The status in "HTTP/1.1 200 OK" or "HTTP/2 200"; 0 when it has none. */
static unsigned status_of(const char *line, size_t length)
{
    const char *space = memchr(line, ' ', length);
    unsigned status = 0;
    size_t i;

    if (space == NULL || length - (size_t)(space - line) < 4) {
        return 0;
    }
    for (i = 1; i <= 3; i++) {
        if (space[i] < '0' || space[i] > '9') {
            return 0;
        }
        status = status * 10 + (unsigned)(space[i] - '0');
    }
    return status;
}

/* Most answers' headers are never looked at: they are kept as lines, and taken apart when somebody
 * asks. */
static bool keep_line(struct hwm_transfer *transfer, const char *line, size_t length)
{
    length = trimmed(line, length);
    return hwm_bytes_reserve(&transfer->headers, length + 1) &&
           hwm_bytes_append(&transfer->headers, line, length) &&
           hwm_bytes_append(&transfer->headers, "\n", 1);
}

/* A line that begins with a blank goes on with the value of the line before (the obsolete folding
 * of RFC 9112). */
static bool continue_line(struct hwm_transfer *transfer, const char *line, size_t length)
{
    struct hwm_bytes *headers = &transfer->headers;

    while (length > 0 && is_blank(*line)) {
        line++;
        length--;
    }
    if (trimmed(line, length) == 0) {
        return true;
    }
    if (!hwm_bytes_reserve(headers, length + 1)) {
        return false;
    }
    headers->data[headers->length - 1] = ' '; /* instead of the line end */
    return keep_line(transfer, line, length);
}

/* A line that goes on with the line before, where there is none, is no header. */
static bool continues_nothing(struct hwm_transfer *transfer, const char *line)
{
    if (!is_blank(line[0]) || transfer->headers.length > 0) {
        return false;
    }
    transfer->stop = HWM_STOP_UNREADABLE;
    return true;
}

/* libcurl may decompress much in one go, in which no deadline of its own holds. */
static bool goes_too_far(struct hwm_transfer *transfer)
{
    curl_off_t received = 0;

    if (hwm_clock() >= transfer->deadline) {
        transfer->stop = HWM_STOP_LATE;
        return true;
    }
    if (transfer->answer.length < LEAST_SUSPECT) {
        return false;
    }
    curl_easy_getinfo(transfer->channel->easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
    if (transfer->answer.length / MOST_EXPANSION > (size_t)received + LARGEST_READ) {
        transfer->stop = HWM_STOP_EXPANSION;
        return true;
    }
    return false;
}

static void note_life(struct hwm_transfer *transfer)
{
    if (transfer->connection != NULL) {
        hwm_connection_heard(transfer->channel->connections, transfer->connection);
    }
}

static void note_protocol(struct hwm_transfer *transfer, bool http2)
{
    if (transfer->state == HWM_TRANSFER_HANDED) { /* this libcurl did not tell that it was sent */
        transfer->state = HWM_TRANSFER_SENT;
        transfer->origin->handed--;
        transfer->origin->sent++;
    }
    transfer->origin->protocol = http2 ? HWM_PROTOCOL_HTTP2 : HWM_PROTOCOL_HTTP1;
    if (transfer->connection != NULL) {
        hwm_connection_answered(transfer->connection, http2);
    }
}

/* Returns less than it was given to make libcurl end the transfer. */
size_t hwm_answer_header(char *line, size_t size, size_t count, void *user)
{
    struct hwm_transfer *transfer = user;
    size_t length = size * count;
    bool kept = true;

    if (length > HWM_HEADER_LIMIT - transfer->header_bytes) {
        transfer->stop = HWM_STOP_HEADER_LIMIT;
        return 0;
    }
    transfer->header_bytes += length;
    note_life(transfer);
    if (transfer->headers_complete) {
        return length;
    }
    if (length >= 5 && memcmp(line, "HTTP/", 5) == 0) {
        transfer->line_status = status_of(line, length);
        note_protocol(transfer, length > 5 && line[5] == '2');
        transfer->headers.length = 0;
    } else if (line[0] == '\r' || line[0] == '\n') {
        transfer->headers_complete = transfer->line_status >= 200;
    } else if (continues_nothing(transfer, line)) {
        return 0;
    } else if (is_blank(line[0])) {
        kept = continue_line(transfer, line, length);
    } else {
        kept = keep_line(transfer, line, length);
    }
    return kept ? length : 0;
}

/* Saves the growing of the buffer where the server says how long the body is. No harm if it lies.
 */
static void make_room(struct hwm_transfer *transfer)
{
    CURL *easy = transfer->channel->easy;
    curl_off_t announced = 0;

    if (curl_easy_getinfo(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced) == CURLE_OK &&
        announced > 0 && announced <= MOST_BELIEVED) {
        (void)hwm_bytes_reserve(&transfer->answer, (size_t)announced);
    }
}

size_t hwm_answer_body(char *data, size_t size, size_t count, void *user)
{
    struct hwm_transfer *transfer = user;
    size_t length = size * count;

    if (!transfer->headers_complete) {
        return continues_nothing(transfer, data) ? 0 : length; /* see answer.h */
    }
    note_life(transfer);
    if (goes_too_far(transfer)) {
        return 0;
    }
    if (length > transfer->body_limit - transfer->answer.length) {
        transfer->stop = HWM_STOP_BODY_LIMIT;
        return 0;
    }
    if (transfer->answer.data == NULL) {
        make_room(transfer);
    }
    return hwm_bytes_append(&transfer->answer, data, length) ? length : 0;
}

static void lower(char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        text[i] = hwm_ascii_lower(text[i]);
    }
}

bool hwm_transfer_next_header(struct hwm_transfer *transfer, size_t *cursor, const char **name,
                              size_t *name_length, const char **value, size_t *value_length)
{
    const struct hwm_bytes *headers = &transfer->headers;

    while (*cursor < headers->length) {
        char *line = headers->data + *cursor;
        char *line_end = memchr(line, '\n', headers->length - *cursor);
        char *colon = memchr(line, ':', (size_t)(line_end - line));
        char *text = colon;

        *cursor += (size_t)(line_end - line) + 1;
        if (colon == NULL) {
            continue;
        }
        do {
            text++;
        } while (text < line_end && is_blank(*text));
        *name = line;
        *name_length = trimmed(line, (size_t)(colon - line));
        lower(line, *name_length);
        *value = text;
        *value_length = (size_t)(line_end - text);
        return true;
    }
    return false;
}
