--- Convenience methods of a client, named as people think. All are thin: each makes documented
-- calls and nothing else. None bears the name of an operation.

local catalogue = require "hwmeeting.catalogue"
local errors = require "hwmeeting.errors"
local misuse = require "hwmeeting.misuse"
local time = require "hwmeeting.time"

local wrappers = {}

local function state_of(client)
    return require("hwmeeting.client").state_of(client)
end

local function copy(args)
    local result = {}
    for name, value in pairs(args or {}) do
        result[name] = value
    end
    return result
end

-- Starts a function beside the caller. In a script that has no loop it is driven a first time, so
-- that its request is on the way before the caller goes on.
local function starter(state)
    return function(f)
        local loop = state.loop.current()
        local started = require("hwmeeting.task").start(loop, f)
        if loop.pump then
            loop.pump(0)
        end
        return started
    end
end

--- A lazy iterator over any paged operation: `for item in client:each("SearchMeetings", { … }) do`.
-- @tparam string name the operation's id
-- @tparam table|nil args its arguments; `limit` is the page size, `offset` where to begin; and
--   `max_items`, the most items to return; `prefetch = true` fetches the next page while the
--   current one is used
-- @tparam table|nil call_options as for `client:call`
-- @treturn table an iterator, see `pages.lua`
function wrappers.each(self, name, args, call_options)
    local state = state_of(self)
    local id = catalogue.find(name)
    local definition = id and catalogue.definition(id)
    if not definition or not definition.pages then
        misuse.raise(("`%s` is no operation that answers in pages"):format(tostring(name)))
    end
    local filters = copy(args)
    local max_items, prefetch = filters.max_items, filters.prefetch
    filters.max_items, filters.prefetch = nil, nil
    if prefetch ~= nil and type(prefetch) ~= "boolean" then
        misuse.raise("prefetch must be true or false")
    end
    return require("hwmeeting.pages").new {
        definition = definition,
        args = filters,
        max_items = max_items,
        suspends = function() return state.loop.suspends() end,
        start = prefetch and starter(state) or nil,
        fetch = function(page_args) return self:call(id, page_args, call_options) end,
    }
end

--- Ongoing meetings (SearchOnlineMeetings).
-- @tparam table|nil args `queryAll` (boolean: the whole enterprise's; administrators only),
--   `searchKey`, `limit`, `offset`, `max_items`
-- @treturn table an iterator over ConferenceInfo
function wrappers.online_meetings(self, args, call_options)
    return self:each("SearchOnlineMeetings", args, call_options)
end

--- Meetings that have not ended yet, scheduled and ongoing (SearchMeetings); arguments as for
-- `online_meetings`.
-- @treturn table an iterator over ConferenceInfo
function wrappers.upcoming_meetings(self, args, call_options)
    return self:each("SearchMeetings", args, call_options)
end

--- Meetings that have ended (SearchHisMeetings). The service keeps them for six months.
-- @tparam table args `from`, `to` (UTC unix seconds), and the operation's own filters
-- @treturn table an iterator over ConferenceInfo
function wrappers.past_meetings(self, args, call_options)
    local filters = copy(args)
    if filters.from ~= nil then
        filters.startDate, filters.from = time.to_milliseconds(filters.from), nil
    end
    if filters.to ~= nil then
        filters.endDate, filters.to = time.to_milliseconds(filters.to), nil
    end
    return self:each("SearchHisMeetings", filters, call_options)
end

--- The region that serves a running meeting (ShowRegionInfoOfMeeting).
-- @tparam string id the conferenceID (not the vmrConferenceID)
-- @treturn table|nil `{ regionIP, regionUrl }`
-- @treturn table|nil an error object
function wrappers.region(self, id, call_options)
    return self:call("ShowRegionInfoOfMeeting", { conferenceID = id }, call_options)
end

--- Details of a meeting that has ended, with the first page of the people who were invited
-- (ShowHisMeetingDetail). Who really came is in `attendance`.
-- @tparam string uuid the confUUID: one for each time that a meeting was held
-- @tparam table|nil args `limit`, `offset`, `searchKey`
-- @treturn table|nil `{ conferenceData, data = PageParticipant }`
-- @treturn table|nil an error object
function wrappers.history_detail(self, uuid, args, call_options)
    local filled = copy(args)
    filled.confUUID = uuid
    return self:call("ShowHisMeetingDetail", filled, call_options)
end

--- Everybody who was invited to a meeting that has ended, page by page (ShowHisMeetingDetail).
-- @tparam string uuid the confUUID
-- @tparam table|nil args `limit`, `offset`, `searchKey`, `max_items`
-- @treturn table an iterator over ParticipantInfo
function wrappers.participants(self, uuid, args, call_options)
    local filters = copy(args)
    filters.confUUID = uuid
    return self:each("ShowHisMeetingDetail", filters, call_options)
end

--- Who was in a meeting that has ended: one record for each time that somebody joined
-- (SearchAttendanceRecordsOfHisMeeting).
-- @tparam string uuid the confUUID
-- @tparam table|nil args `limit`, `offset`, `searchKey`, `max_items`
-- @treturn table an iterator over ConfAttendeeRecordInfo; `joinTime` and `leftTime` are unix
--   milliseconds
function wrappers.attendance(self, uuid, args, call_options)
    local filters = copy(args)
    filters.confUUID = uuid
    return self:each("SearchAttendanceRecordsOfHisMeeting", filters, call_options)
end

--- A handle on one meeting, see `meeting.lua`. Nothing is sent.
-- @tparam string id the conferenceID
-- @tparam table|nil choice `{ password = "host password" }`, needed for control calls
-- @treturn table
function wrappers.meeting(self, id, choice)
    return require("hwmeeting.meeting").new(self, state_of(self).now, id, choice)
end

local function schedule_body(choice)
    local body = copy(choice)
    if body.start ~= nil then
        body.startTime, body.start = time.to_meeting(body.start), nil
    end
    if body.minutes ~= nil then
        body.length, body.minutes = body.minutes, nil
    end
    body.mediaTypes = body.mediaTypes or "HDVideo"
    return body
end

--- Creates a meeting (CreateMeeting). A repeat creates another one, so it is sent again only when
-- the service cannot have seen it.
-- @tparam table choice `subject` (at most 128 characters), `start` (UTC unix seconds; nil starts at
--   once), `minutes` (15 to 1440, default 30), and any field of the operation's body, `mediaTypes`
-- being `"HDVideo"` unless given
-- @treturn table|nil ConferenceInfo
-- @treturn table|nil an error object
function wrappers.schedule(self, choice, call_options)
    local answer, err = self:call("CreateMeeting", schedule_body(choice), call_options)
    if not answer then
        return nil, err
    end
    if type(answer[1]) ~= "table" then
        return nil, errors.new { kind = "decode", operation = "CreateMeeting",
            message = "the service answered without a meeting", retryable = false }
    end
    return answer[1]
end

--- The host password of a meeting, as the meeting's own answer holds it.
-- @tparam table conference ConferenceInfo
-- @tparam string|nil role `"chair"` (the host, default) or `"general"` (guests)
-- @treturn string|nil
function wrappers.password_of(_, conference, role)
    local entries = conference.passwordEntry
    for _, entry in ipairs(type(entries) == "table" and entries or {}) do
        if entry.conferenceRole == (role or "chair") then
            return entry.password
        end
    end
    return nil
end

return wrappers
