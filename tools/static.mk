# libhwmeeting.a, the library as part of a C program; docs/embedding.md tells how to use it. Included
# by the Makefile, whose variables and rules for objects it uses.

# Parts to leave out: sandbox, cli, http (`make static WITHOUT="sandbox cli"`). The sandbox's server
# is written for Lua 5.4 and compiled by no other.
WITHOUT =

comma := ,
LEFT_OUT = $(sort $(subst $(comma), ,$(WITHOUT)) $(if $(filter 5.4,$(LUA)),,sandbox))

# The Lua side is compiled by the interpreter of the same version. Precompiled chunks fit no Lua that
# is configured otherwise (other number types, another word size before 5.3), sources do.
CHUNKS    = bytecode
EMBED_LUA = $(LUA_NAME)

OBJCOPY = objcopy
STRIP   = strip

STATIC  = $(BUILD)/static
LIBRARY = $(BUILD)/libhwmeeting.a

# One relocatable object for each module in C and one for what opens them, so that symbols of ours
# which are hidden in a shared library are local here, and can clash with nothing of the program's.
MEMBERS = $(STATIC)/hwmeeting_core.o $(if $(filter http,$(LEFT_OUT)),,$(STATIC)/hwmeeting_http.o) \
    $(STATIC)/hwmeeting_open.o

.PHONY: static cross FORCE
static: $(LIBRARY)
	@STRIP="$(STRIP)" tools/static_sizes $(LIBRARY)

$(LIBRARY): $(MEMBERS)
	@rm -f $@
	$(AR) rcs $@ $^

$(STATIC)/hwmeeting_core.o: $(CORE_OBJECTS)
$(STATIC)/hwmeeting_http.o: $(HTTP_OBJECTS)
$(STATIC)/hwmeeting_open.o: $(BUILD)/objects/static/open.o $(STATIC)/embedded.o

$(MEMBERS):
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -nostdlib -r -o $@ $^
	$(OBJCOPY) --localize-hidden $@

$(STATIC)/embedded.o: $(STATIC)/embedded.c
	$(CC) -std=c99 -fPIC -Isrc $(WARNINGS) $(CPPFLAGS) $(CFLAGS) $(LUA_CFLAGS) -c -o $@ $<

$(STATIC)/embedded.c: tools/embed $(STATIC)/choice $(shell find lua/hwmeeting -name '*.lua')
	$(EMBED_LUA) tools/embed $(CHUNKS) "$(LEFT_OUT)" >$@.new && mv $@.new $@

# What was asked for last, so that another choice builds anew. A module that is gone counts as well.
$(STATIC)/choice: FORCE
	@mkdir -p $(@D)
	@{ echo "$(CHUNKS) $(EMBED_LUA) $(LEFT_OUT)"; find lua/hwmeeting -name '*.lua' | sort; } >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

FORCE:

-include $(BUILD)/objects/static/open.d

ARCH = arm64

cross:
	@tools/setup build demo cross
	@MAKE="$(MAKE)" tools/cross $(ARCH)
