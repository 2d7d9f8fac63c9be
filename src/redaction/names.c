#include "redaction/names.h"

#include "text/ascii.h"

/* In small letters; false when the name is too long to be one. */
static bool to_small(const char *name, size_t length, char out[HWM_NAME_SIZE])
{
    size_t i;
    if (length == 0 || length > HWM_NAME_SIZE) {
        return false;
    }
    for (i = 0; i < length; i++) {
        out[i] = hwm_ascii_lower(name[i]);
    }
    return true;
}

static unsigned char bucket_of(const char *name, size_t length)
{
    return (unsigned char)(length * 31 + (unsigned char)name[0] * 7 +
                           (unsigned char)name[length - 1]);
}

void hwm_names_add(struct hwm_text_set *set, const char *name, size_t length)
{
    char small[HWM_NAME_SIZE];
    if (to_small(name, length, small)) {
        hwm_text_set_add(set, bucket_of(small, length), small, length);
    }
}

bool hwm_names_have(const struct hwm_text_set *set, const char *name, size_t length)
{
    char small[HWM_NAME_SIZE];
    const struct hwm_text_entry *entry;
    if (set->count == 0 || !to_small(name, length, small)) {
        return false;
    }
    entry = hwm_text_set_first(set, bucket_of(small, length));
    for (; entry != NULL; entry = hwm_text_set_next(set, entry)) {
        if (entry->length == length &&
            memcmp(set->bytes.bytes + entry->offset, small, length) == 0) {
            return true;
        }
    }
    return false;
}

enum place { ANYWHERE, WHOLE, AT_END };

static bool sounds(const char *name, size_t length, const char *sound, enum place place)
{
    size_t size = strlen(sound);
    size_t i;
    if (size > length || (place == WHOLE && size != length)) {
        return false;
    }
    for (i = place == AT_END ? length - size : 0; i + size <= length; i++) {
        if (memcmp(name + i, sound, size) == 0) {
            return true;
        }
    }
    return false;
}

bool hwm_name_sounds_secret(const char *name, size_t length)
{
    static const struct {
        const char *sound;
        enum place place;
    } secrets[] = {{"passw", ANYWHERE},      {"pwd", ANYWHERE},
                   {"token", ANYWHERE},      {"secret", ANYWHERE},
                   {"credential", ANYWHERE}, {"authorization", ANYWHERE},
                   {"cookie", ANYWHERE},     {"appkey", AT_END},
                   {"app_key", AT_END},      {"subscriberkey", AT_END},
                   {"ha1", WHOLE},           {"ha2", WHOLE},
                   {"activecode", AT_END},   {"verificationcode", AT_END},
                   {"verifycode", AT_END},   {"joinuri", AT_END},
                   {"joinurl", AT_END},      {"nonce", AT_END},
                   {"random", AT_END},       {"liveaddress", AT_END},
                   {"auxaddress", AT_END},   {"signature", AT_END}};
    char small[HWM_NAME_SIZE];
    size_t i;
    if (!to_small(name, length, small)) {
        return false;
    }
    for (i = 0; i < sizeof secrets / sizeof secrets[0]; i++) {
        if (sounds(small, length, secrets[i].sound, secrets[i].place)) {
            return true;
        }
    }
    return false;
}
