--- Seeds what stands beside the meetings: departments, rooms, webinars, event push (Lua 5.4).
--
-- Ids that documents and examples may name are in samples.lua. Everything else is made of the
-- state's second generator, so that it changes nothing in the meetings.

local calendar = require "hwmeeting.sandbox.calendar"
local names = require "hwmeeting.sandbox.seed.names"
local room_kinds = require "hwmeeting.sandbox.state.room_kinds"
local samples = require "hwmeeting.sandbox.seed.samples"

local directory = {}

local cloud_rooms, webinar_rooms = 14, 2
local upcoming, ongoing, past = 12, 3, 14

local function add_departments(state, corp_id)
    local departments, by_name = state:departments_of(corp_id), {}
    local function add(code, name, parent)
        by_name[name] = departments:add { code = code, name = name, parent = parent }
    end
    add(samples.ids.department, "Sales", "1")
    for index, name in ipairs(names.departments) do
        add(("%d"):format(1010 + index), name, "1")
    end
    add("1020", "Platform", "1011")
    for _, user in ipairs(state.users.list) do
        if user.corp_id == corp_id and user.dept_name ~= "" then
            if not by_name[user.dept_name] then
                add(nil, user.dept_name, "1")
            end
            user.dept_code = by_name[user.dept_name].code
        end
    end
end

local function add_rooms(state, corp_id)
    local administrator = state.users:administrator(corp_id)
    for _, user in ipairs(state.users.list) do
        if user.corp_id == corp_id then
            state.rooms:add {
                name = user.name,
                mode = room_kinds.personal,
                corp_id = corp_id,
                owner = user,
            }
        end
    end
    state.rooms:add {
        id = samples.ids.webinar_room,
        name = "Auditorium",
        mode = room_kinds.webinar,
        corp_id = corp_id,
        owner = administrator,
    }
    for index = 2, webinar_rooms do
        state.rooms:add {
            name = "Auditorium " .. index,
            mode = room_kinds.webinar,
            corp_id = corp_id,
        }
    end
    for index = 1, cloud_rooms do
        state.rooms:add {
            id = index == 1 and samples.ids.room or nil,
            name = "Cloud room " .. index,
            mode = room_kinds.cloud,
            corp_id = corp_id,
            owner = index <= 2 and administrator or nil,
        }
    end
end

-- The rooms in which the seeded meetings take place.
local function add_rooms_of_meetings(state, corp_id)
    for _, meeting in ipairs(state.meetings.list) do
        if meeting.vmr_id and not state.rooms:find(meeting.vmr_id) then
            state.rooms:add {
                id = meeting.vmr_id,
                number = meeting.vmr_number,
                name = "Cloud room " .. meeting.vmr_number,
                mode = room_kinds.cloud,
                corp_id = corp_id,
                owner = meeting.owner,
            }
        end
    end
end

local function add_webinar(state, corp_id, index, start, minutes)
    local owner = state.users:administrator(corp_id)
    return state.webinars:add {
        subject = names.subjects[index % #names.subjects + 1] .. " (webinar)",
        description = "A webinar of the sandbox.",
        start = start,
        finish = start + minutes * calendar.minute,
        time_zone = 56,
        owner = owner,
        room = state.rooms:find(samples.ids.webinar_room),
        restricted = false,
        scope = 0,
        audience_scope = 0,
        recorded = index % 2 == 0 and "Y" or "N",
        live_address = "",
        aux_address = "",
        live_url = "",
        attendees = { names.person(index), names.person(index + 1) },
        audience = 20 + index,
        id = index == 1 and samples.ids.webinar or nil,
    }
end

local function add_webinars(state, corp_id, now)
    for index = 1, upcoming do
        add_webinar(state, corp_id, index, now + index * 3 * calendar.day, 60)
    end
    for index = 1, ongoing do
        local start = now - index * 10 * calendar.minute
        add_webinar(state, corp_id, upcoming + index, start, 180)
    end
    for index = 1, past do
        local start = now - index * 6 * calendar.day
        add_webinar(state, corp_id, upcoming + ongoing + index, start, 90)
    end
end

local function add_webhook(state, corp_id)
    state.webhooks[corp_id] = {
        id = samples.ids.webhook,
        subscriber_id = "1988692299",
        subscriber_key = state.secret(32),
        url = "https://example.com/events",
        status = 0,
    }
end

--- Fills a state that has its users and meetings.
-- @tparam table state
-- @tparam string corp_id the enterprise
-- @tparam number now unix seconds, a whole minute
function directory.fill(state, corp_id, now)
    add_departments(state, corp_id)
    add_rooms(state, corp_id)
    add_rooms_of_meetings(state, corp_id)
    add_webinars(state, corp_id, now)
    add_webhook(state, corp_id)
end

return directory
