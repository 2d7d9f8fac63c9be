/*
 * The class hwmeeting.redactor: what is to be cut out of texts (redaction/redact.h).
 */
#ifndef HWM_CORE_REDACTOR_H
#define HWM_CORE_REDACTOR_H

#include "lua/compat.h"

#pragma GCC visibility push(hidden)

void hwm_redactor_register(lua_State *L);

/*
 * core.redactor(secrets, names [, sounds]) -> a redactor that cuts the strings of the list
 * `secrets`, the fields that the list `names` names and, with `sounds`, fields that sound like
 * secrets. Its method cut(text [, limit]) returns what may be shown, `limit` bytes at most.
 */
int hwm_redactor_new(lua_State *L);

/* core.sounds_secret(name) -> boolean */
int hwm_core_sounds_secret(lua_State *L);

#pragma GCC visibility pop

#endif
