rockspec_format = "3.0"
package = "hwmeeting-cli"
version = "scm-1"

description = {
    summary = "The hwmeeting command: the Huawei Cloud Meeting server API, and an offline sandbox of it",
    detailed = [[
        The command of the library hwmeeting, and the sandbox: an HTTPS server on loopback that acts
        the service out, for trying programs and for their tests.
    ]],
    license = "MIT",
    labels = { "huawei", "meeting", "conference", "cli", "sandbox" },
}

-- `luarocks make rockspecs/hwmeeting-cli-scm-1.rockspec`, in the folder above this one.
source = { url = "git+file://." }

-- `hwmeeting sandbox` also needs the rocks http and lua-cjson and runs under Lua 5.4 alone. It says so
-- when it is asked for, because the other commands need neither.
dependencies = {
    "lua >= 5.1",
    "hwmeeting == scm-1",
    "argparse >= 0.7.0",
}

-- Not "builtin", which would install all of lua/ whatever is listed.
build = {
    type = "none",
    install = {
        bin = { hwmeeting = "bin/hwmeeting" },
        -- Listed by `tools/rockspec update`; `make lint` checks the list.
        lua = {
            ["hwmeeting.cli.init"] = "lua/hwmeeting/cli/init.lua",
            ["hwmeeting.cli.sandbox"] = "lua/hwmeeting/cli/sandbox.lua",
            ["hwmeeting.cli.text_table"] = "lua/hwmeeting/cli/text_table.lua",
            ["hwmeeting.sandbox.acknowledgement"] = "lua/hwmeeting/sandbox/acknowledgement.lua",
            ["hwmeeting.sandbox.calendar"] = "lua/hwmeeting/sandbox/calendar.lua",
            ["hwmeeting.sandbox.calls.booking"] = "lua/hwmeeting/sandbox/calls/booking.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.departments"] = "lua/hwmeeting/sandbox/calls/by_catalogue/departments.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.display"] = "lua/hwmeeting/sandbox/calls/by_catalogue/display.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.media"] = "lua/hwmeeting/sandbox/calls/by_catalogue/media.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.online"] = "lua/hwmeeting/sandbox/calls/by_catalogue/online.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.people"] = "lua/hwmeeting/sandbox/calls/by_catalogue/people.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.profile"] = "lua/hwmeeting/sandbox/calls/by_catalogue/profile.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.recordings"] = "lua/hwmeeting/sandbox/calls/by_catalogue/recordings.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.recurring"] = "lua/hwmeeting/sandbox/calls/by_catalogue/recurring.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.rooms"] = "lua/hwmeeting/sandbox/calls/by_catalogue/rooms.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.users"] = "lua/hwmeeting/sandbox/calls/by_catalogue/users.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.webhook"] = "lua/hwmeeting/sandbox/calls/by_catalogue/webhook.lua",
            ["hwmeeting.sandbox.calls.by_catalogue.webinars"] = "lua/hwmeeting/sandbox/calls/by_catalogue/webinars.lua",
            ["hwmeeting.sandbox.calls.control_call"] = "lua/hwmeeting/sandbox/calls/control_call.lua",
            ["hwmeeting.sandbox.calls.init"] = "lua/hwmeeting/sandbox/calls/init.lua",
            ["hwmeeting.sandbox.calls.own_rules.control"] = "lua/hwmeeting/sandbox/calls/own_rules/control.lua",
            ["hwmeeting.sandbox.calls.own_rules.creation"] = "lua/hwmeeting/sandbox/calls/own_rules/creation.lua",
            ["hwmeeting.sandbox.calls.own_rules.downloads"] = "lua/hwmeeting/sandbox/calls/own_rules/downloads.lua",
            ["hwmeeting.sandbox.calls.own_rules.history"] = "lua/hwmeeting/sandbox/calls/own_rules/history.lua",
            ["hwmeeting.sandbox.calls.own_rules.meetings"] = "lua/hwmeeting/sandbox/calls/own_rules/meetings.lua",
            ["hwmeeting.sandbox.calls.own_rules.sign_in"] = "lua/hwmeeting/sandbox/calls/own_rules/sign_in.lua",
            ["hwmeeting.sandbox.calls.own_rules.tokens"] = "lua/hwmeeting/sandbox/calls/own_rules/tokens.lua",
            ["hwmeeting.sandbox.calls.paging"] = "lua/hwmeeting/sandbox/calls/paging.lua",
            ["hwmeeting.sandbox.calls.participants"] = "lua/hwmeeting/sandbox/calls/participants.lua",
            ["hwmeeting.sandbox.calls.permission"] = "lua/hwmeeting/sandbox/calls/permission.lua",
            ["hwmeeting.sandbox.calls.presented_token"] = "lua/hwmeeting/sandbox/calls/presented_token.lua",
            ["hwmeeting.sandbox.calls.selection"] = "lua/hwmeeting/sandbox/calls/selection.lua",
            ["hwmeeting.sandbox.errors"] = "lua/hwmeeting/sandbox/errors.lua",
            ["hwmeeting.sandbox.hint"] = "lua/hwmeeting/sandbox/hint.lua",
            ["hwmeeting.sandbox.init"] = "lua/hwmeeting/sandbox/init.lua",
            ["hwmeeting.sandbox.json"] = "lua/hwmeeting/sandbox/json.lua",
            ["hwmeeting.sandbox.process.box"] = "lua/hwmeeting/sandbox/process/box.lua",
            ["hwmeeting.sandbox.process.certificate"] = "lua/hwmeeting/sandbox/process/certificate.lua",
            ["hwmeeting.sandbox.process.child"] = "lua/hwmeeting/sandbox/process/child.lua",
            ["hwmeeting.sandbox.process.dependencies"] = "lua/hwmeeting/sandbox/process/dependencies.lua",
            ["hwmeeting.sandbox.process.init"] = "lua/hwmeeting/sandbox/process/init.lua",
            ["hwmeeting.sandbox.process.main"] = "lua/hwmeeting/sandbox/process/main.lua",
            ["hwmeeting.sandbox.process.request_reader"] = "lua/hwmeeting/sandbox/process/request_reader.lua",
            ["hwmeeting.sandbox.process.server"] = "lua/hwmeeting/sandbox/process/server.lua",
            ["hwmeeting.sandbox.random"] = "lua/hwmeeting/sandbox/random.lua",
            ["hwmeeting.sandbox.rules.example"] = "lua/hwmeeting/sandbox/rules/example.lua",
            ["hwmeeting.sandbox.rules.headers"] = "lua/hwmeeting/sandbox/rules/headers.lua",
            ["hwmeeting.sandbox.rules.init"] = "lua/hwmeeting/sandbox/rules/init.lua",
            ["hwmeeting.sandbox.rules.inspection"] = "lua/hwmeeting/sandbox/rules/inspection.lua",
            ["hwmeeting.sandbox.rules.multipart"] = "lua/hwmeeting/sandbox/rules/multipart.lua",
            ["hwmeeting.sandbox.rules.schedule"] = "lua/hwmeeting/sandbox/rules/schedule.lua",
            ["hwmeeting.sandbox.seed.directory"] = "lua/hwmeeting/sandbox/seed/directory.lua",
            ["hwmeeting.sandbox.seed.init"] = "lua/hwmeeting/sandbox/seed/init.lua",
            ["hwmeeting.sandbox.seed.names"] = "lua/hwmeeting/sandbox/seed/names.lua",
            ["hwmeeting.sandbox.seed.samples"] = "lua/hwmeeting/sandbox/seed/samples.lua",
            ["hwmeeting.sandbox.service.admin.calls"] = "lua/hwmeeting/sandbox/service/admin/calls.lua",
            ["hwmeeting.sandbox.service.admin.init"] = "lua/hwmeeting/sandbox/service/admin/init.lua",
            ["hwmeeting.sandbox.service.clock"] = "lua/hwmeeting/sandbox/service/clock.lua",
            ["hwmeeting.sandbox.service.control_log"] = "lua/hwmeeting/sandbox/service/control_log.lua",
            ["hwmeeting.sandbox.service.event_push"] = "lua/hwmeeting/sandbox/service/event_push.lua",
            ["hwmeeting.sandbox.service.fallback"] = "lua/hwmeeting/sandbox/service/fallback.lua",
            ["hwmeeting.sandbox.service.faults.distortion"] = "lua/hwmeeting/sandbox/service/faults/distortion.lua",
            ["hwmeeting.sandbox.service.faults.garbling"] = "lua/hwmeeting/sandbox/service/faults/garbling.lua",
            ["hwmeeting.sandbox.service.faults.init"] = "lua/hwmeeting/sandbox/service/faults/init.lua",
            ["hwmeeting.sandbox.service.faults.kinds"] = "lua/hwmeeting/sandbox/service/faults/kinds.lua",
            ["hwmeeting.sandbox.service.faults.misshapen"] = "lua/hwmeeting/sandbox/service/faults/misshapen.lua",
            ["hwmeeting.sandbox.service.faults.moving_lists"] = "lua/hwmeeting/sandbox/service/faults/moving_lists.lua",
            ["hwmeeting.sandbox.service.faults.syntax"] = "lua/hwmeeting/sandbox/service/faults/syntax.lua",
            ["hwmeeting.sandbox.service.init"] = "lua/hwmeeting/sandbox/service/init.lua",
            ["hwmeeting.sandbox.service.rate_limits"] = "lua/hwmeeting/sandbox/service/rate_limits.lua",
            ["hwmeeting.sandbox.service.request_parts"] = "lua/hwmeeting/sandbox/service/request_parts.lua",
            ["hwmeeting.sandbox.service.router"] = "lua/hwmeeting/sandbox/service/router.lua",
            ["hwmeeting.sandbox.service.traffic"] = "lua/hwmeeting/sandbox/service/traffic.lua",
            ["hwmeeting.sandbox.state.access_tokens"] = "lua/hwmeeting/sandbox/state/access_tokens.lua",
            ["hwmeeting.sandbox.state.control_tokens"] = "lua/hwmeeting/sandbox/state/control_tokens.lua",
            ["hwmeeting.sandbox.state.departments"] = "lua/hwmeeting/sandbox/state/departments.lua",
            ["hwmeeting.sandbox.state.downloads"] = "lua/hwmeeting/sandbox/state/downloads.lua",
            ["hwmeeting.sandbox.state.init"] = "lua/hwmeeting/sandbox/state/init.lua",
            ["hwmeeting.sandbox.state.lists"] = "lua/hwmeeting/sandbox/state/lists.lua",
            ["hwmeeting.sandbox.state.meetings"] = "lua/hwmeeting/sandbox/state/meetings.lua",
            ["hwmeeting.sandbox.state.partners"] = "lua/hwmeeting/sandbox/state/partners.lua",
            ["hwmeeting.sandbox.state.password_lock"] = "lua/hwmeeting/sandbox/state/password_lock.lua",
            ["hwmeeting.sandbox.state.recording"] = "lua/hwmeeting/sandbox/state/recording.lua",
            ["hwmeeting.sandbox.state.recurrence"] = "lua/hwmeeting/sandbox/state/recurrence.lua",
            ["hwmeeting.sandbox.state.room_kinds"] = "lua/hwmeeting/sandbox/state/room_kinds.lua",
            ["hwmeeting.sandbox.state.rooms"] = "lua/hwmeeting/sandbox/state/rooms.lua",
            ["hwmeeting.sandbox.state.users"] = "lua/hwmeeting/sandbox/state/users.lua",
            ["hwmeeting.sandbox.state.webinars"] = "lua/hwmeeting/sandbox/state/webinars.lua",
            ["hwmeeting.sandbox.wire.directory_forms"] = "lua/hwmeeting/sandbox/wire/directory_forms.lua",
            ["hwmeeting.sandbox.wire.meeting_forms"] = "lua/hwmeeting/sandbox/wire/meeting_forms.lua",
            ["hwmeeting.sandbox.wire.webinar_forms"] = "lua/hwmeeting/sandbox/wire/webinar_forms.lua",
        },
    },
    -- The documentation of both is in hwmeeting.
    copy_directories = {},
}
