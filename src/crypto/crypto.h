/*
 * What sign-in, token stores and webhooks need of cryptography, over OpenSSL (1.1.1 or 3). No state, no
 * allocation of ours.
 */
#ifndef HWM_CRYPTO_CRYPTO_H
#define HWM_CRYPTO_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

enum {
    HWM_HMAC_SHA256_SIZE = 32,
    HWM_SCRYPT_SIZE = 32,
    /* OpenSSL counts in int: longer texts than this are not taken. */
    HWM_CRYPTO_LONGEST = 1 << 30
};

/* HMAC-SHA256 of `message` into `out`. False when OpenSSL fails or a length is above
 * HWM_CRYPTO_LONGEST. */
bool hwm_hmac_sha256(const void *key, size_t key_length, const void *message, size_t length,
                     unsigned char out[HWM_HMAC_SHA256_SIZE]);

/* A key of `password` by scrypt (RFC 7914) with N = 2^14, r = 8, p = 5: about 0.15 s and 16 MiB, so
 * that whoever has the key tries few passwords a second. False when OpenSSL has no scrypt (some
 * builds, FIPS), there is no memory, or a length is above HWM_CRYPTO_LONGEST. */
bool hwm_scrypt(const void *password, size_t password_length, const void *salt, size_t salt_length,
                unsigned char out[HWM_SCRYPT_SIZE]);

/* Lower-case hexadecimal digits of `length` bytes into `out`, which has room for twice as many. Not
 * terminated. */
void hwm_hex(const void *bytes, size_t length, char *out);

/* Room that hwm_base64 needs for `length` bytes, its NUL included. */
size_t hwm_base64_room(size_t length);

/* Standard base64 with padding, ended by NUL. Returns the number of characters. length <=
 * HWM_CRYPTO_LONGEST. */
size_t hwm_base64(const void *bytes, size_t length, char *out);

/*
 * The reverse: `out` needs room for 3 bytes per 4 characters. Only what hwm_base64 could have
 * written is accepted: padded, no blanks or line breaks, no stray bits at the end. False otherwise.
 */
bool hwm_unbase64(const char *text, size_t length, unsigned char *out, size_t *out_length);

/* `length` bytes from OpenSSL's generator, which is safe across fork. False when it has no entropy.
 */
bool hwm_random(void *out, size_t length);

/* Compares in a time that depends on the lengths only. Different lengths are told at once. */
bool hwm_equal(const void *a, size_t a_length, const void *b, size_t b_length);

#pragma GCC visibility pop

#endif
