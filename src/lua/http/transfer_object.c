/*
 * The transfer userdata, and how an answer or a failure becomes a table.
 */
#include "lua/http/objects.h"

static struct hwm_transfer_object *check_open(lua_State *L)
{
    struct hwm_transfer_object *object = hwm_class_check(L, 1, &hwm_transfer_class);

    if (object->closed) {
        luaL_error(L, "the transfer is closed");
    }
    return object;
}

void hwm_lua_push_failure(lua_State *L, const struct hwm_failure *failure)
{
    lua_createtable(L, 0, 5);
    lua_pushstring(L, hwm_failure_name(failure->kind));
    lua_setfield(L, -2, "kind");
    lua_pushstring(L, hwm_failure_message(failure));
    lua_setfield(L, -2, "message");
    lua_pushboolean(L, failure->unsent);
    lua_setfield(L, -2, "unsent");
    lua_pushboolean(L, failure->permanent);
    lua_setfield(L, -2, "permanent");
    if (failure->concerns != HWM_CONCERNS_NOTHING) {
        lua_pushstring(L, hwm_failure_concern(failure->concerns));
        lua_setfield(L, -2, "concerns");
    }
}

/* [-2, +0] headers[name] = value, which are on top of the table at `headers`. One that is repeated
 * becomes the list of its values; true then. */
static bool add_header(lua_State *L, int headers)
{
    lua_pushvalue(L, -2);
    lua_rawget(L, headers);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_rawset(L, headers);
        return false;
    }
    if (!lua_istable(L, -1)) {
        lua_createtable(L, 4, 0);
        lua_insert(L, -2);
        lua_rawseti(L, -2, 1);
        lua_pushvalue(L, -3);
        lua_pushvalue(L, -2);
        lua_rawset(L, headers);
    }
    lua_insert(L, -2);
    lua_rawseti(L, -2, (int)hwm_rawlen(L, -2) + 1);
    lua_pop(L, 2);
    return true;
}

/* [-0, +1] The values of the list on top, joined. */
static void push_joined(lua_State *L)
{
    int list = lua_gettop(L), count = (int)hwm_rawlen(L, list), i;
    luaL_Buffer text;

    luaL_buffinit(L, &text);
    for (i = 1; i <= count; i++) {
        if (i > 1) {
            luaL_addlstring(&text, ", ", 2);
        }
        lua_rawgeti(L, list, i);
        luaL_addvalue(&text);
    }
    luaL_pushresult(&text);
}

static void join_repeated(lua_State *L, int headers)
{
    lua_pushnil(L);
    while (lua_next(L, headers) != 0) {
        if (lua_istable(L, -1)) {
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            push_joined(L);
            lua_remove(L, -2);
            lua_rawset(L, headers);
        }
        lua_pop(L, 1);
    }
}

/* [-0, +1] The headers by name, those whose name begins with the prefix; one that is repeated gets
 * its values joined, once: there may be as many lines as the limit of headers allows. */
static void push_headers(lua_State *L, struct hwm_transfer *transfer, const char *prefix,
                         size_t prefix_length)
{
    size_t cursor = 0, name_length, value_length;
    const char *name, *value;
    bool repeated = false;
    int headers;

    luaL_checkstack(L, LUA_MINSTACK, "headers");
    lua_createtable(L, 0, prefix_length > 0 ? 2 : 16);
    headers = lua_gettop(L);
    while (
        hwm_transfer_next_header(transfer, &cursor, &name, &name_length, &value, &value_length)) {
        if (name_length < prefix_length || memcmp(name, prefix, prefix_length) != 0) {
            continue;
        }
        lua_pushlstring(L, name, name_length);
        lua_pushlstring(L, value, value_length);
        repeated = add_header(L, headers) || repeated;
    }
    if (repeated) {
        join_repeated(L, headers);
    }
}

static void set_seconds(lua_State *L, const char *name, curl_off_t microseconds)
{
    lua_pushnumber(L, (lua_Number)microseconds / (lua_Number)1e6);
    lua_setfield(L, -2, name);
}

/* [-0, +1] */
static void push_timing(lua_State *L, const struct hwm_timing *timing)
{
    lua_createtable(L, 0, 6);
    set_seconds(L, "total", timing->total);
    set_seconds(L, "name_lookup", timing->name_lookup);
    set_seconds(L, "connect", timing->connect);
    set_seconds(L, "tls", timing->tls);
    set_seconds(L, "first_byte", timing->first_byte);
    lua_pushinteger(L, (lua_Integer)timing->connections);
    lua_setfield(L, -2, "connections");
}

/* transfer:done() -> boolean */
static int done(lua_State *L)
{
    lua_pushboolean(L, hwm_transfer_has_ended(&check_open(L)->transfer));
    return 1;
}

