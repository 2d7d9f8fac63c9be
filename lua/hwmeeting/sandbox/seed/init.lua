--- Fills a new state: the vendor's samples and made-up people, meetings and history (Lua 5.4).
--
-- The same seed and the same start of the clock give the same state. All times are relative to that
-- start:
--   57 ongoing meetings, one of them the sample, one in a cloud room; somebody is in each and they
--     extend themselves, so that moving the clock does not end them;
--   35 planned ones over the next weeks, one of them recurring;
--   180 held ones over the last five months: the sample, one with 233 invited people, and a weekly
--     meeting held six times under one id; in the attendance some leave and join again; every sixth
--     was recorded;
--   and what directory.lua adds.

local calendar = require "hwmeeting.sandbox.calendar"
local names = require "hwmeeting.sandbox.seed.names"
local recurrence = require "hwmeeting.sandbox.state.recurrence"
local samples = require "hwmeeting.sandbox.seed.samples"
local directory = require "hwmeeting.sandbox.seed.directory"

local seed = {}

seed.ongoing, seed.planned, seed.held = 57, 35, 180
seed.invited_to_large = 233

local own_corp = "807074304"
local other_corp = "651987884"
local provider_corp = "100000001"
local colleagues = 12
local weekly_times = 6
-- Of the held meetings: the sample and the large one, and every sixth.
local always_recorded, recorded_every = 2, 6

--- What signs in to the sandbox. The keys and the passwords are new in each run.
-- @tparam function secret secret(n): n unguessable hexadecimal digits
function seed.credentials(secret)
    return {
        app_id = "fdb8e4699586458bbd10c834872dcc62",
        app_key = secret(32),
        provider_app_id = "0c1d2e3f4a5b69788796a5b4c3d2e1f0",
        provider_app_key = secret(32),
        corp_id = own_corp,
        account = "admin@mycorp",
        password = "Sb-" .. secret(16),
        user_id = "user8002",
        welink_account = "welink01@mycorp",
        welink_password = "Wl-" .. secret(16),
        oauth2_domain = "mycorp.example",
    }
end

local function add_apps(state, credentials)
    state.users:add_app {
        id = credentials.app_id,
        key = credentials.app_key,
        tenant = "single",
        corp_id = own_corp,
    }
    state.users:add_app {
        id = credentials.provider_app_id,
        key = credentials.provider_app_key,
        tenant = "multi",
        provider_corp_id = provider_corp,
    }
end

local function add_administrators(state, credentials)
    for corp_id, account in pairs {
        [own_corp] = credentials.account,
        [other_corp] = "admin@othercorp",
        [provider_corp] = "admin@provider",
    } do
        state.users:add {
            uuid = ("%032x"):format(tonumber(corp_id)),
            account = account,
            password = corp_id == own_corp and credentials.password or nil,
            name = "管理员",
            dept_name = "",
            corp_id = corp_id,
            admin_type = 0,
            phone = "+991116000001",
        }
    end
end

-- Both lead to the enterprise's administrator.
local function add_partners(state, credentials)
    local administrator = state.users:administrator(own_corp)
    state.partners:add_welink_account(
        credentials.welink_account,
        credentials.welink_password,
        administrator
    )
    state.partners:add_domain(credentials.oauth2_domain, administrator)
end

