-- Callers' lists and tables are checked before any wrapper copies them: refused or honoured, never
-- dropped.

local hwmeeting = require "hwmeeting"

local sent, client

before_each(function()
    sent = {}
    client = hwmeeting.new { access_token = "token-1234", base_url = "https://127.0.0.1:1",
        retries = 0, transport = function(request)
            if request.url:find("/token", 1, true) then
                return { status = 200, headers = {}, body = '{"data":{"token":"cnr1"}}' }
            elseif request.method == "GET" then
                return { status = 200, headers = {}, body = '{"conferenceData":{"subject":"s",'
                    .. '"mediaTypes":"HDVideo","startTime":"2030-01-01 08:00",'
                    .. '"endTime":"2030-01-01 09:00"},"data":{"count":0}}' }
            end
            sent[#sent + 1] = request.body or request.url
            return { status = 200, headers = {}, body = '[{"conferenceID":"1"}]' }
        end }
end)

-- What a call is refused with, raised or returned; nothing of it was sent.
local function refusal(f)
    local before = #sent
    local ok, result, err = pcall(f)
    assert.is_true(not ok or result == nil)
    assert.equal(before, #sent)
    return tostring(ok and err or result)
end

local function hidden(key) return setmetatable({ "p1" }, { [key] = function() end }) end

describe("a list with a hole", function()
    local person_a, person_b = { name = "a", phone = "+1" }, { name = "b", phone = "+2" }

    for what, call in pairs {
        schedule = function() return client:schedule { subject = "x",
            attendees = { person_a, nil, person_b } } end,
        schedule_series = function() return client:schedule_series { subject = "x",
            attendees = { person_a, nil, person_b } } end,
        change_meeting = function() return client:change_meeting("1", {
            attendees = { person_a, nil, person_b } }) end,
        invite = function() return client:meeting("1", { password = "1" }):invite {
            person_a, nil, person_b } end,
        remove = function() return client:meeting("1", { password = "1" }):remove {
            "p1", nil, "p3" } end,
        hang_up_on = function() return client:meeting("1", { password = "1" }):hang_up_on {
            "p1", nil, "p3" } end,
        raise_hands = function() return client:meeting("1", { password = "1" }):raise_hands {
            "p1", nil, "p3" } end,
        disable_users = function() return client:disable_users { "a", nil, "c" } end,
        remove_recordings = function() return client:remove_recordings { "a", nil, "c" } end,
        assign_rooms = function() return client:assign_rooms("a", { "r1", nil, "r3" }) end,
        cancel_occurrences = function()
            return client:cancel_occurrences("1", { "o1", nil, "o3" })
        end,
        call = function() return client:call("CreateMeeting", { subject = "x",
            mediaTypes = "HDVideo", attendees = { person_a, nil, person_b } }) end,
    } do
        it("is refused by " .. what, function()
            assert.matches("%[2%] is missing: a list has no holes", refusal(call))
        end)
    end
end)

describe("a single person in place of a list", function()
    it("is refused", function()
        local person = { name = "a", phone = "+1" }
        assert.matches("attendees must be a list", refusal(function()
            return client:schedule { subject = "x", attendees = person }
        end))
        assert.matches("takes a list", refusal(function()
            return client:meeting("1", { password = "1" }):invite(person)
        end))
        assert.matches("must be a list", refusal(function()
            return client:disable_users { account = "a" }
        end))
    end)
end)

describe("a table that hides values behind its metatable", function()
    for _, key in ipairs { "__index", "__pairs", "__ipairs", "__tojson" } do
        it("is refused as arguments, as a person and as a list: " .. key, function()
            for _, call in ipairs {
                function() return client:schedule(setmetatable({}, { [key] = function() end })) end,
                function() return client:schedule { subject = "x", attendees = hidden(key) } end,
                function() return client:schedule { subject = "x",
                    attendees = { setmetatable({ name = "a" }, { [key] = function() end }) } } end,
                function() return client:schedule { subject = "x",
                    confConfigInfo = setmetatable({}, { [key] = function() end }) } end,
                function() return client:online_meetings(hidden(key)):next() end,
                function() return client:disable_users(hidden(key)) end,
                function() return client:meeting("1", { password = "1" })
                    :hang_up_on(hidden(key)) end,
            } do
                assert.matches("metatable with " .. key, refusal(call))
            end
        end)
    end
end)

describe("a marked list", function()
    it("keeps its mark through a wrapper", function()
        assert(client:schedule { subject = "x", attendees = hwmeeting.array {} })
        assert.truthy(sent[#sent]:find('"attendees":[]', 1, true))
    end)
end)
