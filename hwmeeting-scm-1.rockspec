rockspec_format = "3.0"
package = "hwmeeting"
version = "scm-1"

description = {
    summary = "Huawei Cloud Meeting server API: sign in, find, control and review meetings",
    detailed = [[
        A Lua module with a C core for the Huawei Cloud Meeting server API: sign in, find meetings,
        activate them, control them while they run, and read their history and attendance. For
        automation scripts, for hosts such as OpenResty, and as a command line.
    ]],
    license = "MIT",
    labels = { "huawei", "meeting", "conference", "api", "client" },
}

-- `luarocks make` builds the tree that this file lies in.
source = { url = "git+file://." }

-- hwmeeting itself requires no other rock. The command that is installed with it does: argparse for
-- its options, lua-cjson for its raw input. (`hwmeeting sandbox` also needs the rock "http", and
-- says so when it is not there.)
dependencies = {
    "lua >= 5.1",
    "lua-cjson >= 2.1.0",
    "argparse >= 0.7.0",
}

-- Libraries only: the check for headers does not look into multiarch folders and fails there
-- although the compiler finds them. Elsewhere than in the compiler's own folders: CURL_INCDIR=…
-- CURL_LIBDIR=…, CRYPTO_INCDIR=… CRYPTO_LIBDIR=… on the command line of luarocks.
external_dependencies = {
    CURL = { library = "curl" },
    CRYPTO = { library = "crypto" },
}

build = {
    type = "builtin",
    -- The modules are listed by `tools/rockspec update`; `make lint` checks the list.
    modules = {
        ["hwmeeting.core"] = {
            sources = {
            },
            incdirs = { "src" },
        },
        ["hwmeeting.http"] = {
            sources = {
                "src/pool/address.c",
                "src/pool/bytes.c",
                "src/pool/process.c",
                "src/pool/sigpipe.c",
            },
            incdirs = { "src", "$(CURL_INCDIR)", "$(CRYPTO_INCDIR)" },
            libdirs = { "$(CURL_LIBDIR)", "$(CRYPTO_LIBDIR)" },
            libraries = { "curl", "crypto" },
        },
        ["hwmeeting.call"] = "lua/hwmeeting/call.lua",
        ["hwmeeting.credentials"] = "lua/hwmeeting/credentials.lua",
        ["hwmeeting.errors"] = "lua/hwmeeting/errors.lua",
        ["hwmeeting.finally"] = "lua/hwmeeting/finally.lua",
        ["hwmeeting.loop.plain"] = "lua/hwmeeting/loop/plain.lua",
        ["hwmeeting.misuse"] = "lua/hwmeeting/misuse.lua",
        ["hwmeeting.notation"] = "lua/hwmeeting/notation.lua",
        ["hwmeeting.notation.field"] = "lua/hwmeeting/notation/field.lua",
        ["hwmeeting.notation.operation"] = "lua/hwmeeting/notation/operation.lua",
        ["hwmeeting.notation.words"] = "lua/hwmeeting/notation/words.lua",
        ["hwmeeting.options"] = "lua/hwmeeting/options.lua",
        ["hwmeeting.outcome"] = "lua/hwmeeting/outcome.lua",
        ["hwmeeting.rate_limit"] = "lua/hwmeeting/rate_limit.lua",
        ["hwmeeting.redaction"] = "lua/hwmeeting/redaction.lua",
        ["hwmeeting.retry"] = "lua/hwmeeting/retry.lua",
        ["hwmeeting.sandbox.calendar"] = "lua/hwmeeting/sandbox/calendar.lua",
        ["hwmeeting.sandbox.clock"] = "lua/hwmeeting/sandbox/clock.lua",
        ["hwmeeting.sandbox.errors"] = "lua/hwmeeting/sandbox/errors.lua",
        ["hwmeeting.sandbox.json"] = "lua/hwmeeting/sandbox/json.lua",
        ["hwmeeting.sandbox.paging"] = "lua/hwmeeting/sandbox/paging.lua",
        ["hwmeeting.sandbox.random"] = "lua/hwmeeting/sandbox/random.lua",
        ["hwmeeting.sandbox.request"] = "lua/hwmeeting/sandbox/request.lua",
        ["hwmeeting.sandbox.rules"] = "lua/hwmeeting/sandbox/rules.lua",
        ["hwmeeting.session"] = "lua/hwmeeting/session.lua",
        ["hwmeeting.signature"] = "lua/hwmeeting/signature.lua",
        ["hwmeeting.store.memory"] = "lua/hwmeeting/store/memory.lua",
        ["hwmeeting.suggest"] = "lua/hwmeeting/suggest.lua",
        ["hwmeeting.time"] = "lua/hwmeeting/time.lua",
        ["hwmeeting.transport"] = "lua/hwmeeting/transport.lua",
        ["hwmeeting.version"] = "lua/hwmeeting/version.lua",
    },
    install = {
        bin = { hwmeeting = "bin/hwmeeting" },
    },
    copy_directories = { "docs" },
}

test = {
    type = "command",
    command = "make test",
}
