#include "json/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "json/decimal.h"

/* Powers of ten that a double holds exactly. */
static const double exact_power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                     1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                     1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

enum { LARGEST_EXACT_POWER = 22 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/*
 * One multiplication or division of two exact doubles rounds once, hence correctly. Not so where
 * the compiler computes in a wider format (x87).
 */
static bool convert_exactly(uint64_t digits, int exponent, double *result)
{
#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD == 0
    if (digits <= (UINT64_C(1) << 53) && exponent >= -LARGEST_EXACT_POWER &&
        exponent <= LARGEST_EXACT_POWER) {
        *result = exponent < 0 ? (double)digits / exact_power[-exponent]
                               : (double)digits * exact_power[exponent];
        return true;
    }
#else
    (void)digits;
    (void)exponent;
    (void)result;
#endif
    return false;
}

enum hwm_number_result hwm_number_read(const char **cursor, const char *end,
                                       struct hwm_number *number)
{
    const char *p = *cursor;
    const char *start = p;
    const char *first;
    uint64_t digits = 0;
    size_t count;     /* digits so far; up to 19 of them are exact in `digits` */
    int exponent = 0; /* of ten; only right while the number is short */
    bool negative = p < end && *p == '-';
    bool whole = true;

    p += negative;
    first = p;
    while (p < end && is_digit(*p)) {
        digits = digits * 10 + (uint64_t)(*p - '0');
        p++;
    }
    count = (size_t)(p - first);
    if (count == 0 || (*first == '0' && count > 1)) {
        *cursor = count == 0 ? p : first + 1;
        return HWM_NUMBER_MALFORMED;
    }
    if (p < end && *p == '.') {
        const char *point = p++;
        whole = false;
        while (p < end && is_digit(*p)) {
            digits = digits * 10 + (uint64_t)(*p - '0');
            p++;
        }
        if (p == point + 1) {
            *cursor = p;
            return HWM_NUMBER_MALFORMED;
        }
        count += (size_t)(p - point - 1);
        exponent = count <= 19 ? -(int)(p - point - 1) : 0;
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        bool minus;
        int power = 0;
        const char *power_start;
        p++;
        minus = p < end && *p == '-';
        p += p < end && (*p == '-' || *p == '+');
        power_start = p;
        while (p < end && is_digit(*p)) {
            power = power < 10000 ? power * 10 + (*p - '0') : power;
            p++;
        }
        if (p == power_start) {
            *cursor = p;
            return HWM_NUMBER_MALFORMED;
        }
        whole = false;
        exponent += minus ? -power : power;
    }
    *cursor = p;
    number->text = start;
    number->length = (size_t)(p - start);

    if (whole && count <= 19 && !(negative && digits == 0)) {
        if (digits <= (uint64_t)INT64_MAX + negative) {
            number->kind = HWM_NUMBER_INTEGER;
            number->integer = negative ? (int64_t)(0 - digits) : (int64_t)digits;
            return HWM_NUMBER_OK;
        }
    }
    number->kind = whole && (count > 19 || digits != 0) ? HWM_NUMBER_BIG : HWM_NUMBER_REAL;
    if (count <= 19 && convert_exactly(digits, exponent, &number->real)) {
        number->real = negative ? -number->real : number->real;
        return HWM_NUMBER_OK;
    }
    return hwm_decimal_to_double(start, number->length, &number->real) ? HWM_NUMBER_OK
                                                                       : HWM_NUMBER_OVERFLOW;
}

size_t hwm_number_write_integer(char *out, int64_t value)
{
    char digits[20];
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    size_t count = 0;
    size_t length = 0;

    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0) {
        out[length++] = '-';
    }
    while (count > 0) {
        out[length++] = digits[--count];
    }
    return length;
}

/* Whatever the locale has put for the decimal point (one byte or several) becomes ".". */
static size_t without_locale(char *out, const char *text)
{
    size_t length = 0;
    bool in_point = false;
    for (; *text != '\0'; text++) {
        bool ordinary = is_digit(*text) || *text == '-' || *text == '+' || *text == 'e';
        if (ordinary) {
            out[length++] = *text;
        } else if (!in_point) {
            out[length++] = '.';
        }
        in_point = !ordinary;
    }
    return length;
}

size_t hwm_number_write_real(char *out, double value)
{
    const double largest_exact = 9007199254740992.0; /* 2^53 */
    int precision;
    size_t length = 0;

    if (value == 0) {
        memcpy(out, "-0.0", 4);
        return signbit(value) ? 4 : hwm_number_write_integer(out, 0);
    }
    if (fabs(value) <= largest_exact && value == floor(value)) {
        return hwm_number_write_integer(out, (int64_t)value);
    }
    for (precision = 15; precision <= 17; precision++) {
        char text[HWM_NUMBER_SIZE + 8];
        struct hwm_number again;
        const char *cursor = out;
        snprintf(text, sizeof text, "%.*g", precision, value);
        length = without_locale(out, text);
        if (hwm_number_read(&cursor, out + length, &again) == HWM_NUMBER_OK &&
            (again.kind == HWM_NUMBER_INTEGER ? (double)again.integer : again.real) == value) {
            break;
        }
    }
    if (memchr(out, '.', length) == NULL && memchr(out, 'e', length) == NULL) {
        memcpy(out + length, ".0", 2); /* or it would be read as an integer */
        length += 2;
    }
    return length;
}
