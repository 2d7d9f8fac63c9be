/*
 * Fields and models, compiled from the catalogue's tables into C.
 *
 * All memory is Lua's (userdata without __gc), so nothing can leak whatever fails, and nothing can
 * be finalised before its last use. What C points to is kept alive by the model's *slots*: a Lua
 * table, the user value of the model's userdata, that also holds what decode and encode need as Lua
 * values:
 *
 *     slots[0]        the model's userdata itself
 *     slots[1 .. n]   the names of the n fields, interned
 *     slots[n + 1 ..] slots tables of the models its fields refer to, enumerations, prepared texts
 *     slots[-1]       the userdata that holds the fields and the hash of their names
 *
 * A model is declared (its slots table made) before it is defined, so models may refer to each
 * other in circles.
 *
 * Besides the facts, a field carries hints that decode and encode leave for the next record: which
 * field followed, how long the list was. A hint is never needed for a right result, only for a fast one.
 */
#ifndef HWM_CORE_MODEL_H
#define HWM_CORE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lua/binding.h"

#pragma GCC visibility push(hidden)

/*
 * The types of values: TYPE(name in C, word, what a message says it must be). The word is that of
 * the catalogue, which says a model by the model's own name, and of reports of drift.
 */
#define HWM_TYPES(TYPE)                                                                            \
    TYPE(HWM_STRING, "string", "a string")                                                         \
    TYPE(HWM_INTEGER, "integer", "an integer")                                                     \
    TYPE(HWM_LONG, "long", "an integer")                                                           \
    TYPE(HWM_REAL, "number", "a number")                                                           \
    TYPE(HWM_BOOLEAN, "boolean", "a boolean")                                                      \
    TYPE(HWM_FILE, "file", "a file")                                                               \
    TYPE(HWM_MODEL, "object", "a table")

#define HWM_TYPE_NAME(name, word, phrase)   name,
#define HWM_TYPE_WORD(name, word, phrase)   word,
#define HWM_TYPE_PHRASE(name, word, phrase) phrase,

enum hwm_type { HWM_TYPES(HWM_TYPE_NAME) };

/* One end of a range. */
struct hwm_bound {
    bool given;
    bool whole; /* `integer` is exact; otherwise only `real` is meant */
    int64_t integer;
    double real;
};

struct hwm_model;

struct hwm_field {
    /* What decode reads for each value comes first. */
    const char *name;
    unsigned name_length;
    int name_slot; /* slots[name_slot] is the name as a Lua string */
    enum hwm_type type;
    bool list;               /* a list of them */
    bool skip;               /* nobody asked for it: decode passes over its value */
    unsigned follower;       /* hint: index of the field that came next last time */
    struct hwm_model *model; /* HWM_MODEL only */
    int model_slot;          /* slots[model_slot] is the slots table of `model` */
    unsigned list_length;    /* hint: items and bytes of the last list */
    size_t list_bytes;
    uint64_t drift_serial; /* the decode that has already reported a drift of this field */

    const char *owner; /* name of the model it is a field of, or NULL */

    /* What encode needs. */
    const char *json_key; /* ,"name": with comma, quotes and colon */
    size_t json_key_length;
    bool required;
    bool discarded;
    bool secret;
    bool ruled;          /* has a range, a length or an enumeration */
    bool sized;          /* a list of so many items */
    unsigned next_given; /* hint: index of the field whose key lua_next gave after this one */
    struct hwm_bound minimum;
    struct hwm_bound maximum;
    struct hwm_bound minimum_length; /* in code points */
    struct hwm_bound maximum_length;
    struct hwm_bound minimum_items;
    struct hwm_bound maximum_items;
    int enumeration_slot; /* slots[enumeration_slot] is the array of allowed values; 0: any value */
    int enumeration_count;
    uint64_t small_choices; /* bit n: the integer n is in the enumeration (0 to 63 only) */
};

struct hwm_names {
    uint16_t *table; /* index of a field + 1, or 0; open addressing, linear probing */
    unsigned mask;   /* size of the table - 1; the size is a power of two */
};

struct hwm_model {
    const char *name;
    struct hwm_field *fields; /* NULL while declared only */
    unsigned count;
    struct hwm_names names;
    bool skips_others;    /* decode passes over what is none of the fields, too */
    unsigned first;       /* hint: index of the field that came first last time */
    unsigned last_size;   /* hint: keys in the last record */
    unsigned first_given; /* hint: index of the field whose key lua_next gave first last time */
};

/* Registers the class; called once by luaopen_hwmeeting_core. */
void hwm_model_register(lua_State *L);

/* core.model(name), core.define_model(model, fields [, skips_others]) */
int hwm_model_declare(lua_State *L);
int hwm_model_define(lua_State *L);

/* Index of the field with this name, or -1. */
int hwm_fields_find(const struct hwm_field *fields, const struct hwm_names *names, const char *name,
                    size_t length);

/*
 * For operation.c, whose parameters are fields too.
 *
 * [-0, +1] Pushes one userdata with room for `count` fields, zeroed, and the hash of their names.
 */
struct hwm_field *hwm_fields_new(lua_State *L, unsigned count, struct hwm_names *names);

/*
 * [-0, +0] Compiles the definition table at `definition` into a field. Its name goes to
 * slots[name_slot], all else that is to stay alive to slots[*next_slot] on. Raises when the
 * definition is not as catalogue/notation writes it.
 */
void hwm_field_compile(lua_State *L, int definition, int slots, int name_slot, int *next_slot,
                       struct hwm_field *field);

/*
 * [-0, +0] The part of the above that says what a value is: `type`, `list`, `model` and how many
 * items of the definition.
 */
void hwm_field_compile_type(lua_State *L, int definition, int slots, int *next_slot,
                            struct hwm_field *field);

/* Adds field number `index` to the hash. Of several fields with one name the first is found. */
void hwm_fields_add_name(const struct hwm_field *fields, struct hwm_names *names, unsigned index);

/* [-0, +1] Raw table access by a C string. */
void hwm_rawget_field(lua_State *L, int table, const char *key);

#pragma GCC visibility pop

#endif
