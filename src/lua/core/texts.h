/*
 * What calls that the catalogue does not know need of the core: values as texts, texts for URLs and
 * headers. None of it follows the locale.
 */
#ifndef HWM_CORE_TEXTS_H
#define HWM_CORE_TEXTS_H

#include "lua/compat.h"

#pragma GCC visibility push(hidden)

/*
 * core.text(value) -> the string, the finite number (20.0 is "20") or the boolean as it stands in a
 * URL or a header; nil for anything else.
 */
int hwm_core_text(lua_State *L);

/*
 * core.escape(text [, keep]) -> the text, percent-encoded but for the unreserved characters of RFC
 * 3986 and those of the string `keep`.
 */
int hwm_core_escape(lua_State *L);

/* core.lower(text) -> the text with the letters of ASCII in small. */
int hwm_core_lower(lua_State *L);

/* core.is_header_name(text), core.is_one_line(text: no CR, LF or NUL) -> boolean */
int hwm_core_is_header_name(lua_State *L);
int hwm_core_is_one_line(lua_State *L);

#pragma GCC visibility pop

#endif
