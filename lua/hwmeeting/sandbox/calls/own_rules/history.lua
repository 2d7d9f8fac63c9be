--- Meetings that have ended: list, invited people, and who really came (Lua 5.4).

local errors = require "hwmeeting.sandbox.errors"
local headers = require "hwmeeting.sandbox.rules.headers"
local meeting_forms = require "hwmeeting.sandbox.wire.meeting_forms"
local paging = require "hwmeeting.sandbox.calls.paging"
local permission = require "hwmeeting.sandbox.calls.permission"
local selection = require "hwmeeting.sandbox.calls.selection"

local history_path = "/v1/mmc/management/conferences/history"

local function find(call)
    local held = call.state.meetings:find_held(call.query.confUUID)
        or errors.refuse("MMC.111070005")
    permission.check_view(call.user, held)
    return held
end

local function search(call)
    local from, to = call.query.startDate / 1000, call.query.endDate / 1000
    if to < from then
        errors.refuse("MMC.111071061", "endDate lies before startDate")
    end
    local found = selection.meetings(call, call.state.meetings.history, function(held)
        return held.start >= from and held.start <= to
    end)
    selection.sort(found, call.query.sortType or "DSC_StartTIME")
    return paging.answer(call, found, function(held)
        return meeting_forms.conference(held, call.user)
    end)
end

local function show(call)
    local held = find(call)
    local people = selection.people(call, held.invited)
    return {
        conferenceData = meeting_forms.conference(held, call.user),
        data = paging.answer(call, people, meeting_forms.participant),
    }
end

local function attendance(call)
    local visits = selection.matching(find(call).records, call.query.searchKey, function(record)
        return { record.name, record.number }
    end)
    return paging.answer(call, visits, meeting_forms.visit)
end

local milliseconds = { type = "integer", required = true, minimum = 0 }

return {
    {
        id = "SearchHisMeetings",
        method = "GET",
        path = history_path,
        token = "access",
        query = selection.list_rules {
            startDate = milliseconds,
            endDate = milliseconds,
            searchKey = { type = "string" },
            sortType = {
                type = "string",
                one_of = {
                    "ASC_StartTIME",
                    "DSC_StartTIME",
                    "ASC_RecordTYPE",
                    "DSC_RecordTYPE",
                },
            },
        },
        handle = search,
    },
    {
        id = "ShowHisMeetingDetail",
        method = "GET",
        path = history_path .. "/confDetail",
        token = "access",
        query = selection.people_rules { confUUID = { type = "string", required = true } },
        headers = selection.people_headers,
        handle = show,
    },
    {
        id = "SearchAttendanceRecordsOfHisMeeting",
        method = "GET",
        path = history_path .. "/confAttendeeRecord",
        token = "access",
        headers = { ["accept-language"] = headers.language },
        query = {
            confUUID = { type = "string", required = true },
            userUUID = { type = "string" },
            offset = paging.offset,
            limit = paging.limit,
            searchKey = { type = "string" },
        },
        handle = attendance,
    },
}
