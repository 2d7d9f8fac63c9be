#include "redaction/secrets.h"

#include "redaction/base64.h"
#include "redaction/spelling.h"
#include "text/ascii.h"

/* -- The set ----------------------------------------------------------------------------------- */

static void add(struct hwm_text_set *set, const char *bytes, size_t length)
{
    if (length >= HWM_SECRET_SIZE) {
        hwm_text_set_add(set, (unsigned char)bytes[0], bytes, length);
    }
}

/*
 * What is the same in every text in base64 that holds the secret behind `before` bytes more than a
 * multiple of three: all but a first and a last digit that say something of its neighbours, too.
 * Alone, it has its last digit.
 */
static void add_base64(struct hwm_text_set *set, const char *bytes, size_t length, size_t before,
                       bool url)
{
    static const char padding[2] = {0, 0};
    struct hwm_buffer text = {0};
    struct hwm_buffer encoded = {0};
    size_t first = (before * 8 + 5) / 6;
    size_t behind = (before + length) * 8 / 6;

    if (before > 0) {
        hwm_buffer_append(&text, padding, before);
    }
    hwm_buffer_append(&text, bytes, length);
    if (!text.failed) {
        hwm_base64_append(&encoded, text.bytes, text.length, url);
    }
    if (text.failed || encoded.failed) {
        set->bytes.failed = true;
    } else {
        add(set, encoded.bytes + first, behind - first);
        if (before == 0) {
            add(set, encoded.bytes, encoded.length);
        }
    }
    hwm_buffer_release(&text);
    hwm_buffer_release(&encoded);
}

/* The secret as it is, and in base64. */
static void add_forms(struct hwm_text_set *set, const char *bytes, size_t length)
{
    size_t before;
    if (length < HWM_SECRET_SIZE) {
        return;
    }
    add(set, bytes, length);
    for (before = 0; before < 3; before++) {
        add_base64(set, bytes, length, before, false);
        add_base64(set, bytes, length, before, true);
    }
}

/* `account:password` in base64: the pair and the password. */
static void add_basic(struct hwm_text_set *set, const char *part, size_t length)
{
    struct hwm_buffer pair = {0};
    if (hwm_base64_append_decoded(&pair, part, length) && !pair.failed && pair.length > 0) {
        const char *colon = memchr(pair.bytes, ':', pair.length);
        add_forms(set, pair.bytes, pair.length);
        if (colon != NULL) {
            add_forms(set, colon + 1, pair.length - (size_t)(colon + 1 - pair.bytes));
        }
    }
    set->bytes.failed = set->bytes.failed || pair.failed;
    hwm_buffer_release(&pair);
}

void hwm_secrets_add(struct hwm_text_set *set, const char *bytes, size_t length)
{
    const char *blank = length > 0 ? memchr(bytes, ' ', length) : NULL;

    add_forms(set, bytes, length);
    if (blank != NULL && blank > bytes && hwm_ascii_is_token(bytes, (size_t)(blank - bytes))) {
        const char *part = blank + 1;
        size_t rest = length - (size_t)(part - bytes);
        add_forms(set, part, rest);
        if (blank - bytes == 5 && hwm_ascii_same(bytes, "basic", 5)) {
            add_basic(set, part, rest);
        }
    }
}

/* -- The search -------------------------------------------------------------------------------- */

/* Another way to read the text, to be tried when this one leads nowhere. */
struct branch {
    const char *p;
    size_t i;
};

enum { MOST_BRANCHES = 16 };

/* Whether the escape at p spells what stands at secret[i]; then *branch is behind both. */
static bool follow(const char *p, const char *end, const char *secret, size_t length, size_t i,
                   struct branch *branch)
{
    struct hwm_spelling spelling;
    if (!hwm_spelling_starts(*p) || !hwm_spelling_read(p, end, &spelling) ||
        spelling.count > length - i || memcmp(spelling.bytes, secret + i, spelling.count) != 0) {
        return false;
    }
    branch->p = p + spelling.length;
    branch->i = i + spelling.count;
    return true;
}

/*
 * Bytes from start on that spell the secret, or 0. A byte that is the secret's own and also begins
 * an escape that spells it is read both ways.
 */
static size_t match(const char *start, const char *end, const char *secret, size_t length,
                    size_t *budget)
{
    struct branch stack[MOST_BRANCHES];
    unsigned branches = 0;
    struct branch now = {start, 0};

    for (;;) {
        struct branch escaped;
        bool possible;
        if (now.i == length) {
            return (size_t)(now.p - start);
        }
        if (*budget == 0) {
            return 0;
        }
        --*budget;
        possible = now.p < end && follow(now.p, end, secret, length, now.i, &escaped);
        if (now.p < end && *now.p == secret[now.i]) {
            if (possible && branches == MOST_BRANCHES) {
                *budget = 0;
                return 0;
            }
            if (possible) {
                stack[branches++] = escaped;
            }
            now.p++;
            now.i++;
        } else if (possible) {
            now = escaped;
        } else if (branches > 0) {
            now = stack[--branches];
        } else {
            return 0;
        }
    }
}

/* The most bytes at p that spell a secret whose first byte is `first`. */
static size_t find_first(const struct hwm_text_set *set, unsigned char first, const char *p,
                         const char *end, size_t *budget)
{
    const struct hwm_text_entry *entry = hwm_text_set_first(set, first);
    size_t most = 0;
    for (; entry != NULL; entry = hwm_text_set_next(set, entry)) {
        size_t found = match(p, end, set->bytes.bytes + entry->offset, entry->length, budget);
        most = found > most ? found : most;
    }
    return most;
}

size_t hwm_secrets_find(const struct hwm_text_set *set, const char *p, const char *end,
                        size_t *budget)
{
    struct hwm_spelling spelling;
    size_t found = find_first(set, (unsigned char)*p, p, end, budget);
    if (hwm_spelling_starts(*p) && hwm_spelling_read(p, end, &spelling) &&
        spelling.bytes[0] != *p) {
        size_t escaped = find_first(set, (unsigned char)spelling.bytes[0], p, end, budget);
        found = escaped > found ? escaped : found;
    }
    return found;
}
