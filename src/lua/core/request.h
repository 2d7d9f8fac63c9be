/*
 * core.encode, inside: arguments into a Request, directed by an operation. One file a step:
 *
 *     arguments.c  which argument is which parameter, which a body field, which unknown
 *     parameters.c base_url .. path .. query, and the headers
 *     body.c       the body as JSON
 *     multipart.c  the body as a list of parts
 *     request.c    the steps in order, and what they share
 */
#ifndef HWM_CORE_REQUEST_H
#define HWM_CORE_REQUEST_H

#include "lua/core/encoder.h"
#include "lua/core/operation.h"

#pragma GCC visibility push(hidden)

/* The Lua stack of core.encode; all steps rely on it. */
enum {
    HWM_REQUEST_OPERATION = 1,
    HWM_REQUEST_ARGUMENTS,
    HWM_REQUEST_BASE_URL,
    HWM_REQUEST_VALIDATE,
    HWM_REQUEST_ARRAY_MT,
    HWM_REQUEST_SLOTS, /* of the operation */
    HWM_REQUEST_BUFFER,
    HWM_REQUEST_RESULT,
    HWM_REQUEST_HEADERS,
    HWM_REQUEST_DISCARDED, /* nil or a list */
    HWM_REQUEST_EXTRAS,    /* nil, or the unknown body keys that validate = false lets pass */
    HWM_REQUEST_VALUES     /* the first of the values of the parameters; nil where none was given */
};

struct hwm_request {
    struct hwm_encoder encoder;
    const struct hwm_operation *operation;
    bool nested; /* `body` was given */
    bool flat;   /* a field of the body was given among the arguments */
};

/* core.encode; upvalue 1 is core.array_mt */
int hwm_encode(lua_State *L);

/* The steps. Each returns false when it has filled request->encoder.problem. */
bool hwm_request_resolve(struct hwm_request *request); /* [-0, +count]: the values */
bool hwm_request_url(struct hwm_request *request);
bool hwm_request_headers(struct hwm_request *request);
bool hwm_request_json(struct hwm_request *request);
bool hwm_request_multipart(struct hwm_request *request);

/* -- What the steps share ---------------------------------------------------------------------- */

/* The path of an argument. */
struct hwm_path hwm_request_path(const struct hwm_field *field);

/* "must not contain CR, LF or NUL", at the encoder's path. Always returns false. */
bool hwm_characters_problem(struct hwm_encoder *encoder);

#pragma GCC visibility pop

#endif
