/*
 * The pool userdata.
 */
#include "lua/defaults.h"
#include "lua/http/objects.h"

enum { ANCHOR_POOL = 1, ANCHOR_TRANSFERS = 2 };

/* Connections to one host, unless the caller says otherwise: a burst of handshakes stalls an event
 * loop. */
static const double MOST_CONNECTIONS = 1000000;

static struct hwm_pool *check_open(lua_State *L)
{
    struct hwm_pool *pool = hwm_class_check(L, 1, &hwm_pool_class);

    if (!pool->opened || pool->closed) {
        luaL_error(L, "the pool is closed");
    }
    return pool;
}

static long read_limit(lua_State *L)
{
    double limit = (double)HWM_DEFAULT_MAX_CONNECTIONS_PER_HOST;

    if (lua_isnoneornil(L, 1)) {
        return HWM_DEFAULT_MAX_CONNECTIONS_PER_HOST;
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "max_connections_per_host");
    if (!lua_isnil(L, -1)) {
        limit = lua_type(L, -1) == LUA_TNUMBER ? (double)lua_tonumber(L, -1) : 0;
        if (!(limit >= 1 && limit <= MOST_CONNECTIONS)) {
            luaL_argerror(L, 1, "max_connections_per_host must be a number from 1 to 1000000");
        }
    }
    lua_pop(L, 1);
    return (long)limit;
}

/* [-0, +1] A table whose values do not keep userdata alive. */
static void push_weak_table(lua_State *L)
{
    lua_newtable(L);
    lua_newtable(L);
    lua_pushliteral(L, "v");
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
}

int hwm_lua_new_pool(lua_State *L)
{
    long limit = read_limit(L);
    struct hwm_pool *pool = hwm_class_new(L, &hwm_pool_class, sizeof *pool);

    lua_createtable(L, 2, 0);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, ANCHOR_POOL);
    push_weak_table(L);
    lua_rawseti(L, -2, ANCHOR_TRANSFERS);
    hwm_setuservalue(L, -2);
    hwm_pool_open(pool, limit);
    return 1;
}

/* [-0, +0] transfers[address] = the userdata at `object`, or nil where `object` is 0. `anchor` is
 * the anchor's index. */
static void remember(lua_State *L, int anchor, struct hwm_transfer *transfer, int object)
{
    lua_rawgeti(L, anchor, ANCHOR_TRANSFERS);
    lua_pushlightuserdata(L, transfer);
    if (object != 0) {
        lua_pushvalue(L, object);
    } else {
        lua_pushnil(L);
    }
    lua_rawset(L, -3);
    lua_pop(L, 1);
}

/* pool:submit(request, settings) -> transfer | nil, failure */
static int submit(lua_State *L)
{
    enum { REQUEST = 2, SETTINGS = 3, OBJECT = 4, ANCHOR = 5 };
    struct hwm_pool *pool = check_open(L);
    struct hwm_transfer_object *object;
    struct hwm_settings settings;

    luaL_checktype(L, REQUEST, LUA_TTABLE);
    if (!lua_isnoneornil(L, SETTINGS)) {
        luaL_checktype(L, SETTINGS, LUA_TTABLE);
    }
    lua_settop(L, SETTINGS);
    object = hwm_class_new(L, &hwm_transfer_class, sizeof *object);
    hwm_getuservalue(L, 1);
    lua_pushvalue(L, ANCHOR);
    hwm_setuservalue(L, OBJECT);
    hwm_lua_read_settings(L, SETTINGS, &settings);
    hwm_lua_read_request(L, REQUEST, &object->transfer, pool);
    remember(L, ANCHOR, &object->transfer, OBJECT);
    if (hwm_pool_start(pool, &object->transfer, &settings)) {
        lua_settop(L, OBJECT);
        return 1;
    }
    remember(L, ANCHOR, &object->transfer, 0);
    lua_pushnil(L);
    hwm_lua_push_failure(L, &object->transfer.failure);
    return 2;
}

