/*
 * Values that nobody wants: checked as strictly as those that are read, and made into nothing.
 */
#ifndef HWM_JSON_SKIP_H
#define HWM_JSON_SKIP_H

#include "json/reader.h"

#pragma GCC visibility push(hidden)

/* Takes the value at the cursor, whatever it is. Fails where reading it would fail. */
bool hwm_json_skip(struct hwm_json_reader *reader);

#pragma GCC visibility pop

#endif
