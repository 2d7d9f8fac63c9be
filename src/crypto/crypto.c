#include "crypto/crypto.h"

#include <stdint.h>
#include <string.h>

#if defined(__has_include) && !defined(__cppcheck__)
#if !__has_include(<openssl/crypto.h>)
#error "no headers of OpenSSL: libssl-dev (Debian), openssl-devel, openssl-dev (elsewhere)"
#endif
#endif
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

bool hwm_hmac_sha256(const void *key, size_t key_length, const void *message, size_t length,
                     unsigned char out[HWM_HMAC_SHA256_SIZE])
{
    unsigned written = 0;

    if (key_length > HWM_CRYPTO_LONGEST || length > HWM_CRYPTO_LONGEST) {
        return false;
    }
    return HMAC(EVP_sha256(), key, (int)key_length, message, length, out, &written) != NULL &&
           written == HWM_HMAC_SHA256_SIZE;
}

/* OpenSSL's own limit of memory would allow 32 MiB; told, it is the same in every version. */
static const uint64_t SCRYPT_N = 1 << 14, SCRYPT_R = 8, SCRYPT_P = 5, SCRYPT_MEMORY = 32 << 20;

bool hwm_scrypt(const void *password, size_t password_length, const void *salt, size_t salt_length,
                unsigned char out[HWM_SCRYPT_SIZE])
{
#ifdef OPENSSL_NO_SCRYPT
    (void)password, (void)password_length, (void)salt, (void)salt_length, (void)out;
    return false;
#else
    if (password_length > HWM_CRYPTO_LONGEST || salt_length > HWM_CRYPTO_LONGEST) {
        return false;
    }
    if (EVP_PBE_scrypt(password, password_length, salt, salt_length, SCRYPT_N, SCRYPT_R, SCRYPT_P,
                       SCRYPT_MEMORY, out, HWM_SCRYPT_SIZE) == 1) {
        return true;
    }
    ERR_clear_error(); /* which libcurl would take for one of its connection */
    return false;
#endif
}

void hwm_hex(const void *bytes, size_t length, char *out)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char *byte = bytes;
    size_t i;

    for (i = 0; i < length; i++) {
        out[2 * i] = digits[byte[i] >> 4];
        out[2 * i + 1] = digits[byte[i] & 15];
    }
}

size_t hwm_base64_room(size_t length)
{
    return (length + 2) / 3 * 4 + 1;
}

size_t hwm_base64(const void *bytes, size_t length, char *out)
{
    return (size_t)EVP_EncodeBlock((unsigned char *)out, bytes, (int)length);
}

/* The number of "=" at the end of a text whose length divides by 4, or 3 when there are too many.
 */
static size_t padding_of(const char *text, size_t length)
{
    size_t padding = 0;

    while (padding < 3 && padding < length && text[length - 1 - padding] == '=') {
        padding++;
    }
    return padding;
}

/* EVP_DecodeBlock forgives blanks around the text and stray bits: encoding again tells whether
 * there were any. */
static bool round_trips(const char *text, const unsigned char *bytes, size_t length)
{
    char last[5];
    size_t tail = length % 3 == 0 ? 3 : length % 3;

    hwm_base64(bytes + length - tail, tail, last);
    return memcmp(last, text, 4) == 0;
}

static bool is_alphabet(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++) {
        char c = text[i];

        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
              c == '+' || c == '/')) {
            return false;
        }
    }
    return true;
}

bool hwm_unbase64(const char *text, size_t length, unsigned char *out, size_t *out_length)
{
    size_t padding = padding_of(text, length);
    int written;

    *out_length = 0;
    if (length == 0) {
        return true;
    }
    if (length % 4 != 0 || padding > 2 || length > HWM_CRYPTO_LONGEST ||
        !is_alphabet(text, length - padding)) {
        return false;
    }
    written = EVP_DecodeBlock(out, (const unsigned char *)text, (int)length);
    if (written < (int)padding) {
        return false;
    }
    *out_length = (size_t)written - padding;
    return round_trips(text + length - 4, out, *out_length);
}

bool hwm_random(void *out, size_t length)
{
    return length <= HWM_CRYPTO_LONGEST && RAND_bytes(out, (int)length) == 1;
}

bool hwm_equal(const void *a, size_t a_length, const void *b, size_t b_length)
{
    return a_length == b_length && CRYPTO_memcmp(a, b, a_length) == 0;
}
