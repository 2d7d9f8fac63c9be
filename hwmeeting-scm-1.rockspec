rockspec_format = "3.0"
package = "hwmeeting"
version = "scm-1"

description = {
    summary = "Huawei Cloud Meeting server API: sign in, find, control and review meetings",
    detailed = [[
        A Lua module with a C core for the Huawei Cloud Meeting server API: sign in, find meetings,
        activate them, control them while they run, and read their history and attendance. For
        automation scripts and for hosts such as OpenResty. The rock hwmeeting-cli adds the command
        and the offline sandbox.
    ]],
    license = "MIT",
    labels = { "huawei", "meeting", "conference", "api", "client" },
}

-- `luarocks make` builds the tree that this file lies in.
source = { url = "git+file://." }

-- No rock: Lua, libcurl and OpenSSL are enough, so that it installs without a network.
dependencies = { "lua >= 5.1" }

-- Libraries only: the check for headers does not look into multiarch folders and fails there
-- although the compiler finds them. Elsewhere than in the compiler's own folders: CURL_INCDIR=…
-- CURL_LIBDIR=…, CRYPTO_INCDIR=… CRYPTO_LIBDIR=… on the command line of luarocks.
external_dependencies = {
    CURL = { library = "curl" },
    CRYPTO = { library = "crypto" },
}

