/*
 * Finds the end of the plain part of a string, eight bytes at a time.
 *
 * Plain is what JSON text and its meaning share byte for byte: printable ASCII without '"' and '\'.
 * Reader and writer both spend most of their time here. The block test is portable C (no
 * instruction set is named); only the position inside a block uses a builtin, where the compiler
 * has it and the machine is little-endian.
 */
#ifndef HWM_JSON_SCAN_H
#define HWM_JSON_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define HWM_EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))

/*
 * High bit of each byte that is not plain. Borrows can set the bit of a plain byte too, but only
 * above (in a more significant byte than) one that is truly not plain, so zero means none and the
 * lowest bit set is exact.
 */
static inline uint64_t hwm_scan_marks(uint64_t block)
{
    uint64_t quote = block ^ HWM_EACH_BYTE('"');
    uint64_t backslash = block ^ HWM_EACH_BYTE('\\');
    return (block | (block - HWM_EACH_BYTE(0x20)) | (quote - HWM_EACH_BYTE(1)) |
            (backslash - HWM_EACH_BYTE(1))) &
           HWM_EACH_BYTE(0x80);
}

static inline bool hwm_scan_is_plain(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/* The first byte from p on that is not plain, or end. */
static inline const char *hwm_scan_plain(const char *p, const char *end)
{
    while (end - p >= 8) {
        uint64_t block;
        uint64_t marks;
        memcpy(&block, p, 8);
        marks = hwm_scan_marks(block);
        if (marks != 0) {
#if defined(__GNUC__) && defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
            return p + (__builtin_ctzll(marks) >> 3);
#else
            break;
#endif
        }
        p += 8;
    }
    while (p < end && hwm_scan_is_plain(*p)) {
        p++;
    }
    return p;
}

#endif