local function add_colleagues(state)
    for index = 1, colleagues do
        local account = ("colleague%02d@mycorp"):format(index)
        state.users:add {
            account = account,
            third_user_id = ("colleague%02d"):format(index),
            name = names.person(index),
            dept_name = names.departments[index % #names.departments + 1],
            corp_id = own_corp,
            admin_type = 2,
            phone = ("+99111600%04d"):format(1000 + index),
            email = account .. ".example",
        }
    end
end

local function owners(state)
    local found = {}
    for _, user in ipairs(state.users.list) do
        if user.corp_id == own_corp then
            found[#found + 1] = user
        end
    end
    table.sort(found, function(a, b)
        return a.account < b.account
    end)
    return found
end

local function invited_people(random, count)
    local people, first = {}, random:integer(1, 480)
    for index = 1, count do
        local person = first + index
        people[index] = {
            name = names.person(person),
            number = ("+99111600%04d"):format(2000 + person),
            kind = index % 11 == 0 and "terminal" or "normal",
            role = index == 1 and 1 or 0,
            account = ("person%04d@mycorp"):format(person),
            uuid = random:hex(32),
            dept_name = random:pick(names.departments),
            sms = ("+861380000%04d"):format(person),
        }
    end
    return people
end

local function settings(random)
    return {
        prolongLength = 15,
        isGuestFreePwd = random:fraction() < 0.2,
        isSendNotify = true,
        isSendSms = false,
        isAutoMute = random:fraction() < 0.5,
        isSendCalendar = true,
        callInRestriction = random:pick { 0, 2, 3 },
        allowGuestStartConf = random:fraction() < 0.5,
        isHardTerminalAutoMute = true,
        enableWaitingRoom = random:fraction() < 0.3,
    }
end

local function made_up(random, all_owners, index, invited)
    local meeting = {
        subject = names.subjects[index % #names.subjects + 1]
            .. (index % 3 == 0 and (" " .. index) or ""),
        owner = all_owners[index % #all_owners + 1],
        media_types = random:pick { "HDVideo,Video,Voice,Data", "Voice,Data,Video", "Voice" },
        language = random:pick { "zh-CN", "en-US" },
        time_zone = random:pick { "56", "23", "4" },
        settings = settings(random),
        invited = invited_people(random, invited or random:integer(1, 14)),
    }
    if not meeting.settings.isGuestFreePwd then
        meeting.guest_password = random:digits(6)
    end
    return meeting
end

local function run(state, meeting, now)
    meeting.start = meeting.start or now
    meeting.finish = meeting.start + 2 * calendar.hour
    state.meetings:plan(meeting)
    state.meetings:start(meeting, meeting.start)
    for index = 1, math.max(1, #meeting.invited - 1) do
        local person = meeting.invited[index]
        state.meetings:join(meeting, {
            name = person.name,
            number = person.number,
            role = person.role,
            account = person.account,
            user_id = person.uuid,
            dept_name = person.dept_name,
        }, meeting.start + 10 * index)
    end
    meeting.prolong_by = 15 * calendar.minute
end

local function fill_ongoing(state, all_owners, owner, now)
    local random = state.random
    local sample = samples.ongoing(owner)
    sample.start = now - 30 * calendar.minute
    run(state, sample, now)
    sample.present[1].role = 1
    state.meetings:join(sample, {
        name = owner.name,
        number = owner.phone,
        role = 0,
        account = owner.account,
        user_id = owner.uuid,
        dept_name = owner.dept_name,
    }, sample.start + 60)
    for index = 2, seed.ongoing do
        local meeting = made_up(random, all_owners, index)
        meeting.kind = index % 4 == 0 and "IMMEDIATELY" or "FUTURE"
        meeting.start = now - random:integer(1, 100) * calendar.minute
        if index == 5 then
            meeting.vmr_id, meeting.vmr_number = random:hex(32), "25570200"
        end
        run(state, meeting, now)
    end
end

-- Every Tuesday from next week on, for ten weeks.
local function make_recurring(meeting, now)
    local first = now + 7 * calendar.day
    meeting.id, meeting.kind = samples.ids.recurring, "CYCLE"
    recurrence.expand(meeting, {
        length = 60,
        cycleParams = {
            startDate = calendar.minutes(first):sub(1, 10),
            endDate = calendar.minutes(first + 69 * calendar.day):sub(1, 10),
            cycle = "Week",
            interval = 1,
            point = { 2 },
            preRemindDays = 1,
        },
    })
end

local function fill_planned(state, all_owners, now)
    for index = 1, seed.planned do
        local meeting = made_up(state.random, all_owners, index + 100)
        meeting.kind = "FUTURE"
        meeting.start = now + index * 14 * calendar.hour
        meeting.finish = meeting.start + state.random:pick { 30, 60, 90 } * calendar.minute
        meeting.details = {}
        if index == 20 then
            meeting.id = samples.ids.planned
        elseif index == 21 then
            make_recurring(meeting, now)
        end
        state.meetings:plan(meeting)
    end
end

local function visit(person, joined, left)
    return {
        name = person.name,
        number = person.number,
        device = person.kind == "terminal" and "TE" or "SoftClient",
        media = "video",
        dept_name = person.dept_name,
        joined = joined,
        left = left,
    }
end

-- One row per join: some never come, some leave in the middle and join again, some were not
-- invited.
local function visits(random, held)
    local rows, length = {}, held.held_until - held.held_from
    for index, person in ipairs(held.invited) do
        local joined = held.held_from + random:integer(-4, 10) * calendar.minute
        if index % 7 == 3 then
            local middle = held.held_from + length // 2
            rows[#rows + 1] = visit(person, joined, middle)
            rows[#rows + 1] = visit(person, middle + 5 * calendar.minute, held.held_until)
        elseif index % 5 ~= 4 then
            rows[#rows + 1] = visit(person, joined, held.held_until)
        end
    end
    if random:fraction() < 0.3 then
        local guest =
            { name = "访客 Guest", number = "+8613800009999", kind = "normal", dept_name = "" }
        rows[#rows + 1] = visit(guest, held.held_from + 3 * calendar.minute, held.held_until)
    end
    return rows
end

local function control(held, operation, after)
    return {
        at = held.held_from + after,
        operation = operation,
        operator = held.owner.name,
        detail = "",
    }
end

local function add_held(state, held, start, minutes)
    local random = state.random
    held.start, held.finish = start, start + minutes * calendar.minute
    held.held_from, held.held_until = held.start, held.finish
    held.uuid = held.uuid or random:hex(32)
    held.id = held.id or "9" .. random:digits(8)
    held.kind = held.kind or "FUTURE"
    held.details = held.details or {}
    held.chair_password = held.chair_password or random:digits(6)
    held.join_codes = held.join_codes or { chair = random:hex(48), guest = random:hex(48) }
    held.records = visits(random, held)
    held.controls = {
        control(held, "MuteMeeting", 5 * calendar.minute),
        control(held, "StopMeeting", held.held_until - held.held_from),
    }
    local count = #state.meetings.history
    if count < always_recorded or count % recorded_every == 0 then
        held.recording = { segments = { { from = held.held_from, to = held.held_until } } }
    end
    state.meetings:add_held(held)
end

local function fill_weekly(state, all_owners, today)
    for week = weekly_times, 1, -1 do
        local held = made_up(state.random, all_owners, 3, 8)
        held.id, held.subject = "983174225", "每周例会"
        add_held(state, held, today - week * 7 * calendar.day + 9 * calendar.hour, 60)
    end
end

local function fill_history(state, all_owners, test_user, sample_user, now)
    local today = now // calendar.day * calendar.day
    local large = made_up(state.random, all_owners, 13, seed.invited_to_large)
    large.id, large.uuid = "965113008", "c0ffee0a5b11eaae5e191763c22c0e23"
    large.subject = "全员大会 All hands"
    add_held(
        state,
        samples.held(test_user, sample_user),
        today - 40 * calendar.day - 29 * calendar.minute,
        15
    )
    add_held(state, large, today - 12 * calendar.day + 6 * calendar.hour, 90)
    fill_weekly(state, all_owners, today)
    for index = 1, seed.held - weekly_times - 2 do
        local start = today
            - index * 20 * calendar.hour
            + state.random:integer(0, 11) * 15 * calendar.minute
        add_held(
            state,
            made_up(state.random, all_owners, index + 200),
            start - calendar.day,
            state.random:pick { 30, 45, 60, 120 }
        )
    end
end

--- Fills a state.
-- @tparam table state empty, as state.new makes it
-- @tparam table credentials as seed.credentials makes it
-- @tparam number now unix seconds at which the sandbox's clock starts
function seed.fill(state, credentials, now)
    now = calendar.minute * math.floor(now / calendar.minute)
    add_apps(state, credentials)
    add_administrators(state, credentials)
    add_partners(state, credentials)
    local sample_users = samples.users(own_corp)
    local sample_user, test_user =
        state.users:add(sample_users[1]), state.users:add(sample_users[2])
    add_colleagues(state)
    local all_owners = owners(state)
    fill_ongoing(state, all_owners, sample_user, now)
    fill_planned(state, all_owners, now)
    fill_history(state, all_owners, test_user, sample_user, now)
    directory.fill(state, own_corp, now)
end

return seed