-- Not "builtin", which would install all of lua/ whatever is listed: the Makefile compiles, in
-- build/rock, and what is installed is what this file names.
build = {
    type = "make",
    build_target = "rock",
    build_variables = {
        CFLAGS = "$(CFLAGS)",
        SHARED = "$(LIBFLAG)",
        LUA_INCDIR = "$(LUA_INCDIR)",
        CPPFLAGS = '-I"$(CURL_INCDIR)" -I"$(CRYPTO_INCDIR)"',
        LDFLAGS = '-L"$(CURL_LIBDIR)" -L"$(CRYPTO_LIBDIR)" ' ..
            '-Wl,-rpath,"$(CURL_LIBDIR)" -Wl,-rpath,"$(CRYPTO_LIBDIR)"',
    },
    install_pass = false,
    install = {
        lib = {
            ["hwmeeting.core"] = "build/rock/hwmeeting/core.so",
            ["hwmeeting.http"] = "build/rock/hwmeeting/http.so",
        },
        -- Listed by `tools/rockspec update`; `make lint` checks the list.
        lua = {
            ["hwmeeting.api.auth"] = "lua/hwmeeting/api/auth.lua",
            ["hwmeeting.api.control"] = "lua/hwmeeting/api/control.lua",
            ["hwmeeting.api.corp"] = "lua/hwmeeting/api/corp.lua",
            ["hwmeeting.api.departments"] = "lua/hwmeeting/api/departments.lua",
            ["hwmeeting.api.devices"] = "lua/hwmeeting/api/devices.lua",
            ["hwmeeting.api.display"] = "lua/hwmeeting/api/display.lua",
            ["hwmeeting.api.errors"] = "lua/hwmeeting/api/errors.lua",
            ["hwmeeting.api.hints"] = "lua/hwmeeting/api/hints.lua",
            ["hwmeeting.api.index"] = "lua/hwmeeting/api/index.lua",
            ["hwmeeting.api.management"] = "lua/hwmeeting/api/management.lua",
            ["hwmeeting.api.materials"] = "lua/hwmeeting/api/materials.lua",
            ["hwmeeting.api.metrics"] = "lua/hwmeeting/api/metrics.lua",
            ["hwmeeting.api.minutes"] = "lua/hwmeeting/api/minutes.lua",
            ["hwmeeting.api.models.auth"] = "lua/hwmeeting/api/models/auth.lua",
            ["hwmeeting.api.models.control"] = "lua/hwmeeting/api/models/control.lua",
            ["hwmeeting.api.models.corp"] = "lua/hwmeeting/api/models/corp.lua",
            ["hwmeeting.api.models.departments"] = "lua/hwmeeting/api/models/departments.lua",
            ["hwmeeting.api.models.devices"] = "lua/hwmeeting/api/models/devices.lua",
            ["hwmeeting.api.models.display"] = "lua/hwmeeting/api/models/display.lua",
            ["hwmeeting.api.models.management"] = "lua/hwmeeting/api/models/management.lua",
            ["hwmeeting.api.models.materials"] = "lua/hwmeeting/api/models/materials.lua",
            ["hwmeeting.api.models.metrics"] = "lua/hwmeeting/api/models/metrics.lua",
            ["hwmeeting.api.models.minutes"] = "lua/hwmeeting/api/models/minutes.lua",
            ["hwmeeting.api.models.recordings"] = "lua/hwmeeting/api/models/recordings.lua",
            ["hwmeeting.api.models.rooms"] = "lua/hwmeeting/api/models/rooms.lua",
            ["hwmeeting.api.models.shared"] = "lua/hwmeeting/api/models/shared.lua",
            ["hwmeeting.api.models.sp"] = "lua/hwmeeting/api/models/sp.lua",
            ["hwmeeting.api.models.users"] = "lua/hwmeeting/api/models/users.lua",
            ["hwmeeting.api.models.webhook"] = "lua/hwmeeting/api/models/webhook.lua",
            ["hwmeeting.api.models.webinar"] = "lua/hwmeeting/api/models/webinar.lua",
            ["hwmeeting.api.recordings"] = "lua/hwmeeting/api/recordings.lua",
            ["hwmeeting.api.rooms"] = "lua/hwmeeting/api/rooms.lua",
            ["hwmeeting.api.sections"] = "lua/hwmeeting/api/sections.lua",
            ["hwmeeting.api.shared"] = "lua/hwmeeting/api/shared.lua",
            ["hwmeeting.api.sp"] = "lua/hwmeeting/api/sp.lua",
            ["hwmeeting.api.users"] = "lua/hwmeeting/api/users.lua",
            ["hwmeeting.api.webhook"] = "lua/hwmeeting/api/webhook.lua",
            ["hwmeeting.api.webinar"] = "lua/hwmeeting/api/webinar.lua",
            ["hwmeeting.call.consequence"] = "lua/hwmeeting/call/consequence.lua",
            ["hwmeeting.call.error_body"] = "lua/hwmeeting/call/error_body.lua",
            ["hwmeeting.call.init"] = "lua/hwmeeting/call/init.lua",
            ["hwmeeting.call.limits"] = "lua/hwmeeting/call/limits.lua",
            ["hwmeeting.call.outcome"] = "lua/hwmeeting/call/outcome.lua",
            ["hwmeeting.call.rate_limit"] = "lua/hwmeeting/call/rate_limit.lua",
            ["hwmeeting.call.raw_request"] = "lua/hwmeeting/call/raw_request.lua",
            ["hwmeeting.call.redaction"] = "lua/hwmeeting/call/redaction.lua",
            ["hwmeeting.call.request"] = "lua/hwmeeting/call/request.lua",
            ["hwmeeting.call.retry"] = "lua/hwmeeting/call/retry.lua",
            ["hwmeeting.call.secret_text"] = "lua/hwmeeting/call/secret_text.lua",
            ["hwmeeting.call.transport"] = "lua/hwmeeting/call/transport.lua",
            ["hwmeeting.catalogue.description"] = "lua/hwmeeting/catalogue/description.lua",
            ["hwmeeting.catalogue.field_words"] = "lua/hwmeeting/catalogue/field_words.lua",
            ["hwmeeting.catalogue.init"] = "lua/hwmeeting/catalogue/init.lua",
            ["hwmeeting.catalogue.notation.field"] = "lua/hwmeeting/catalogue/notation/field.lua",
            ["hwmeeting.catalogue.notation.init"] = "lua/hwmeeting/catalogue/notation/init.lua",
            ["hwmeeting.catalogue.notation.operation"] = "lua/hwmeeting/catalogue/notation/operation.lua",
            ["hwmeeting.catalogue.notation.words"] = "lua/hwmeeting/catalogue/notation/words.lua",
            ["hwmeeting.catalogue.operation_name"] = "lua/hwmeeting/catalogue/operation_name.lua",
            ["hwmeeting.catalogue.own_definitions"] = "lua/hwmeeting/catalogue/own_definitions.lua",
            ["hwmeeting.catalogue.page_layout"] = "lua/hwmeeting/catalogue/page_layout.lua",
            ["hwmeeting.catalogue.vendor_page"] = "lua/hwmeeting/catalogue/vendor_page.lua",
            ["hwmeeting.client.init"] = "lua/hwmeeting/client/init.lua",
            ["hwmeeting.client.methods"] = "lua/hwmeeting/client/methods.lua",
            ["hwmeeting.client.state"] = "lua/hwmeeting/client/state.lua",
            ["hwmeeting.errors"] = "lua/hwmeeting/errors.lua",
            ["hwmeeting.forms.arguments"] = "lua/hwmeeting/forms/arguments.lua",
            ["hwmeeting.forms.attendance"] = "lua/hwmeeting/forms/attendance.lua",
            ["hwmeeting.forms.moments"] = "lua/hwmeeting/forms/moments.lua",
            ["hwmeeting.forms.rescheduling"] = "lua/hwmeeting/forms/rescheduling.lua",
            ["hwmeeting.forms.yes_no"] = "lua/hwmeeting/forms/yes_no.lua",
            ["hwmeeting.hosts"] = "lua/hwmeeting/hosts.lua",
            ["hwmeeting.init"] = "lua/hwmeeting/init.lua",
            ["hwmeeting.loop.adapters.copas"] = "lua/hwmeeting/loop/adapters/copas.lua",
            ["hwmeeting.loop.adapters.cqueues"] = "lua/hwmeeting/loop/adapters/cqueues.lua",
            ["hwmeeting.loop.adapters.frame"] = "lua/hwmeeting/loop/adapters/frame.lua",
            ["hwmeeting.loop.adapters.luv"] = "lua/hwmeeting/loop/adapters/luv.lua",
            ["hwmeeting.loop.adapters.nginx"] = "lua/hwmeeting/loop/adapters/nginx.lua",
            ["hwmeeting.loop.adapters.plain"] = "lua/hwmeeting/loop/adapters/plain.lua",
            ["hwmeeting.loop.coroutines"] = "lua/hwmeeting/loop/coroutines.lua",
            ["hwmeeting.loop.finally"] = "lua/hwmeeting/loop/finally.lua",
            ["hwmeeting.loop.gather"] = "lua/hwmeeting/loop/gather.lua",
            ["hwmeeting.loop.init"] = "lua/hwmeeting/loop/init.lua",
            ["hwmeeting.loop.pump"] = "lua/hwmeeting/loop/pump.lua",
            ["hwmeeting.loop.scheduler"] = "lua/hwmeeting/loop/scheduler.lua",
            ["hwmeeting.loop.scope"] = "lua/hwmeeting/loop/scope.lua",
            ["hwmeeting.loop.task"] = "lua/hwmeeting/loop/task.lua",
            ["hwmeeting.loop.waiters"] = "lua/hwmeeting/loop/waiters.lua",
            ["hwmeeting.meeting.control_token"] = "lua/hwmeeting/meeting/control_token.lua",
            ["hwmeeting.meeting.course"] = "lua/hwmeeting/meeting/course.lua",
            ["hwmeeting.meeting.display"] = "lua/hwmeeting/meeting/display.lua",
            ["hwmeeting.meeting.init"] = "lua/hwmeeting/meeting/init.lua",
            ["hwmeeting.meeting.media"] = "lua/hwmeeting/meeting/media.lua",
            ["hwmeeting.meeting.participant"] = "lua/hwmeeting/meeting/participant.lua",
            ["hwmeeting.meeting.people"] = "lua/hwmeeting/meeting/people.lua",
            ["hwmeeting.meeting.state"] = "lua/hwmeeting/meeting/state.lua",
            ["hwmeeting.method_table"] = "lua/hwmeeting/method_table.lua",
            ["hwmeeting.misuse"] = "lua/hwmeeting/misuse.lua",
            ["hwmeeting.options"] = "lua/hwmeeting/options.lua",
            ["hwmeeting.pages.iterator"] = "lua/hwmeeting/pages/iterator.lua",
            ["hwmeeting.pages.listing"] = "lua/hwmeeting/pages/listing.lua",
            ["hwmeeting.pages.walk"] = "lua/hwmeeting/pages/walk.lua",
            ["hwmeeting.pages.window"] = "lua/hwmeeting/pages/window.lua",
            ["hwmeeting.sign_in.access_token"] = "lua/hwmeeting/sign_in/access_token.lua",
            ["hwmeeting.sign_in.credentials"] = "lua/hwmeeting/sign_in/credentials.lua",
            ["hwmeeting.sign_in.session"] = "lua/hwmeeting/sign_in/session.lua",
            ["hwmeeting.sign_in.signature"] = "lua/hwmeeting/sign_in/signature.lua",
            ["hwmeeting.store.file"] = "lua/hwmeeting/store/file.lua",
            ["hwmeeting.store.memory"] = "lua/hwmeeting/store/memory.lua",
            ["hwmeeting.store.redis"] = "lua/hwmeeting/store/redis.lua",
            ["hwmeeting.store.redis_lua"] = "lua/hwmeeting/store/redis_lua.lua",
            ["hwmeeting.store.redis_resty"] = "lua/hwmeeting/store/redis_resty.lua",
            ["hwmeeting.store.shared_dict"] = "lua/hwmeeting/store/shared_dict.lua",
            ["hwmeeting.suggest"] = "lua/hwmeeting/suggest.lua",
            ["hwmeeting.tables"] = "lua/hwmeeting/tables.lua",
            ["hwmeeting.time"] = "lua/hwmeeting/time.lua",
            ["hwmeeting.version"] = "lua/hwmeeting/version.lua",
            ["hwmeeting.wrappers.departments"] = "lua/hwmeeting/wrappers/departments.lua",
            ["hwmeeting.wrappers.general"] = "lua/hwmeeting/wrappers/general.lua",
            ["hwmeeting.wrappers.history"] = "lua/hwmeeting/wrappers/history.lua",
            ["hwmeeting.wrappers.meetings"] = "lua/hwmeeting/wrappers/meetings.lua",
            ["hwmeeting.wrappers.people"] = "lua/hwmeeting/wrappers/people.lua",
            ["hwmeeting.wrappers.recordings"] = "lua/hwmeeting/wrappers/recordings.lua",
            ["hwmeeting.wrappers.rooms"] = "lua/hwmeeting/wrappers/rooms.lua",
            ["hwmeeting.wrappers.schedule"] = "lua/hwmeeting/wrappers/schedule.lua",
            ["hwmeeting.wrappers.webinars"] = "lua/hwmeeting/wrappers/webinars.lua",
        },
    },
    -- library/ holds the definitions for editors.
    copy_directories = { "docs", "library" },
}

test = {
    type = "command",
    command = "make test",
}