/* pool:step() -> number of transfers still in flight */
static int step(lua_State *L)
{
    lua_pushinteger(L, (lua_Integer)hwm_pool_step(check_open(L)));
    return 1;
}

/* pool:finished() -> transfer | nil. On a closed pool too: closing it has ended transfers. */
static int finished(lua_State *L)
{
    struct hwm_pool *pool = hwm_class_check(L, 1, &hwm_pool_class);
    struct hwm_transfer *transfer;

    lua_settop(L, 1);
    hwm_getuservalue(L, 1);
    lua_rawgeti(L, 2, ANCHOR_TRANSFERS);
    while ((transfer = hwm_pool_finished(pool)) != NULL) {
        lua_pushlightuserdata(L, transfer);
        lua_rawget(L, 3);
        if (!lua_isnil(L, -1)) {
            remember(L, 2, transfer, 0);
            return 1;
        }
        lua_pop(L, 1); /* nobody holds it any more: it is about to be collected */
    }
    lua_pushnil(L);
    return 1;
}

/* pool:wait(seconds) */
static int wait(lua_State *L)
{
    struct hwm_pool *pool = check_open(L);
    double seconds = (double)luaL_checknumber(L, 2);

    luaL_argcheck(L, seconds == seconds, 2, "not a number");
    hwm_pool_wait(pool, seconds > 0 ? seconds : 0);
    return 0;
}

/* pool:fd() -> descriptor | nil */
static int fd(lua_State *L)
{
    int descriptor = hwm_pool_descriptor(check_open(L));

    if (descriptor < 0) {
        lua_pushnil(L);
    } else {
        lua_pushinteger(L, descriptor);
    }
    return 1;
}

/* pool:timeout() -> seconds | nil */
static int timeout(lua_State *L)
{
    double seconds = hwm_pool_timeout(check_open(L));

    if (seconds < 0) {
        lua_pushnil(L);
    } else {
        lua_pushnumber(L, (lua_Number)seconds);
    }
    return 1;
}

/* pool:in_flight() -> number; 0 on a closed pool */
static int in_flight(lua_State *L)
{
    struct hwm_pool *pool = hwm_class_check(L, 1, &hwm_pool_class);

    lua_pushinteger(L, (lua_Integer)hwm_pool_in_flight(pool));
    return 1;
}

/* pool:queued() -> number of those that wait for a connection; 0 on a closed pool */
static int queued(lua_State *L)
{
    const struct hwm_pool *pool = hwm_class_check(L, 1, &hwm_pool_class);

    lua_pushinteger(L, (lua_Integer)hwm_pool_queued(pool));
    return 1;
}

/* pool:close(), __gc and __close */
static int close_pool(lua_State *L)
{
    hwm_pool_close(hwm_class_check(L, 1, &hwm_pool_class));
    return 0;
}

static int to_string(lua_State *L)
{
    const struct hwm_pool *pool = hwm_class_check(L, 1, &hwm_pool_class);

    if (pool->closed) {
        lua_pushliteral(L, "hwmeeting.pool (closed)");
    } else {
        lua_pushfstring(L, "hwmeeting.pool (%d in flight)", (int)pool->in_flight);
    }
    return 1;
}

static const luaL_Reg methods[] = {{"submit", submit},
                                   {"step", step},
                                   {"finished", finished},
                                   {"wait", wait},
                                   {"fd", fd},
                                   {"timeout", timeout},
                                   {"in_flight", in_flight},
                                   {"queued", queued},
                                   {"close", close_pool},
                                   {NULL, NULL}};

static const luaL_Reg metamethods[] = {
    {"__gc", close_pool}, {"__close", close_pool}, {"__tostring", to_string}, {NULL, NULL}};

const struct hwm_class hwm_pool_class = {"hwmeeting.pool", methods, metamethods};
