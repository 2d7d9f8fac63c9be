/*
 * JSON text into Lua values: what decoding by a model and decoding without one have in common.
 *
 * The decoder is a struct on the C stack that owns nothing, so Lua may raise (out of memory) at any
 * point. Its frames are C calls, one per level, and the depth limit bounds them.
 */
#ifndef HWM_CORE_DECODER_H
#define HWM_CORE_DECODER_H

#include "json/reader.h"
#include "lua/core/model.h"
#include "lua/core/problem.h"

/* A leaf with large locals must not be inlined into a function that calls itself; what every value
 * passes through must. */
#if defined(__GNUC__)
#define HWM_NOINLINE __attribute__((noinline))
#define HWM_INLINE   inline __attribute__((always_inline))
#else
#define HWM_NOINLINE
#define HWM_INLINE inline
#endif

#pragma GCC visibility push(hidden)

/* The Lua stack that every decoding function relies on. */
enum {
    HWM_DECODER_SUBJECT = 1, /* the operation, or nothing of interest */
    HWM_DECODER_TEXT,        /* the text: pinned here while the reader points into it */
    HWM_DECODER_ARRAY_MT,    /* core.array_mt */
    HWM_DECODER_DRIFTS,      /* nil, or the list of drifts */
    HWM_DECODER_TOP = HWM_DECODER_DRIFTS
};

struct hwm_decoder {
    lua_State *L;
    struct hwm_json_reader reader;
    const struct hwm_path *path; /* innermost frame */
    struct hwm_problem problem;
    uint64_t serial;      /* number of this decode, for "reported once" */
    unsigned object_size; /* hint: keys in the last object without a model */
    bool mended;          /* a broken string outside the models has been reported */
};

/* The stack must be as above. */
void hwm_decoder_open(struct hwm_decoder *decoder, lua_State *L, unsigned max_depth);

/* [-0, +1] A string that was taken, as what it means. */
void hwm_decode_push_string(lua_State *L, const struct hwm_json_string *string);

/* What a drift received where a string held what is no character. */
#define HWM_BROKEN_STRING "broken string"

/*
 * Adds a drift at the decoder's path to the list of drifts. `model` and `field` are NULL outside the
 * models.
 */
void hwm_decoder_report(struct hwm_decoder *decoder, const char *model, const char *field,
                        const char *expected, const char *received);

/* [-0, +1] Takes the string at the cursor. The first that is broken is reported. */
bool hwm_decode_string(struct hwm_decoder *decoder);

/*
 * [-0, +1] A number as Lua can hold it: a whole one beyond what Lua holds exactly is a string
 * before 5.3.
 */
void hwm_decode_push_number(lua_State *L, const struct hwm_number *number);

/* Enters the array or object at the cursor and makes room on the Lua stack for one level. */
bool hwm_decode_enter(struct hwm_decoder *decoder);

/*
 * Notes where decoding failed. Every level calls it on the way out, while its frame is still alive;
 * the first call, the innermost, counts. Always returns false.
 */
bool hwm_decoder_stop(struct hwm_decoder *decoder);

/* [-0, +2] Pushes nil and the problem. */
int hwm_decoder_push_problem(struct hwm_decoder *decoder);

#pragma GCC visibility pop

#endif
