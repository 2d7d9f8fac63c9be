--- The sandbox against the rules that the vendor publishes (spec/fixtures/published_rules.tsv):
-- what breaks one is refused by its name, what stands at its edge is taken (Lua 5.4).
--
-- Most of the sandbox's rules are the catalogue's, so that a mistake there would confirm itself;
-- these requests are made from the table alone.

local support = require "spec.sandbox.inside.support"

local json = require "hwmeeting.sandbox.json"
local published = require("spec.support.published_rules").read()
local rule_requests = require "spec.support.rule_requests"

local MEETING = "914083136"

-- What is not tried, by the name of the field or with the operation's, and why.
local untried = {
    ["Authorization"] = "who signs in; asked for before any rule",
    ["X-Conference-Authorization"] = "a token; asked for before any rule",
    ["confToken"] = "a token; asked for before any rule",
    ["conferenceID"] = "must be the running meeting's for its token to be good",
    ["conferenceid"] = "as conferenceID",
    ["Content-Type"] = "no parameter of ours: every body is sent with its kind",
}

-- Rules that the sandbox does not have, and why.
local not_refused = {
    ["SetInterpreterGroup interpreterGroups[1].interpreters[1].loginAccount required"] =
        "loginAccount or userID must be given",
    ["CreateAppIdToken X-Token-Type required"] = "demanded by the pages, left out by the SDKs",
}

-- Where the sandbox wants more than the rules, and why.
local not_taken = {
    ["ShowMeetingDetail limit"] = "0 to 500, as the lists say",
    ["ShowHisMeetingDetail limit"] = "0 to 500, as the lists say",
    ["SetWebHookConfig url"] = "must begin with https://, as its page says",
    ["CheckToken token"] = "must be a live token",
    ["CreateMeeting cycleParams.cycle"] = "some need a point as well",
}
for _, id in ipairs { "Create", "Update" } do
    for _, kind in ipairs { "Meeting", "RecurringMeeting" } do
        not_taken[id .. kind .. " cycleParams.point"] =
            "days of a week or of a month, as its page says"
    end
end

-- Whose token is looked at after the rules, and is none that a sign-in gives.
local own_tokens = { ResetPwd = true, CreateAppIdToken = true, CreateToken = true }

-- What a request needs beyond the rules, to be one that the sandbox goes on with.
local prepared = {}

function prepared.CheckToken(box, request)
    request.body.token = request.body.token and support.access(box)
end

function prepared.UpdateToken(box, request)
    local user = box.state.users:administrator("807074304")
    request.header["X-Access-Token"] =
        box.state.access_tokens:issue(user, 72, box.clock:now()).refresh
end

function prepared.SetWebHookConfig(_, request)
    request.body.url = type(request.body.url) == "string" and "https://example.com/"
        or request.body.url
end

function prepared.CreateRecurringMeeting(_, request)
    request.body.cycleParams = { startDate = "2030-01-15", endDate = "2030-02-15", cycle = "Day",
        interval = 1, point = { 1 }, preRemindDays = 0 }
end

prepared.UpdateRecurringMeeting = prepared.CreateRecurringMeeting

local function percent_encoded(value)
    return (tostring(value):gsub("[^%w%-._~]", function(byte)
        return ("%%%02X"):format(byte:byte())
    end))
end

