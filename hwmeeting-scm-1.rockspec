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
                "src/json/buffer.c",
                "src/json/decimal.c",
                "src/json/number.c",
                "src/json/reader.c",
                "src/json/writer.c",
                "src/lua/core/problem.c",
            },
            incdirs = { "src" },
        },
        ["hwmeeting.http"] = {
            sources = {
                "src/pool/address.c",
                "src/pool/answer.c",
                "src/pool/bytes.c",
                "src/pool/channel.c",
                "src/pool/deadlines.c",
                "src/pool/events_epoll.c",
                "src/pool/events_poll.c",
                "src/pool/failure.c",
                "src/pool/process.c",
                "src/pool/request.c",
                "src/pool/sigpipe.c",
            },
            incdirs = { "src", "$(CURL_INCDIR)", "$(CRYPTO_INCDIR)" },
            libdirs = { "$(CURL_LIBDIR)", "$(CRYPTO_LIBDIR)" },
            libraries = { "curl", "crypto" },
        },
        ["hwmeeting.api.auth"] = "lua/hwmeeting/api/auth.lua",
        ["hwmeeting.api.control"] = "lua/hwmeeting/api/control.lua",
        ["hwmeeting.api.management"] = "lua/hwmeeting/api/management.lua",
        ["hwmeeting.api.models.auth"] = "lua/hwmeeting/api/models/auth.lua",
        ["hwmeeting.api.models.control"] = "lua/hwmeeting/api/models/control.lua",
        ["hwmeeting.api.models.management"] = "lua/hwmeeting/api/models/management.lua",
        ["hwmeeting.api.models.shared"] = "lua/hwmeeting/api/models/shared.lua",
        ["hwmeeting.api.sections"] = "lua/hwmeeting/api/sections.lua",
        ["hwmeeting.api.shared"] = "lua/hwmeeting/api/shared.lua",
        ["hwmeeting.call"] = "lua/hwmeeting/call.lua",
        ["hwmeeting.catalogue"] = "lua/hwmeeting/catalogue.lua",
        ["hwmeeting.client"] = "lua/hwmeeting/client.lua",
        ["hwmeeting.credentials"] = "lua/hwmeeting/credentials.lua",
        ["hwmeeting.errors"] = "lua/hwmeeting/errors.lua",
        ["hwmeeting.finally"] = "lua/hwmeeting/finally.lua",
        ["hwmeeting"] = "lua/hwmeeting/init.lua",
        ["hwmeeting.loop"] = "lua/hwmeeting/loop.lua",
        ["hwmeeting.loop.plain"] = "lua/hwmeeting/loop/plain.lua",
        ["hwmeeting.meeting"] = "lua/hwmeeting/meeting.lua",
        ["hwmeeting.misuse"] = "lua/hwmeeting/misuse.lua",
        ["hwmeeting.notation"] = "lua/hwmeeting/notation.lua",
        ["hwmeeting.notation.field"] = "lua/hwmeeting/notation/field.lua",
        ["hwmeeting.notation.operation"] = "lua/hwmeeting/notation/operation.lua",
        ["hwmeeting.notation.words"] = "lua/hwmeeting/notation/words.lua",
        ["hwmeeting.options"] = "lua/hwmeeting/options.lua",
        ["hwmeeting.outcome"] = "lua/hwmeeting/outcome.lua",
        ["hwmeeting.pages"] = "lua/hwmeeting/pages.lua",
        ["hwmeeting.rate_limit"] = "lua/hwmeeting/rate_limit.lua",
        ["hwmeeting.redaction"] = "lua/hwmeeting/redaction.lua",
        ["hwmeeting.request"] = "lua/hwmeeting/request.lua",
        ["hwmeeting.retry"] = "lua/hwmeeting/retry.lua",
        ["hwmeeting.sandbox.access_tokens"] = "lua/hwmeeting/sandbox/access_tokens.lua",
        ["hwmeeting.sandbox.calendar"] = "lua/hwmeeting/sandbox/calendar.lua",
        ["hwmeeting.sandbox.calls.control"] = "lua/hwmeeting/sandbox/calls/control.lua",
        ["hwmeeting.sandbox.calls.history"] = "lua/hwmeeting/sandbox/calls/history.lua",
        ["hwmeeting.sandbox.calls.meetings"] = "lua/hwmeeting/sandbox/calls/meetings.lua",
        ["hwmeeting.sandbox.calls.sign_in"] = "lua/hwmeeting/sandbox/calls/sign_in.lua",
        ["hwmeeting.sandbox.clock"] = "lua/hwmeeting/sandbox/clock.lua",
        ["hwmeeting.sandbox.control_tokens"] = "lua/hwmeeting/sandbox/control_tokens.lua",
        ["hwmeeting.sandbox.errors"] = "lua/hwmeeting/sandbox/errors.lua",
        ["hwmeeting.sandbox.json"] = "lua/hwmeeting/sandbox/json.lua",
        ["hwmeeting.sandbox.meetings"] = "lua/hwmeeting/sandbox/meetings.lua",
        ["hwmeeting.sandbox.paging"] = "lua/hwmeeting/sandbox/paging.lua",
        ["hwmeeting.sandbox.permission"] = "lua/hwmeeting/sandbox/permission.lua",
        ["hwmeeting.sandbox.presented_token"] = "lua/hwmeeting/sandbox/presented_token.lua",
        ["hwmeeting.sandbox.random"] = "lua/hwmeeting/sandbox/random.lua",
        ["hwmeeting.sandbox.recurrence"] = "lua/hwmeeting/sandbox/recurrence.lua",
        ["hwmeeting.sandbox.request"] = "lua/hwmeeting/sandbox/request.lua",
        ["hwmeeting.sandbox.rules"] = "lua/hwmeeting/sandbox/rules.lua",
        ["hwmeeting.sandbox.schedule_rules"] = "lua/hwmeeting/sandbox/schedule_rules.lua",
        ["hwmeeting.sandbox.selection"] = "lua/hwmeeting/sandbox/selection.lua",
        ["hwmeeting.sandbox.state"] = "lua/hwmeeting/sandbox/state.lua",
        ["hwmeeting.sandbox.users"] = "lua/hwmeeting/sandbox/users.lua",
        ["hwmeeting.sandbox.wire"] = "lua/hwmeeting/sandbox/wire.lua",
        ["hwmeeting.session"] = "lua/hwmeeting/session.lua",
        ["hwmeeting.signature"] = "lua/hwmeeting/signature.lua",
        ["hwmeeting.store.memory"] = "lua/hwmeeting/store/memory.lua",
        ["hwmeeting.suggest"] = "lua/hwmeeting/suggest.lua",
        ["hwmeeting.time"] = "lua/hwmeeting/time.lua",
        ["hwmeeting.transport"] = "lua/hwmeeting/transport.lua",
        ["hwmeeting.version"] = "lua/hwmeeting/version.lua",
        ["hwmeeting.wrappers"] = "lua/hwmeeting/wrappers.lua",
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
