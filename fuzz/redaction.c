/*
 * Any text, with a secret put into it whose bytes are spelled in any way, is cut: what is left never
 * quotes the secret as it was spelled, nor as it is.
 *
 * The input is a number of bytes for the secret, these bytes, one byte of spelling for each, and the
 * text around; the text alone is cut as well, with a limit.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "redaction/names.h"
#include "redaction/redact.h"
#include "redaction/secrets.h"

static void check(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "not so: %s\n", what);
        abort();
    }
}

static bool contains(const struct hwm_buffer *text, const char *part, size_t length)
{
    size_t i;
    for (i = 0; length > 0 && i + length <= text->length; i++) {
        if (memcmp(text->bytes + i, part, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether the mark itself, with the quotes that it may get and what is around it, may be the secret. */
static bool touches_mark(const char *secret, size_t length)
{
    struct hwm_buffer mark = {0};
    bool inside;
    hwm_buffer_append(&mark, HWM_REDACTION_MARK, sizeof HWM_REDACTION_MARK - 1);
    inside = contains(&mark, secret, length);
    hwm_buffer_release(&mark);
    return inside || memchr(secret, '<', length) != NULL || memchr(secret, '>', length) != NULL ||
           memchr(secret, '"', length) != NULL;
}

static void spell(struct hwm_buffer *out, unsigned char byte, unsigned how)
{
    char escape[16];
    int length = 0;
    switch (how % 6) {
    case 0: length = snprintf(escape, sizeof escape, "%%%02X", byte); break;
    case 1: length = snprintf(escape, sizeof escape, "%%%02x", byte); break;
    case 2: length = byte < 0x80 ? snprintf(escape, sizeof escape, "\\u%04x", byte) : 0; break;
    case 3: length = byte < 0x80 ? snprintf(escape, sizeof escape, "&#%u;", byte) : 0; break;
    case 4:
        length = byte == '/' || byte == '"' ? snprintf(escape, sizeof escape, "\\%c", byte) : 0;
        break;
    default: break;
    }
    if (length > 0) {
        hwm_buffer_append(out, escape, (size_t)length);
    } else {
        hwm_buffer_append_byte(out, (char)byte);
    }
}

/* Cuts a copy of exactly the text's size, so that the sanitizer sees a read beyond its end. */
static void cut(const struct hwm_redaction *redaction, const struct hwm_buffer *text, size_t limit,
                struct hwm_buffer *out)
{
    char *copy = malloc(text->length > 0 ? text->length : 1);
    check(copy != NULL, "there is memory");
    if (text->length > 0) {
        memcpy(copy, text->bytes, text->length);
    }
    hwm_redact(redaction, copy, text->length, limit, out);
    check(!out->failed, "there is memory");
    check(out->length <= limit, "a limit is kept");
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hwm_redaction redaction;
    struct hwm_buffer text = {0};
    struct hwm_buffer spelled = {0};
    struct hwm_buffer shown = {0};
    size_t length = size > 0 ? HWM_SECRET_SIZE + data[0] % 24u : 0;
    const char *secret = (const char *)data + 1;
    size_t middle;
    size_t i;

    if (size < 1 + 2 * length) {
        return 0;
    }
    memset(&redaction, 0, sizeof redaction);
    hwm_secrets_add(&redaction.secrets, secret, length);
    hwm_names_add(&redaction.names, "password", 8);
    redaction.sounds = data[0] >= 0x80;
    check(hwm_redaction_complete(&redaction), "there is memory");

    for (i = 0; i < length; i++) {
        spell(&spelled, (unsigned char)secret[i], data[1 + length + i]);
    }
    data += 1 + 2 * length;
    size -= 1 + 2 * length;
    middle = size / 2;
    check(hwm_buffer_grow(&text, size + spelled.length + 1), "there is memory");
    hwm_buffer_append(&text, (const char *)data, middle);
    hwm_buffer_append(&text, spelled.bytes, spelled.length);
    hwm_buffer_append(&text, (const char *)data + middle, size - middle);

    cut(&redaction, &text, SIZE_MAX, &shown);
    if (!touches_mark(secret, length)) {
        check(!contains(&shown, secret, length), "the secret does not show");
        check(!contains(&shown, spelled.bytes, spelled.length), "nor as it was spelled");
    }
    hwm_buffer_release(&shown);
    cut(&redaction, &text, middle, &shown);
    hwm_buffer_release(&shown);
    hwm_buffer_release(&text);
    hwm_buffer_release(&spelled);
    hwm_redaction_release(&redaction);
    return 0;
}