local function target_of(operation, request)
    local path, query = operation.path, {}
    for name, value in pairs(request.path) do
        path = path:gsub("{" .. name .. "}", (percent_encoded(value):gsub("%%", "%%%%")))
    end
    for name, value in pairs(request.query) do
        for _, item in ipairs(type(value) == "table" and value or { value }) do
            query[#query + 1] = name .. "=" .. percent_encoded(item)
        end
    end
    return path .. (query[1] and "?" .. table.concat(query, "&") or "")
end

local function marked_lists(value)
    if type(value) ~= "table" then
        return value
    end
    local copy = (value[1] ~= nil or next(value) == nil) and json.list {} or {}
    for key, item in pairs(value) do
        copy[key] = marked_lists(item)
    end
    return copy
end

local PART = '--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'

local function text_of_body(operation, body, headers)
    if body == nil then
        return ""
    elseif operation.body.kind == "multipart" then
        local parts = {}
        for name, value in pairs(body) do
            parts[#parts + 1] = PART:format(name, tostring(value))
        end
        headers["content-type"] = "multipart/form-data; boundary=x"
        return table.concat(parts) .. "--x--\r\n"
    elseif operation.body.kind ~= "array" and next(body) == nil then
        return "{}"
    end
    return json.encode(marked_lists(body))
end

local function headers_of(box, operation, request)
    local headers = support.signed_in(box)
    if operation.body.kind ~= "none" then
        headers["content-type"] = "application/json; charset=UTF-8"
    end
    for name, value in pairs(request.header) do
        headers[name:lower()] = tostring(value)
    end
    local meeting = box.state.meetings:find(MEETING)
    headers["x-conference-authorization"] =
        box.state.control_tokens:issue(meeting, box.clock:now()).text
    headers.conftoken = headers["x-conference-authorization"]
    return headers
end

-- Sends a request: the status, what the message says, and the rule that it names, if any.
local function send(box, operation, request)
    local headers = headers_of(box, operation, request)
    local body = text_of_body(operation, request.body, headers)
    local status, answer = support.call(box, operation.method, target_of(operation, request),
        headers, body)
    local text = type(answer) == "table" and tostring(answer.error_msg or answer.returnDesc or "")
        or ""
    return status, text, text:match("%((%l+)%)$")
end

local function base_of(box, operation)
    local request = rule_requests.valid(operation, published)
    for _, place in ipairs { "query", "path" } do
        for _, name in ipairs { "conferenceID", "conferenceid" } do
            request[place][name] = request[place][name] and MEETING
        end
    end
    request.header["Content-Type"] = nil
    if prepared[operation.id] then
        prepared[operation.id](box, request)
    end
    return request
end

local function is_text(operation, field)
    return field.place and field.place ~= "body" or operation.body.kind == "multipart"
end

local function each_trial(operation, visit)
    rule_requests.each_field(operation, published, function(field, path, set)
        if not untried[field.name] and not field.discarded then
            visit(field, path, set)
        end
    end)
end

-- Exceptions that were met, so that one that is none any more is seen.
local met = {}

local function is_listed(exceptions, what)
    met[what] = exceptions[what] and true
    return exceptions[what] ~= nil
end

-- The calls before may have ended the meeting, or deleted its host.
local function is_running(box)
    local meeting = box.state.meetings:find(MEETING)
    return meeting ~= nil and meeting.running and box.state.users:administrator("807074304") ~= nil
end

local function shown(value)
    local text = type(value) == "string" and value or json.encode(marked_lists { value })
    return #text > 60 and text:sub(1, 57) .. "..." or text
end

describe("the sandbox", function()
    local box = support.service()

    for _, operation in ipairs(published.operations) do
        it("refuses what breaks a rule: " .. operation.id, function()
            local wrong = {}
            each_trial(operation, function(field, path, set)
                local tries = rule_requests.breaking(field, published, is_text(operation, field))
                for _, try in ipairs(tries) do
                    local request = base_of(box, operation)
                    set(request, try.value)
                    local status, text, rule = send(box, operation, request)
                    local names_it = text:lower():find(path:lower(), 1, true)
                    local is_refused = status == 400 and rule == try.rule and names_it
                    local what = ("%s %s %s"):format(operation.id, path, try.rule)
                    if not is_refused and not is_listed(not_refused, what) then
                        wrong[#wrong + 1] = ("%s = %s breaks %s: %d %s"):format(path,
                            shown(try.value), try.rule, status, text)
                    end
                end
            end)
            assert.are.same({}, wrong)
        end)
    end

    for _, operation in ipairs(published.operations) do
        it("takes what keeps the rules, up to their edges: " .. operation.id, function()
            local wrong = {}
            if not is_running(box) then
                box:reset()
            end
            each_trial(operation, function(field, path, set)
                for _, value in ipairs(rule_requests.keeping(field, published)) do
                    local request = base_of(box, operation)
                    set(request, value)
                    local status, text, rule = send(box, operation, request)
                    local is_taken = not rule and status < 500
                        and (status ~= 401 or own_tokens[operation.id])
                    if not is_taken and not is_listed(not_taken, operation.id .. " " .. path) then
                        wrong[#wrong + 1] = ("%s = %s: %d %s"):format(path, shown(value), status,
                            text)
                    end
                end
            end)
            assert.are.same({}, wrong)
        end)
    end

    it("differs in nothing that is listed and does not differ", function()
        for _, exceptions in ipairs { not_refused, not_taken } do
            for what in pairs(exceptions) do
                assert.message(what).is_true(met[what])
            end
        end
    end)
end)
