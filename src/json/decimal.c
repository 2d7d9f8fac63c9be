/*
 * The number is the fraction numerator / denominator of two big integers. Both are shifted until
 * the quotient is in [1, 2), and long division then yields exactly the bits that a double of that
 * size has; the remainder decides the rounding. Slow beside the exact fast path of number.c, which
 * leaves only numbers with many digits or large exponents to this one.
 */
#include "json/decimal.h"

#include <float.h>
#include <math.h>
#include <stdint.h>

/*
 * No double, and no midpoint between two, has more than 768 significant digits: what comes after
 * 800 can only say "a little more than that", and is replaced by a single 1.
 */
enum { MAXIMUM_DIGITS = 800 };

/*
 * The largest integer here is 10 to the (330 + 801), 3758 bits, and one bit more after a shift.
 */
enum { LIMBS = 120 };

struct big {
    uint32_t limb[LIMBS]; /* least significant first */
    int size;             /* limbs in use; the top one is not 0 */
};

static void multiply_add(struct big *a, uint32_t factor, uint32_t addend)
{
    uint64_t carry = addend;
    int i;
    for (i = 0; i < a->size; i++) {
        carry += (uint64_t)a->limb[i] * factor;
        a->limb[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry != 0) {
        a->limb[a->size++] = (uint32_t)carry;
    }
}

static void multiply_power_of_ten(struct big *a, int64_t power)
{
    for (; power >= 9; power -= 9) {
        multiply_add(a, 1000000000, 0);
    }
    for (; power > 0; power--) {
        multiply_add(a, 10, 0);
    }
}

static int bit_length(const struct big *a)
{
    uint32_t top = a->limb[a->size - 1];
    int bits = 32 * (a->size - 1);
    for (; top != 0; top >>= 1) {
        bits++;
    }
    return bits;
}

static void shift_left(struct big *a, int bits)
{
    int limbs = bits / 32;
    int rest = bits % 32;
    uint32_t above = 0;
    int i;
    for (i = a->size - 1; i >= 0; i--) {
        uint64_t wide = (uint64_t)a->limb[i] << rest;
        if (i == a->size - 1) {
            above = (uint32_t)(wide >> 32);
        } else {
            a->limb[i + 1 + limbs] |= (uint32_t)(wide >> 32);
        }
        a->limb[i + limbs] = (uint32_t)wide;
    }
    for (i = 0; i < limbs; i++) {
        a->limb[i] = 0;
    }
    a->size += limbs;
    if (above != 0) {
        a->limb[a->size++] = above;
    }
}

static int compare(const struct big *a, const struct big *b)
{
    int i;
    if (a->size != b->size) {
        return a->size < b->size ? -1 : 1;
    }
    for (i = a->size - 1; i >= 0; i--) {
        if (a->limb[i] != b->limb[i]) {
            return a->limb[i] < b->limb[i] ? -1 : 1;
        }
    }
    return 0;
}

/* a -= b, where a >= b. */
static void subtract(struct big *a, const struct big *b)
{
    int64_t borrow = 0;
    int i;
    for (i = 0; i < a->size; i++) {
        int64_t limb = (int64_t)a->limb[i] - (i < b->size ? b->limb[i] : 0) + borrow;
        a->limb[i] = (uint32_t)limb;
        borrow = limb < 0 ? -1 : 0;
    }
    while (a->size > 0 && a->limb[a->size - 1] == 0) {
        a->size--;
    }
}

/*
 * Reads the digits: the number is `digits` times ten to the power returned in *exponent. Returns
 * how many significant digits there are (0: the number is zero).
 */
static int read_digits(const char *text, const char *end, struct big *digits, int64_t *exponent)
{
    bool fraction = false;
    bool more = false;
    int count = 0;

    *exponent = 0;
    digits->size = 0;
    for (; text < end && *text != 'e' && *text != 'E'; text++) {
        if (*text == '.') {
            fraction = true;
        } else if (*text == '0' && count == 0) {
            *exponent -= fraction;
        } else if (count < MAXIMUM_DIGITS) {
            multiply_add(digits, 10, (uint32_t)(*text - '0'));
            count++;
            *exponent -= fraction;
        } else {
            more = more || *text != '0';
            *exponent += !fraction;
        }
    }
    if (more) {
        multiply_add(digits, 10, 1);
        count++;
        --*exponent;
    }
    if (text < end) {
        /*
         * Far beyond the length of any text, so a longer fraction cannot bring the number back into
         * range.
         */
        const int64_t enough = INT64_C(1000000000000000);
        int64_t power = 0;
        bool negative = text[1] == '-';
        for (text += (text[1] == '-' || text[1] == '+') ? 2 : 1; text < end; text++) {
            if (power < enough) {
                power = power * 10 + (*text - '0');
            }
        }
        *exponent += negative ? -power : power;
    }
    return count;
}

/* numerator / denominator to the nearest double; both are used up. May give infinity. */
static double divide(struct big *numerator, struct big *denominator)
{
    int shift = bit_length(denominator) - bit_length(numerator);
    int exponent;
    int precision = 53;
    uint64_t quotient = 0;
    int remainder;
    int i;

    shift_left(shift > 0 ? numerator : denominator, shift > 0 ? shift : -shift);
    if (compare(numerator, denominator) < 0) {
        shift_left(numerator, 1);
        shift++;
    }
    exponent = -shift; /* of the first bit of the quotient */
    if (exponent < -1022) {
        precision -= -1022 - exponent; /* subnormal: fewer bits */
    }
    if (precision < 0) {
        return 0;
    }
    for (i = 0; i < precision; i++) {
        quotient <<= 1;
        if (compare(numerator, denominator) >= 0) {
            subtract(numerator, denominator);
            quotient |= 1;
        }
        shift_left(numerator, 1);
    }
    remainder = compare(numerator, denominator); /* against one half of the last bit */
    if (remainder > 0 || (remainder == 0 && (quotient & 1) != 0)) {
        quotient++;
    }
    return ldexp((double)quotient, exponent - (precision - 1));
}

bool hwm_decimal_to_double(const char *text, size_t length, double *result)
{
    struct big numerator;
    struct big denominator;
    const char *end = text + length;
    bool negative = *text == '-';
    int64_t exponent;
    int64_t magnitude; /* the number is below ten to this power, and not below a tenth of that */
    double value = 0;
    int count = read_digits(text + negative, end, &numerator, &exponent);

    magnitude = count + exponent;
    if (count != 0 && magnitude > 309) {
        return false;
    }
    if (count != 0 && magnitude > -330) {
        denominator.limb[0] = 1;
        denominator.size = 1;
        multiply_power_of_ten(exponent >= 0 ? &numerator : &denominator,
                              exponent >= 0 ? exponent : -exponent);
        value = divide(&numerator, &denominator);
    }
    if (value > DBL_MAX) {
        return false;
    }
    *result = negative ? -value : value;
    return true;
}