static struct hwm_transfer_object *check_ended(lua_State *L)
{
    struct hwm_transfer_object *object = check_open(L);

    if (!hwm_transfer_has_ended(&object->transfer)) {
        luaL_error(L, "the transfer is still in flight");
    }
    return object;
}

/* [-0, +2] Status and body; or nil and the failure, and false. */
static bool push_answer(lua_State *L, struct hwm_transfer_object *object)
{
    struct hwm_transfer *transfer = &object->transfer;

    hwm_transfer_acknowledge(transfer);
    if (transfer->failure.kind != HWM_FAILURE_NONE) {
        lua_pushnil(L);
        hwm_lua_push_failure(L, &transfer->failure);
        return false;
    }
    if (object->taken) {
        luaL_error(L, "the answer has been taken already");
    }
    object->taken = true; /* before the copy, which may run a finalizer that asks for it too */
    lua_pushinteger(L, (lua_Integer)transfer->status);
    lua_pushlstring(L, transfer->answer.length > 0 ? transfer->answer.data : "",
                    transfer->answer.length);
    return true;
}

/* The body has been handed out: a large one is not held twice. */
static void drop_body(struct hwm_transfer_object *object)
{
    hwm_bytes_free(&object->transfer.answer);
}

/*
 * transfer:answer() -> status, body | nil, failure. An answer is handed out once, a failure as
 * often as one likes. pool:finished() does not name the transfer any more.
 */
static int answer(lua_State *L)
{
    struct hwm_transfer_object *object = check_ended(L);

    if (push_answer(L, object)) {
        drop_body(object);
    }
    return 2;
}

/* transfer:headers([prefix]) -> table, values by name in lower case, of all headers or of those whose
 * name begins with the prefix (in lower case); empty after a failure */
static int headers(lua_State *L)
{
    struct hwm_transfer_object *object = check_ended(L);
    size_t length;
    const char *prefix = luaL_optlstring(L, 2, "", &length);

    push_headers(L, &object->transfer, prefix, length);
    return 1;
}

/* transfer:timing() -> table, seconds by name */
static int timing(lua_State *L)
{
    push_timing(L, &check_ended(L)->transfer.timing);
    return 1;
}

/* transfer:response() -> Response | nil, failure: the answer with its headers and timing, also
 * handed out once */
static int response(lua_State *L)
{
    struct hwm_transfer_object *object = check_ended(L);

    if (!push_answer(L, object)) {
        return 2;
    }
    lua_createtable(L, 0, 4);
    lua_insert(L, -3);
    lua_setfield(L, -3, "body");
    lua_setfield(L, -2, "status");
    push_headers(L, &object->transfer, "", 0);
    lua_setfield(L, -2, "headers");
    push_timing(L, &object->transfer.timing);
    lua_setfield(L, -2, "timing");
    drop_body(object);
    return 1;
}

/* transfer:cancel() */
static int cancel(lua_State *L)
{
    hwm_transfer_cancel(&check_open(L)->transfer);
    return 0;
}

/*
 * __close. Its memory is given back by __gc only: a finalizer may close a transfer in the middle of
 * another function that reads from it, and collecting waits until that has left the stack.
 */
static int close_transfer(lua_State *L)
{
    struct hwm_transfer_object *object = hwm_class_check(L, 1, &hwm_transfer_class);

    hwm_transfer_cancel(&object->transfer);
    hwm_transfer_acknowledge(&object->transfer);
    object->closed = true;
    return 0;
}

/* __gc */
static int collect_transfer(lua_State *L)
{
    struct hwm_transfer_object *object = hwm_class_check(L, 1, &hwm_transfer_class);

    hwm_transfer_free(&object->transfer);
    object->closed = true;
    return 0;
}

/* Says nothing of the request: its URL and headers may hold secrets. */
static int to_string(lua_State *L)
{
    const struct hwm_transfer_object *object = hwm_class_check(L, 1, &hwm_transfer_class);
    const struct hwm_transfer *transfer = &object->transfer;
    const char *state = "in flight";

    if (object->closed) {
        state = "closed";
    } else if (hwm_transfer_has_ended(transfer)) {
        state = transfer->failure.kind == HWM_FAILURE_NONE
                    ? "ended"
                    : hwm_failure_name(transfer->failure.kind);
    }
    lua_pushfstring(L, "hwmeeting.transfer (%s)", state);
    return 1;
}

static const luaL_Reg methods[] = {{"done", done},     {"answer", answer}, {"headers", headers},
                                   {"timing", timing}, {"cancel", cancel}, {"response", response},
                                   {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", collect_transfer},
                                       {"__close", close_transfer},
                                       {"__tostring", to_string},
                                       {NULL, NULL}};

const struct hwm_class hwm_transfer_class = {"hwmeeting.transfer", methods, metamethods};
