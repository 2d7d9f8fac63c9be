#include "redaction/redact.h"

#include "json/utf8.h"
#include "redaction/field.h"
#include "redaction/names.h"
#include "redaction/secrets.h"
#include "redaction/spelling.h"
#include "text/ascii.h"

void hwm_redaction_release(struct hwm_redaction *redaction)
{
    hwm_text_set_release(&redaction->secrets);
    hwm_text_set_release(&redaction->names);
}

bool hwm_redaction_complete(const struct hwm_redaction *redaction)
{
    return !hwm_text_set_failed(&redaction->secrets) && !hwm_text_set_failed(&redaction->names);
}

/* -- The pass ---------------------------------------------------------------------------------- */

struct pass {
    const struct hwm_redaction *redaction;
    struct hwm_buffer *out;
    const char *text;
    const char *end;
    const char *copied; /* all before it is in `out`, or cut */
    const char *plain;  /* where the next word begins at the earliest, read as it stands; */
    const char *meant;  /* and read with its escapes */
    size_t budget;
};

/* Steps of comparing that a byte of the text may cost. */
enum { STEPS_A_BYTE = 8, STEPS_AT_LEAST = 65536 };

static void put(struct pass *pass, const char *bytes, size_t length)
{
    if (length > 0) {
        hwm_buffer_append(pass->out, bytes, length);
    }
}

/* What stands before `from` is copied, what stands before `to` is cut. */
static void skip(struct pass *pass, const char *from, const char *to)
{
    put(pass, pass->copied, (size_t)(from - pass->copied));
    pass->copied = to;
    pass->plain = pass->plain > to ? pass->plain : to;
    pass->meant = pass->meant > to ? pass->meant : to;
}

/* -- Secrets ----------------------------------------------------------------------------------- */

/* Cuts the secret that begins at p, and those that overlap it. Where it ends, or p. */
static const char *cut_secret(struct pass *pass, const char *p)
{
    const struct hwm_text_set *secrets = &pass->redaction->secrets;
    const char *stop = p + hwm_secrets_find(secrets, p, pass->end, &pass->budget);
    const char *inside;
    if (stop == p) {
        return p;
    }
    for (inside = p + 1; inside < stop; inside++) {
        size_t found = hwm_secrets_find(secrets, inside, pass->end, &pass->budget);
        stop = inside + found > stop ? inside + found : stop;
    }
    skip(pass, p, stop);
    put(pass, HWM_REDACTION_MARK, sizeof HWM_REDACTION_MARK - 1);
    return stop;
}

/* -- Fields ------------------------------------------------------------------------------------ */

struct word {
    char name[HWM_NAME_SIZE];
    size_t length; /* HWM_NAME_SIZE + 1: longer than any name */
    size_t hyphen; /* where the part behind its last hyphen begins */
    const char *end;
};

static bool is_word(char c)
{
    return hwm_ascii_is_alphanumeric(c) || c == '_' || c == '-';
}

static void extend(struct word *word, char c)
{
    if (word->length < HWM_NAME_SIZE) {
        word->name[word->length++] = c;
        word->hyphen = c == '-' ? word->length : word->hyphen;
    } else {
        word->length = HWM_NAME_SIZE + 1;
    }
}

/* The word at p, empty where none begins; `meant`: its escapes are read. */
static struct word read_word(const char *p, const char *end, bool meant)
{
    struct word word;
    word.length = 0;
    word.hyphen = 0;
    while (p < end) {
        struct hwm_spelling spelling;
        if (is_word(*p)) {
            extend(&word, *p++);
        } else if (meant && *p != '+' && hwm_spelling_starts(*p) &&
                   hwm_spelling_read(p, end, &spelling) && spelling.count == 1 &&
                   is_word(spelling.bytes[0])) {
            extend(&word, spelling.bytes[0]);
            p += spelling.length;
        } else {
            break;
        }
    }
    word.end = p;
    return word;
}

static bool is_secret_name(const struct hwm_redaction *redaction, const char *name, size_t length)
{
    return hwm_names_have(&redaction->names, name, length) ||
           (redaction->sounds && hwm_name_sounds_secret(name, length));
}

static const char *scan(struct pass *pass, const char *p, const char *limit);

/*
 * Cuts the value of the field whose name is the word at p. What is shown of the field, its name and
 * the attributes of a tag, is looked through before. Where the value ends, or p.
 */
