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
#include "json/number.h"
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

/* A value that is no table, checked and in the form in which it is sent. */
struct hwm_scalar {
    enum hwm_type type; /* HWM_STRING, HWM_INTEGER, HWM_REAL or HWM_BOOLEAN */
    const char *bytes;  /* a string; lives as long as the Lua value */
    size_t length;
    int64_t integer;
    double real;
    bool boolean;
};

void hwm_encoder_register(lua_State *L);

/* [-0, +1] Pushes the userdata that owns the text, and returns its buffer. */
struct hwm_buffer *hwm_encoder_buffer(lua_State *L);

/* [-0, +1] Pushes the text and empties the buffer. Raises when memory has run out. */
void hwm_encoder_push_text(struct hwm_encoder *encoder);

/* -- encoder.c: without a model; each takes the value on top of the stack and leaves it there -- */

bool hwm_encode_any(struct hwm_encoder *encoder);

/* Appends `"key":`, after a comma unless it is the first of its object. */
bool hwm_encode_key(struct hwm_encoder *encoder, const char *bytes, size_t length);

/*
 * Appends `"key":value` for the key and value on top, after a comma unless it is the first of its
 * object.
 */
bool hwm_encode_pair(struct hwm_encoder *encoder);

/*
 * Enters the table on top: depth, and room on the Lua stack for what every level needs and `slots`
 * values more. The caller lowers `depth` when it leaves.
 */
bool hwm_encode_enter(struct hwm_encoder *encoder, unsigned slots);

/* Appends a comma, unless a bracket has just been opened. */
void hwm_encode_comma(struct hwm_encoder *encoder);

/*
 * True when the table at index is a list without holes: its keys are 1 to *count. Otherwise fills
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

/* core.to_json; upvalue 1 is core.array_mt */
int hwm_to_json(lua_State *L);

/* -- encode.c: by a model ---------------------------------------------------------------------- */

/*
 * The value on top, as field says, `slots` being the stack index of the slots table the field
 * belongs to. It must not be null.
 */
bool hwm_encode_field(struct hwm_encoder *encoder, const struct hwm_field *field, int slots);

/*
 * The members of an object, without its braces, from the table on top. The Lua stack must have room
 * for a value of each field. Keys that the model does not have are left out; *known becomes false
 * when there are any.
 */
bool hwm_encode_members(struct hwm_encoder *encoder, struct hwm_model *model, int slots,
                        bool *known);

/* The object by its model: the table on top, with a check for unknown keys. */
bool hwm_encode_model(struct hwm_encoder *encoder, struct hwm_model *model, int slots);

/* Puts the name of the field at the current path on the list of discarded names. */
void hwm_encode_discard(struct hwm_encoder *encoder);

/* True when the value at index is core.null. */
bool hwm_is_null(lua_State *L, int index);

/* -- rules.c ----------------------------------------------------------------------------------- */

/* Checks the value at index against the type and the rules of one item of the field. */
bool hwm_scalar_check(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                      int index, struct hwm_scalar *scalar);

/* "must be ...": the type of the value at index is wrong. Always returns false. */
bool hwm_type_problem(struct hwm_encoder *encoder, const struct hwm_field *field, int slots,
                      int index);

/*
 * The scalar as text, for a URL, a header or a part. `digits` has room for HWM_NUMBER_SIZE bytes.
 */
void hwm_scalar_text(const struct hwm_scalar *scalar, char *digits, const char **bytes,
                     size_t *length);

/* The scalar as JSON. False when a string is not UTF-8 (the problem is filled). */
bool hwm_scalar_json(struct hwm_encoder *encoder, const struct hwm_scalar *scalar);

/* -- request.c --------------------------------------------------------------------------------- */

/* core.encode; upvalue 1 is core.array_mt */
int hwm_encode(lua_State *L);

#pragma GCC visibility pop

#endif
