/*
 * Operations, compiled from the catalogue's tables into C. Memory and slots are as with models
 * (model.h).
 */
#ifndef HWM_CORE_OPERATION_H
#define HWM_CORE_OPERATION_H

#include "lua/core/model.h"

#pragma GCC visibility push(hidden)

enum hwm_place { HWM_PATH, HWM_QUERY, HWM_HEADER };

enum hwm_body {
    HWM_BODY_NONE,
    HWM_BODY_OBJECT,   /* a model; its fields are arguments too */
    HWM_BODY_ARRAY,    /* a JSON array at the root */
    HWM_BODY_MAP,      /* an object with keys of the caller's */
    HWM_BODY_MULTIPART /* a model, one part a field */
};

struct hwm_parameter {
    enum hwm_place place;
    bool filled_in;    /* required, with one possible value: sent without being asked for */
    bool content_type; /* the header Content-Type: never asked for */
};

struct hwm_operation {
    const char *id;
    const char *method;
    const char *path; /* with {name} where a path parameter goes */
    size_t path_length;
    int method_slot;

    struct hwm_field *fields;         /* the parameters; */
    struct hwm_parameter *parameters; /* parameters[i] is the rest about fields[i] */
    unsigned count;
    struct hwm_names names;

    enum hwm_body body_kind;
    struct hwm_field
        body; /* a list for HWM_BODY_ARRAY; else the object, or the values of the map */

    bool answered;           /* the answer has content */
    struct hwm_field answer; /* a list for an array at the root */
};

void hwm_operation_register(lua_State *L);

/* core.operation(definition) */
int hwm_operation_new(lua_State *L);

/* The operation at a stack index; raises for anything else. */
struct hwm_operation *hwm_operation_check(lua_State *L, int index);

/* True when both are the same header's name: their case does not matter, nor does the locale. */
bool hwm_same_header(const struct hwm_field *field, const char *name, size_t length);

#pragma GCC visibility pop

#endif
