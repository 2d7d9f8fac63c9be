/*
 * The defaults of the options that the C side has as well: here, and nowhere else. Lua reads them as
 * `core.defaults`.
 */
#ifndef HWM_LUA_DEFAULTS_H
#define HWM_LUA_DEFAULTS_H

#define HWM_DEFAULT_TIMEOUT                  30 /* seconds */
#define HWM_DEFAULT_CONNECT_TIMEOUT          10 /* seconds */
#define HWM_DEFAULT_MAX_RESPONSE_BYTES       (64 * 1024 * 1024)
#define HWM_DEFAULT_MAX_CONNECTIONS_PER_HOST 16

#endif
