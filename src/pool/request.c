/*
 * The first half of a transfer: the request, checked and copied.
 */
#include "pool/transfer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "text/ascii.h"

static bool out_of_memory(struct hwm_transfer *transfer)
{
    return hwm_transfer_refuse(transfer, "out of memory");
}

static bool is_name(const char *name, size_t length, const char *wanted)
{
    return length == strlen(wanted) && hwm_ascii_same(name, wanted, length);
}

bool hwm_transfer_begin(struct hwm_transfer *transfer, const char *method, size_t method_length,
                        const char *url, size_t url_length)
{
    const char *problem;

    if (transfer->state != HWM_TRANSFER_FILLING) {
        return false;
    }
    if (!hwm_ascii_is_token(method, method_length)) {
        return hwm_transfer_refuse(transfer,
                                   "the method holds characters that HTTP does not allow");
    }
    problem = hwm_address_read(&transfer->address, url, url_length);
    if (problem != NULL) {
        return hwm_transfer_refuse(transfer, problem);
    }
    if (!hwm_bytes_append(&transfer->text, method, method_length) ||
        !hwm_bytes_append(&transfer->text, "", 1)) {
        return out_of_memory(transfer);
    }
    transfer->url_at = transfer->text.length;
    transfer->host_at = transfer->url_at + (size_t)(transfer->address.host - url);
    if (!hwm_bytes_append(&transfer->text, url, url_length) ||
        !hwm_bytes_append(&transfer->text, "", 1)) {
        return out_of_memory(transfer);
    }
    transfer->headers_at = transfer->text.length;
    return true;
}

/* libcurl would send the body of a GET as a POST's, and a server would not look at it. */
static bool may_have_body(struct hwm_transfer *transfer)
{
    const char *method = hwm_transfer_method(transfer);

    if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0) {
        return hwm_transfer_refuse(transfer, "a GET or HEAD request has no body");
    }
    return true;
}

bool hwm_transfer_set_body(struct hwm_transfer *transfer, const char *data, size_t length)
{
    if (transfer->state != HWM_TRANSFER_FILLING) {
        return false;
    }
    if (length == 0) {
        return true;
    }
    return may_have_body(transfer) &&
           (hwm_bytes_append(&transfer->body, data, length) || out_of_memory(transfer));
}

static CURLcode describe_part(curl_mimepart *target, const struct hwm_part *part)
{
    CURLcode code = curl_mime_name(target, part->name);

    if (code == CURLE_OK) {
        code = part->data != NULL ? curl_mime_data(target, part->data, part->data_length)
                                  : curl_mime_filedata(target, part->file);
    }
    if (code == CURLE_OK && part->file_name != NULL) {
        code = curl_mime_filename(target, part->file_name);
    }
    if (code == CURLE_OK && part->content_type != NULL) {
        code = curl_mime_type(target, part->content_type);
    }
    return code;
}

/* These texts become header lines inside the body, and libcurl does not escape line breaks. */
static bool is_part_safe(const struct hwm_part *part)
{
    const char *texts[3];
    size_t i;

    texts[0] = part->name;
    texts[1] = part->file_name != NULL ? part->file_name : part->file;
    texts[2] = part->content_type;
    for (i = 0; i < 3; i++) {
        if (texts[i] != NULL && !hwm_ascii_is_one_line(texts[i], strlen(texts[i]))) {
            return false;
        }
    }
    return true;
}

bool hwm_transfer_add_part(struct hwm_transfer *transfer, const struct hwm_part *part)
{
    curl_mimepart *target;
    struct stat file;
    CURLcode code;

    if (transfer->state != HWM_TRANSFER_FILLING || !may_have_body(transfer)) {
        return false;
    }
    if (!is_part_safe(part)) {
        return hwm_transfer_refuse(transfer, "a name in the multipart body holds a line break");
    }
    /* A pipe or a device would hold up the whole pool until somebody writes into it. */
    if (part->data == NULL && stat(part->file, &file) == 0 && !S_ISREG(file.st_mode)) {
        return hwm_transfer_refuse(transfer, "what is to be sent is no regular file");
    }
    target = curl_mime_addpart(transfer->mime);
    code = target != NULL ? describe_part(target, part) : CURLE_OUT_OF_MEMORY;
    if (code == CURLE_READ_ERROR) {
        return hwm_transfer_refuse(transfer, "the file to be sent cannot be opened");
    }
    return code == CURLE_OK || out_of_memory(transfer);
}

/* A line of libcurl's: "Name: value", or "Name;" for an empty value ("Name:" would take a header
 * away). */
static bool append_line(struct hwm_transfer *transfer, const char *name, size_t name_length,
                        const char *value, size_t value_length)
{
    struct hwm_bytes *text = &transfer->text;
    bool empty = value_length == 0;

    return hwm_bytes_reserve(text, name_length + value_length + 3) &&
           hwm_bytes_append(text, name, name_length) &&
           hwm_bytes_append(text, empty ? ";" : ": ", empty ? 1 : 2) &&
           hwm_bytes_append(text, value, value_length) && hwm_bytes_append(text, "", 1);
}

bool hwm_transfer_add_header(struct hwm_transfer *transfer, const char *name, size_t name_length,
                             const char *value, size_t value_length)
{
    if (transfer->state != HWM_TRANSFER_FILLING) {
        return false;
    }
    if (!hwm_ascii_is_token(name, name_length)) {
        return hwm_transfer_refuse(transfer,
                                   "a header's name holds characters that HTTP does not allow");
    }
    if (!hwm_ascii_is_one_line(value, value_length)) {
        return hwm_transfer_refuse(transfer, "a header's value holds a line break or NUL");
    }
    while (value_length > 0 && (*value == ' ' || *value == '\t')) {
        value++;
        value_length--;
    }
    if (is_name(name, name_length, "Content-Length") ||
        is_name(name, name_length, "Transfer-Encoding")) {
        return true;
    }
    if (is_name(name, name_length, "Content-Type")) {
        if (transfer->mime != NULL) {
            return true;
        }
        transfer->has_content_type = true;
    }
    if (!append_line(transfer, name, name_length, value, value_length)) {
        return out_of_memory(transfer);
    }
    transfer->header_count++;
    return true;
}

/*
 * libcurl's own additions that are not wanted: it would wait for "100 Continue" before a large
 * body, and would call a body a form where the caller names no type.
 */
bool hwm_transfer_seal(struct hwm_transfer *transfer)
{
    static char no_expect[] = "Expect:", no_content_type[] = "Content-Type:";
    char *line = transfer->text.data + transfer->headers_at;
    bool type_is_libcurls = transfer->has_content_type || transfer->mime != NULL;
    struct curl_slist *lines = calloc(transfer->header_count + 2, sizeof *lines);
    size_t i, count = transfer->header_count;

    if (lines == NULL) {
        return out_of_memory(transfer);
    }
    transfer->lines = lines;
    transfer->address.host = transfer->text.data + transfer->host_at;
    for (i = 0; i < count; i++) {
        lines[i].data = line;
        line += strlen(line) + 1;
    }
    lines[count++].data = no_expect;
    if (!type_is_libcurls) {
        lines[count++].data = no_content_type;
    }
    for (i = 0; i + 1 < count; i++) {
        lines[i].next = &lines[i + 1];
    }
    return true;
}
