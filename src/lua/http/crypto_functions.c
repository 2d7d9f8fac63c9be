/*
 * http.hmac_sha256, http.scrypt, http.hex, http.base64, http.unbase64, http.random, http.equal.
 *
 * Scratch memory is a Lua userdata, so that it is freed whatever raises.
 */
#include "crypto/crypto.h"
#include "lua/http/objects.h"

enum { MOST_RANDOM = 1 << 20 };

static const char *check_bytes(lua_State *L, int argument, size_t *length)
{
    const char *bytes = luaL_checklstring(L, argument, length);

    luaL_argcheck(L, *length <= HWM_CRYPTO_LONGEST, argument, "longer than 1 GiB");
    return bytes;
}

/* http.hmac_sha256(key, message) -> 32 bytes */
static int hmac_sha256(lua_State *L)
{
    unsigned char out[HWM_HMAC_SHA256_SIZE];
    size_t key_length, length;
    const char *key = check_bytes(L, 1, &key_length);
    const char *message = check_bytes(L, 2, &length);

    if (!hwm_hmac_sha256(key, key_length, message, length, out)) {
        return luaL_error(L, "OpenSSL has no HMAC-SHA256");
    }
    lua_pushlstring(L, (const char *)out, sizeof out);
    return 1;
}

/* http.scrypt(password, salt) -> 32 bytes | nil when OpenSSL has none */
static int scrypt(lua_State *L)
{
    unsigned char out[HWM_SCRYPT_SIZE];
    size_t password_length, salt_length;
    const char *password = check_bytes(L, 1, &password_length);
    const char *salt = check_bytes(L, 2, &salt_length);

    if (hwm_scrypt(password, password_length, salt, salt_length, out)) {
        lua_pushlstring(L, (const char *)out, sizeof out);
    } else {
        lua_pushnil(L);
    }
    return 1;
}

/* http.hex(bytes) -> string, in lower case */
static int hex(lua_State *L)
{
    size_t length;
    const char *bytes = check_bytes(L, 1, &length);
    char *out = hwm_newuserdata(L, 2 * length + 1);

    hwm_hex(bytes, length, out);
    lua_pushlstring(L, out, 2 * length);
    return 1;
}

/* http.base64(bytes) -> string, with padding */
static int base64(lua_State *L)
{
    size_t length;
    const char *bytes = check_bytes(L, 1, &length);
    char *out = hwm_newuserdata(L, hwm_base64_room(length));

    lua_pushlstring(L, out, hwm_base64(bytes, length, out));
    return 1;
}

/* http.unbase64(text) -> bytes | nil when it is malformed */
static int unbase64(lua_State *L)
{
    size_t length, out_length;
    const char *text = check_bytes(L, 1, &length);
    unsigned char *out = hwm_newuserdata(L, length / 4 * 3 + 1);

    if (hwm_unbase64(text, length, out, &out_length)) {
        lua_pushlstring(L, (const char *)out, out_length);
    } else {
        lua_pushnil(L);
    }
    return 1;
}

/* http.random(n) -> n bytes, n from 1 to 1048576 */
static int random_bytes(lua_State *L)
{
    lua_Number wanted = luaL_checknumber(L, 1);
    size_t length;
    char *out;

    luaL_argcheck(L, wanted >= 1 && wanted <= MOST_RANDOM, 1,
                  "a number from 1 to 1048576 expected");
    length = (size_t)wanted;
    out = hwm_newuserdata(L, length);
    if (!hwm_random(out, length)) {
        return luaL_error(L, "OpenSSL's random generator has no entropy");
    }
    lua_pushlstring(L, out, length);
    return 1;
}

/* http.equal(a, b) -> boolean, in constant time for equal lengths */
static int equal(lua_State *L)
{
    size_t a_length, b_length;
    const char *a = luaL_checklstring(L, 1, &a_length);
    const char *b = luaL_checklstring(L, 2, &b_length);

    lua_pushboolean(L, hwm_equal(a, a_length, b, b_length));
    return 1;
}

const luaL_Reg hwm_lua_crypto_functions[] = {
    {"hmac_sha256", hmac_sha256}, {"scrypt", scrypt},       {"hex", hex},     {"base64", base64},
    {"unbase64", unbase64},       {"random", random_bytes}, {"equal", equal}, {NULL, NULL}};
