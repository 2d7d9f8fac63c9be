# hwmeeting.  `make help` lists what can be made.
#
# Every path below is relative, so the tree works from any folder, spaces in its name included.

LUA      = 5.4
VERSIONS = 5.4 5.3 5.2 5.1 jit
PREFIX   = /usr/local
BUILD    = build/$(LUA)

CFLAGS   = -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wstrict-prototypes -Wshadow
SHARED   = -shared

# For a library that reads strangers' bytes: a fault of ours ends the program rather than serves an
# attacker. Whatever CFLAGS is; but the sanitizers do as much themselves, and FORTIFY needs an
# optimizer.
HARDENING      = $(if $(findstring -fsanitize,$(CFLAGS)),,-fstack-protector-strong \
    $(if $(filter-out -O0,$(filter -O%,$(CFLAGS))),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
HARDENING_LINK := $(shell [ "$$(uname -s)" = Darwin ] || echo -Wl,-z,relro -Wl,-z,now)

# The Lua headers: LUA_INCDIR when given, else what pkg-config says, else Debian's folder.
LUA_NAME   := $(if $(filter jit,$(LUA)),luajit,lua$(LUA))
LUA_FOLDER := $(if $(filter jit,$(LUA)),luajit-2.1,lua$(LUA))
LUA_CFLAGS := $(if $(LUA_INCDIR),-I"$(LUA_INCDIR)",$(shell \
    pkg-config --cflags $(LUA_NAME) 2>/dev/null || echo -I/usr/include/$(LUA_FOLDER)))

# hwmeeting.core links no library of its own; hwmeeting.http links libcurl and libcrypto.
CORE_SOURCES := $(wildcard src/json/*.c src/text/*.c src/redaction/*.c src/lua/core/*.c)
HTTP_SOURCES := $(wildcard src/crypto/*.c src/files/*.c src/pool/*.c src/lua/http/*.c)
CORE_OBJECTS  = $(CORE_SOURCES:src/%.c=$(BUILD)/objects/%.o)
HTTP_OBJECTS  = $(HTTP_SOURCES:src/%.c=$(BUILD)/objects/%.o)
HTTP_LIBS     = -lcurl -lcrypto

.PHONY: build setup demo test check lint env install uninstall rock sanitize allocator \
    valgrind hostile fuzz bench catalogue-index reference clean help
build: $(BUILD)/hwmeeting/core.so $(BUILD)/hwmeeting/http.so

$(BUILD)/hwmeeting/core.so: $(CORE_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(SHARED) $(CFLAGS) $(HARDENING_LINK) $(LDFLAGS) -o $@ $^

$(BUILD)/hwmeeting/http.so: $(HTTP_OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(SHARED) $(CFLAGS) $(HARDENING_LINK) $(LDFLAGS) -o $@ $^ $(HTTP_LIBS)

$(BUILD)/objects/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) -std=c99 -fPIC -Isrc $(WARNINGS) $(HARDENING) $(CPPFLAGS) $(CFLAGS) $(LUA_CFLAGS) -MMD -MP -c -o $@ $<

-include $(CORE_OBJECTS:.o=.d) $(HTTP_OBJECTS:.o=.d)

# What the core is made of, for those who build it in another way.
.PHONY: core-sources
core-sources:
	@echo $(CORE_SOURCES)

include tools/static.mk

setup:
	@tools/setup build demo

demo: setup
	@$(MAKE) --silent --no-print-directory build LUA=5.4
	@tools/demo

test:
	@tools/setup build demo test
	@MAKE="$(MAKE)" tools/run_specs $(VERSIONS)

check:
	@tools/setup build demo test lint
	@MAKE="$(MAKE)" tools/check

lint:
	@tools/setup build demo test lint
	@MAKE="$(MAKE)" tools/lint

# The exports, and nothing else, on standard output (say `make -s env`).
env: build
	@tools/env $(LUA) $(BUILD)

ABI    = $(if $(filter jit,$(LUA)),5.1,$(LUA))
LUADIR = $(PREFIX)/share/lua/$(ABI)
LIBDIR = $(PREFIX)/lib/lua/$(ABI)
BINDIR = $(PREFIX)/bin

install uninstall: export PREFIX := $(PREFIX)
install uninstall: export DESTDIR := $(DESTDIR)
install uninstall: export LUADIR := $(LUADIR)
install uninstall: export LIBDIR := $(LIBDIR)
install uninstall: export BINDIR := $(BINDIR)
install uninstall: export LUA_NAME := $(LUA_NAME)
install uninstall: export ABI := $(ABI)
install uninstall: export BUILD := $(BUILD)

install: build
	@tools/install install

uninstall:
	@tools/install uninstall

# For luarocks, which may come with another Lua or other flags than the last time.
rock:
	@rm -rf build/rock
	@$(MAKE) --no-print-directory build BUILD=build/rock

sanitize allocator valgrind:
	@tools/setup build demo test $(if $(filter valgrind,$@),lint)
	@MAKE="$(MAKE)" tools/$@

SECONDS = 60

hostile:
	@tools/setup build demo test
	@HOSTILE_SECONDS=$(SECONDS) HOSTILE_FROM=$$(date +%s) MAKE="$(MAKE)" \
	    tools/sanitize spec/hostile/mutation_spec.lua

catalogue-index:
	@tools/make_index

# Needs the C core for Lua 5.4, under which the generators run.
reference:
	@tools/setup build demo
	@$(MAKE) --silent --no-print-directory build LUA=5.4
	@eval "$$(tools/env 5.4)" && tools/make_reference

FUZZ_SECONDS = 20

fuzz:
	@tools/setup build demo fuzz
	@tools/fuzz $(FUZZ_SECONDS)

bench:
	@tools/setup build demo bench
	@MAKE="$(MAKE)" lua5.4 bench/run

clean:
	rm -rf build

help:
	@echo "make                  build the C modules into build/$(LUA) (LUA=5.1, 5.2, 5.3, 5.4 or jit)"
	@echo "make demo             install what is missing, build, run examples/tour.lua in the sandbox"
	@echo "make test             install what is missing, build, run every spec (Lua $(VERSIONS))"
	@echo "make check            the specs of what has changed (Lua 5.4) and the fast checks"
	@echo "make lint             install what is missing, run every check of the sources"
	@echo "make env              print exports: eval \"\$$(make -s env)\"; lua5.4 -e 'require \"hwmeeting\"'"
	@echo "make setup            install what the build and the demo need"
	@echo "make install          copy library and command below DESTDIR and PREFIX ($(PREFIX))"
	@echo "make uninstall        take away what \`make install\` put there"
	@echo "make sanitize         the specs of the C core under ASan and UBSan"
	@echo "make hostile          answers that are nearly right, under ASan (SECONDS=$(SECONDS) for each protocol)"
	@echo "make allocator        every allocation of the C core made to fail, one after the other"
	@echo "make valgrind         the specs of the C core under valgrind"
	@echo "make fuzz             the C core and what Lua sees of it under libFuzzer (FUZZ_SECONDS=$(FUZZ_SECONDS) each)"
	@echo "make bench            speed and memory beside other libraries, into bench/results.md"
	@echo "make catalogue-index  list new operations and models in lua/hwmeeting/api/index.lua"
	@echo "make reference        write docs/reference/ and library/hwmeeting.lua from what they describe"
	@echo "make static           build $(LIBRARY) for C programs (WITHOUT=\"sandbox cli\")"
	@echo "make cross            the same for ARCH=arm64 or armhf, and try it (installs compilers)"
	@echo "make clean            remove build/"
