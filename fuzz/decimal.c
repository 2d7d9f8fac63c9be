/*
 * Decimal numbers beside strtod, which glibc rounds correctly: both must give the same double, and the double written
 * by the core must give it again.
 *
 * The bytes choose among the characters of numbers, so that most inputs are numbers.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json/number.h"

#define LONGEST 1200

static void check(bool holds, const char *what, const char *text)
{
    if (!holds) {
        fprintf(stderr, "not so: %s: %s\n", what, text);
        abort();
    }
}

static bool same(double a, double b)
{
    return a == b && signbit(a) == signbit(b);
}

static void check_written(double value, const char *text)
{
    char written[HWM_NUMBER_SIZE + 1];
    size_t length = hwm_number_write_real(written, value);
    check(length <= HWM_NUMBER_SIZE, "a written number fits its room", text);
    written[length] = '\0';
    check(same(strtod(written, NULL), value), "a written number is read as itself", written);
}

static void check_number(const char *text, size_t length)
{
    struct hwm_number number;
    const char *cursor = text;
    enum hwm_number_result result = hwm_number_read(&cursor, text + length, &number);

    if (result == HWM_NUMBER_MALFORMED) {
        return;
    }
    check(cursor <= text + length, "the cursor stays in the text", text);
    {
        char part[LONGEST + 1];
        double expected;
        memcpy(part, text, (size_t)(cursor - text));
        part[cursor - text] = '\0';
        expected = strtod(part, NULL);
        if (result == HWM_NUMBER_OVERFLOW) {
            check(isinf(expected), "what is refused as too large is", part);
            return;
        }
        if (number.kind == HWM_NUMBER_INTEGER) {
            check(number.integer == strtoll(part, NULL, 10), "an integer is that of strtoll", part);
            return;
        }
        check(same(number.real, expected), "a number is that of strtod", part);
        check_written(number.real, part);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char characters[] = "0123456789012345678901234567.eE+";
    char text[LONGEST + 1];
    size_t i;

    if (size >= sizeof(double)) {
        double value;
        memcpy(&value, data, sizeof value);
        if (isfinite(value)) {
            check_written(value, "a double of any bits");
        }
    }
    if (size > LONGEST) {
        size = LONGEST;
    }
    for (i = 0; i < size; i++) {
        text[i] = (char)(i == 0 && data[i] >= 0x80 ? '-' : characters[data[i] % 32]);
    }
    text[size] = '\0';
    check_number(text, size);
    return 0;
}