static const char *cut_field(struct pass *pass, const char *p, const struct word *word)
{
    struct hwm_field_value value;
    if (word->length == 0 || word->length > HWM_NAME_SIZE ||
        !(is_secret_name(pass->redaction, word->name, word->length) ||
          (word->hyphen > 0 && is_secret_name(pass->redaction, word->name + word->hyphen,
                                              word->length - word->hyphen))) ||
        !hwm_field_value(pass->text, p, word->end, pass->end, &value)) {
        return p;
    }
    p = scan(pass, p, value.start);
    if (p >= value.end) {
        return p;
    }
    skip(pass, p, value.end);
    put(pass, value.quote, value.quote_length);
    put(pass, HWM_REDACTION_MARK, sizeof HWM_REDACTION_MARK - 1);
    put(pass, value.quote, value.quote_length);
    return value.end;
}

/* The word that begins at `start`, with its escapes read. */
static const char *cut_meant(struct pass *pass, const char *start)
{
    struct word word = read_word(start, pass->end, true);
    pass->meant = word.end;
    return cut_field(pass, start, &word);
}

/* The word that begins at p or behind an escape at p. Where its value ends, or p. */
static const char *cut_named(struct pass *pass, const char *p)
{
    struct hwm_spelling spelling;
    const char *start = p;
    const char *stop;
    struct word word;

    if (p >= pass->meant && hwm_spelling_starts(*p) && hwm_spelling_read(p, pass->end, &spelling)) {
        if (spelling.count > 1 || !is_word(spelling.bytes[0])) {
            start = p + spelling.length;
        }
        stop = cut_meant(pass, start);
        if (stop != start) {
            return stop;
        }
    }
    if (p < pass->plain) {
        return p;
    }
    word = read_word(p, pass->end, false);
    pass->plain = word.end > p ? word.end : p + 1;
    stop = cut_field(pass, p, &word);
    if (stop == p && word.end > p && word.end < pass->end && p >= pass->meant &&
        hwm_spelling_starts(*word.end)) {
        return cut_meant(pass, p);
    }
    return stop;
}

/* -- All of it --------------------------------------------------------------------------------- */

/* Control characters that no text has: UTF-16, or something that is not text at all. */
static bool is_opaque(const char *text, size_t length)
{
    size_t i;
    if (length >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0)) {
        return true;
    }
    for (i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 && (c < '\b' || c > '\r') && c != 0x1B) {
            return true;
        }
    }
    return false;
}

static bool has_work(const struct hwm_redaction *redaction)
{
    return redaction->secrets.count > 0 || redaction->names.count > 0 || redaction->sounds;
}

/* From p on. Where it has stopped: at the limit, or behind what was cut there; at once when the
 * budget is used up. */
static const char *scan(struct pass *pass, const char *p, const char *limit)
{
    bool fields = pass->redaction->names.count > 0 || pass->redaction->sounds;
    while (p < limit && pass->budget > 0) {
        const char *next = cut_secret(pass, p);
        if (next == p && fields) {
            next = cut_named(pass, p);
        }
        p = next > p ? next : p + 1;
    }
    return p;
}

/* False when the text must be withheld. */
static bool run(struct pass *pass, const char *limit)
{
    scan(pass, pass->text, limit);
    if (pass->copied < limit) {
        put(pass, pass->copied, (size_t)(limit - pass->copied));
    }
    return pass->budget > 0;
}

void hwm_redact(const struct hwm_redaction *redaction, const char *text, size_t length,
                size_t limit, struct hwm_buffer *out)
{
    size_t start = out->length;
    size_t looked_at = length < limit ? length : limit;
    struct pass pass = {NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0};

    pass.redaction = redaction;
    pass.out = out;
    pass.text = text;
    pass.end = text + length;
    pass.copied = text;
    pass.plain = text;
    pass.meant = text;
    pass.budget = STEPS_A_BYTE * looked_at + STEPS_AT_LEAST;
    if (!has_work(redaction)) {
        put(&pass, text, looked_at);
    } else if (is_opaque(text, looked_at) || !run(&pass, text + looked_at)) {
        out->length = start;
        put(&pass, HWM_REDACTION_MARK, sizeof HWM_REDACTION_MARK - 1);
    }
    if (!out->failed && out->length > start) {
        size_t kept = out->length - start;
        bool cut = length > looked_at || kept >= limit;
        kept = kept < limit ? kept : limit;
        out->length = start + (cut ? hwm_utf8_whole(out->bytes + start, kept) : kept);
    }
}
