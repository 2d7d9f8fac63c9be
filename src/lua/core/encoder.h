/*
 * Lua values into JSON text: what encoding by a model and encoding without one have in common.
 *
 * Tables are read raw: no metamethod is ever called, so nothing of the caller's runs in the middle.
 * The text grows in a buffer that a userdata owns; the encoder itself, a struct on the C stack,
 * owns nothing.
 */
#ifndef HWM_CORE_ENCODER_H
#define HWM_CORE_ENCODER_H

#include "json/buffer.h"
#include "lua/core/model.h"
#include "lua/core/problem.h"

#pragma GCC visibility push(hidden)

struct hwm_encoder {
    lua_State *L;
    struct hwm_buffer *buffer;
    int array_mt;                /* stack index of core.array_mt */
    int discarded;               /* stack index of nil or the list of names that are not sent */
    const struct hwm_path *path; /* innermost frame */
    unsigned depth;              /* tables entered and not left */
    bool validate;               /* check value rules; refuse unknown keys in bodies */
    struct hwm_problem problem;
};

void hwm_encoder_register(lua_State *L);

/* [-0, +1] Pushes the userdata that owns the text, and returns its buffer. */
struct hwm_buffer *hwm_encoder_buffer(lua_State *L);

/* [-0, +1] Pushes the text of such a buffer and empties it. Raises when memory has run out. */
void hwm_encoder_push_text(lua_State *L, struct hwm_buffer *buffer);

/*
 * True unless the metatable of the table at index stands for values that a raw look does not see:
 * `__index`, `__pairs`, `__ipairs`, `__tojson`. They would be lost, so such a table is refused.
 */
bool hwm_encode_plain(struct hwm_encoder *encoder, int index);

/*
 * Enters the table on top, which must be plain: depth, and room on the Lua stack for what every level needs and `slots`
 * values more. The caller lowers `depth` when it leaves.
 */
bool hwm_encode_enter(struct hwm_encoder *encoder, unsigned slots);

/* Appends a comma, unless a bracket has just been opened. */
void hwm_encode_comma(struct hwm_encoder *encoder);

/*
 * True when the table at index is plain and a list without holes: its keys are 1 to *count. Otherwise fills
 * the problem, which names the hole.
 */
bool hwm_list_check(struct hwm_encoder *encoder, int index, size_t *count);

/* [-0, +0] Encodes the item on top of the stack; `context` is what hwm_encode_items was given. */
typedef bool hwm_encode_item(struct hwm_encoder *encoder, const void *context);

/*
 * [-0, +0] The list at stack index `table`, in brackets. Most lists come out of lua_next in order;
 * where this one does not, hwm_list_check looks at all of it first.
 */
bool hwm_encode_items(struct hwm_encoder *encoder, int table, hwm_encode_item *encode,
                      const void *context);

/* core.check_list(value [, name]) */
int hwm_check_list(lua_State *L);
int hwm_check_table(lua_State *L);

/* Puts the name of the field at the current path on the list of discarded names. */
void hwm_encode_discard(struct hwm_encoder *encoder);

#pragma GCC visibility pop

/* True when the value at index is core.null. */
static inline bool hwm_is_null(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TLIGHTUSERDATA && lua_touserdata(L, index) == NULL;
}

#endif
