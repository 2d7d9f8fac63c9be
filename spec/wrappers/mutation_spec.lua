-- Every wrapper bears any value of any answer being something else: null, another type, an odd
-- list, nothing at all. It gives what it would have given, but for the value, or nil and an error
-- object; it raises nothing, and what it could not read it sends nothing after. A value that is
-- only spelled otherwise makes no difference.

local calls = require "spec.wrappers.calls"
local core = require "hwmeeting.core"
local methods = require "hwmeeting.client.methods"
local errors = require "hwmeeting.errors"
local mutations = require "spec.wrappers.mutations"
local recorder = require "spec.wrappers.recorder"

-- Methods of a client that are answered with nothing, or with an acknowledgement; and those that
-- make no call, or any.
local acknowledged = {}
for name in ([[
    cancel_scheduled cancel_series cancel_occurrences cancel_webinar change_webinar_page
    change_department remove_department enable_users disable_users remove_users
    enable_devices disable_devices remove_devices remove_recordings
    assign_rooms take_back_rooms remove_rooms give_resources change_resources take_back_resources
    meeting operations request
]]):gmatch "%S+" do
    acknowledged[name] = true
end

-- What wrappers make of a value under another name.
local made_of = {
    startTime = { "starts_at", "startTime", "length", "duration" },
    endTime = { "ends_at", "length", "duration" },
    joinTime = { "joined_at" }, leftTime = { "left_at" }, operateTime = { "done_at" },
    decodeEndTime = { "ready_at" }, actualStartTime = { "started_at" },
    childDepts = { "children" }, isLeafNode = { "children" },
    participantID = { "phone", "number", "pid" },
    attendeeType = { "type" }, mediaType = { "mediaTypes" },
}

-- What decides about a whole result: who is told apart by it, or what alone is answered.
local decisive = {
    password_of = { "passwordEntry", "conferenceRole", "password" },
    occurrences = { "conferenceID", "vmrConferenceID" },
    in_a_meeting = { "conf_id", "in_conf" },
    find_in_meeting = { "in_conf" },
    site_status = { "status" },
    create_department = { "value" },
    upload_webinar_picture = { "fileId" },
    socket_token = { "webSocketToken" },
}

local function copy_path(path, key)
    local longer = {}
    for index, part in ipairs(path) do
        longer[index] = part
    end
    longer[#longer + 1] = key
    return longer
end

-- The paths where two values differ.
local function differences(expected, actual, path, found)
    if type(expected) ~= "table" or type(actual) ~= "table" then
        if expected ~= actual then
            found[#found + 1] = path
        end
        return found
    end
    for key, value in pairs(expected) do
        differences(value, actual[key], copy_path(path, key), found)
    end
    for key in pairs(actual) do
        if expected[key] == nil then
            found[#found + 1] = copy_path(path, key)
        end
    end
    return found
end

-- Whether a difference is explained by a changed value: it bears one of its names, or lies where
-- the value was, when that has no name.
local function is_below(path, names)
    for _, key in ipairs(path) do
        if names[key] then
            return true
        end
    end
    for index, key in ipairs(names.place or { false }) do
        if path[index] ~= key then
            return false
        end
    end
    return true
end

local function as_text(path)
    local parts = {}
    for index, key in ipairs(path) do
        parts[index] = tostring(key)
    end
    return "<" .. table.concat(parts, ".") .. ">"
end

-- The first difference that the change of a value does not explain.
local function unexplained(expected, actual, names)
    for _, path in ipairs(differences(expected, actual, {}, {})) do
        if not names or not is_below(path, names) then
            return as_text(path)
        end
    end
    return nil
end

local function decoded(sent)
    local bodies = {}
    for index, request in ipairs(sent) do
        bodies[index] = { request.key,
            type(request.body) == "string" and core.from_json(request.body) or nil }
    end
    return bodies
end

local function names_of(name, path, value)
    local names = mutations.names(path, value)
    local more = {}
    for seen in pairs(names) do
        for _, other in ipairs(made_of[seen] or {}) do
            more[other] = true
        end
    end
    for other in pairs(more) do
        names[other] = true
    end
    if name == "attendance_report" then
        names.place = {} -- all of it is made of all that it reads
    end
    for _, other in ipairs(decisive[name] or {}) do
        names.place = names[other] and {} or names.place
    end
    return names
end

-- What is wrong with how a call ended after a mutation; nil when nothing is.
local function problem(taken, exchange, outcome, path, value, is_same, name)
    local raised, result, err, sent = outcome[1] == false, outcome[2], outcome[3], outcome[4]
    if raised then
        return "raised " .. tostring(result)
    elseif result == nil or result == core.null then
        if not errors.is(err) then
            return "neither a result nor an error: " .. tostring(err)
        elseif is_same then
            return "is an error: " .. tostring(err)
        elseif exchange.method ~= "PUT" and #sent > 0 then
            return "sent something after what it could not read"
        end
        return nil
    end
    local names = not is_same and names_of(name, path, value) or nil
    local place = unexplained(taken.result, result, names)
    if place then
        return "gives something else at " .. place
    end
    place = unexplained(decoded(taken.sent), decoded(sent), names)
    return place and "sends something else at " .. place
end

describe("with any value of its answers changed, a wrapper gives the same or an error:", function()
    local service

    lazy_setup(function()
        service = require("spec.support.service").start { rate_limit = 1000000 }
    end)
    lazy_teardown(function() service:stop() end)

    local function mutate(name, call, wants)
        local taken = recorder.record(service, call, os.time())
        for _, exchange in ipairs(taken.exchanges) do
            exchange.body = exchange.body ~= ""
                and core.to_json(mutations.shorten(core.from_json(exchange.body))) or ""
        end
        local result, err, sent = recorder.replay(taken, call, 0)
        assert(result ~= nil or err == nil, tostring(err))
        taken.result, taken.sent = result, sent
        local problems, count = {}, 0
        for number, exchange in ipairs(taken.exchanges) do
            if exchange.body ~= "" and exchange.is_used and wants(exchange) then
                mutations.each(exchange.body, function(text, path, value, what, is_same)
                    count = count + 1
                    local outcome = { pcall(recorder.replay, taken, call, number, text) }
                    local found = problem(taken, exchange, outcome, path, value, is_same, name)
                    if found then
                        problems[#problems + 1] = ("%s, %s as %s: %s"):format(
                            exchange.url:match "^%w+://[^/]*([^?]*)", as_text(path), what, found)
                    end
                end)
            end
        end
        assert.equal("", table.concat(problems, "\n"))
        assert.is_true(count > 0)
    end

    it("each one of a client whose answer says more than that it was done", function()
        for _, name in ipairs(methods.names()) do
            assert.message(name).is_true((calls[name] or acknowledged[name]) ~= nil)
        end
    end)

    for name, call in pairs(calls) do
        it(name, function()
            mutate(name, call, function(exchange) return not exchange.is_sign_in end)
        end)
    end

    it("sign-in", function()
        mutate("sign_in", calls.region, function(exchange) return exchange.is_sign_in end)
    end)
end)
