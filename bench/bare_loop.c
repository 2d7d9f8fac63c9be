/*
 * The floors of a call: libcurl alone, with the options that the pool sets.
 *
 *     local loop = bare_loop.new(url, ca_file, { "X-Access-Token: …" })
 *     loop(calls)                   -- so many calls, one after the other, on one kept connection;
 *                                   -- the bodies are thrown away
 *     local body = loop:fetch()     -- one call; its body, gathered in a buffer that is kept from
 *                                   -- call to call, as a Lua string
 */
#include <stdlib.h>
#include <string.h>

#include "lua/compat.h"

#include <curl/curl.h>

struct bare_loop {
    CURL *easy;
    struct curl_slist *headers;
    char *body; /* of the latest fetch */
    size_t received, room;
};

static size_t throw_away(char *data, size_t size, size_t count, void *user)
{
    (void)data;
    (void)user;
    return size * count;
}

static size_t keep(char *data, size_t size, size_t count, void *user)
{
    struct bare_loop *loop = user;
    size_t length = size * count;

    if (length > loop->room - loop->received) {
        size_t room = (loop->received + length) * 2;
        char *grown = realloc(loop->body, room);
        if (grown == NULL) {
            return 0;
        }
        loop->body = grown;
        loop->room = room;
    }
    memcpy(loop->body + loop->received, data, length);
    loop->received += length;
    return length;
}

static size_t ignore_header(char *data, size_t size, size_t count, void *user)
{
    (void)data;
    (void)user;
    return size * count;
}

static void set_options(struct bare_loop *loop, const char *url, const char *ca_file)
{
    CURL *easy = loop->easy;
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file);
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, loop->headers);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, ignore_header);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, loop);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 1L);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 30000L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
}

static void call_once(lua_State *L, struct bare_loop *loop)
{
    long status = 0;
    CURLcode code = curl_easy_perform(loop->easy);

    if (code != CURLE_OK) {
        luaL_error(L, "bare loop: %s", curl_easy_strerror(code));
    }
    curl_easy_getinfo(loop->easy, CURLINFO_RESPONSE_CODE, &status);
    if (status != 200) {
        luaL_error(L, "bare loop: status %d", (int)status);
    }
}

/* loop(calls) */
static int run(lua_State *L)
{
    struct bare_loop *loop = luaL_checkudata(L, 1, "bare_loop");
    int calls = (int)luaL_checkinteger(L, 2);

    curl_easy_setopt(loop->easy, CURLOPT_WRITEFUNCTION, throw_away);
    while (calls-- > 0) {
        call_once(L, loop);
    }
    return 0;
}

/* loop:fetch() -> body */
static int fetch(lua_State *L)
{
    struct bare_loop *loop = luaL_checkudata(L, 1, "bare_loop");

    curl_easy_setopt(loop->easy, CURLOPT_WRITEFUNCTION, keep);
    loop->received = 0;
    call_once(L, loop);
    lua_pushlstring(L, loop->body, loop->received);
    return 1;
}

static int collect(lua_State *L)
{
    struct bare_loop *loop = luaL_checkudata(L, 1, "bare_loop");
    curl_easy_cleanup(loop->easy);
    curl_slist_free_all(loop->headers);
    free(loop->body);
    memset(loop, 0, sizeof *loop);
    return 0;
}

/* bare_loop.new(url, ca_file, headers) -> loop */
static int new (lua_State *L)
{
    const char *url = luaL_checkstring(L, 1);
    const char *ca_file = luaL_checkstring(L, 2);
    struct bare_loop *loop;
    int i;

    luaL_checktype(L, 3, LUA_TTABLE);
    loop = hwm_newuserdata(L, sizeof *loop);
    memset(loop, 0, sizeof *loop);
    if (luaL_newmetatable(L, "bare_loop")) {
        lua_pushcfunction(L, run);
        lua_setfield(L, -2, "__call");
        lua_pushcfunction(L, collect);
        lua_setfield(L, -2, "__gc");
        lua_pushvalue(L, -1);
        lua_setfield(L, -2, "__index");
        lua_pushcfunction(L, fetch);
        lua_setfield(L, -2, "fetch");
    }
    lua_setmetatable(L, -2);
    for (i = 1; i <= (int)hwm_rawlen(L, 3); i++) {
        lua_rawgeti(L, 3, i);
        loop->headers = curl_slist_append(loop->headers, luaL_checkstring(L, -1));
        lua_pop(L, 1);
    }
    loop->easy = curl_easy_init();
    if (loop->easy == NULL) {
        return luaL_error(L, "bare loop: no memory");
    }
    set_options(loop, url, ca_file);
    return 1;
}

HWM_EXPORT int luaopen_bare_loop(lua_State *L);

HWM_EXPORT int luaopen_bare_loop(lua_State *L)
{
    static const luaL_Reg functions[] = {{"new", new}, {NULL, NULL}};
    curl_global_init(CURL_GLOBAL_DEFAULT);
    lua_newtable(L);
    hwm_setfuncs(L, functions, 0);
    return 1;
}
