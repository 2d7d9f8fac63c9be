-- Read, then replace: what could not be read is never written back, for the replacement would reset
-- it. Each change is tried against answers that lack or garble what it needs: then nothing is sent.

local hwmeeting = require "hwmeeting"

local meeting = [[{"conferenceData":{"conferenceID":"1","subject":"s","mediaTypes":"HDVideo",
    "startTime":"2030-01-01 08:00","endTime":"2030-01-01 09:00","timeZoneID":"56"},
    "data":{"count":1,"data":[{"name":"Ada","participantID":"+1","role":1}]}}]]

-- A client whose reads answer `first`, then `second`; what it writes is kept.
local function answering(first, second)
    local sent, reads = {}, 0
    local client = hwmeeting.new { access_token = "token-1234", retries = 0,
        base_url = "https://127.0.0.1:1", on_drift = function() end, transport = function(request)
            if request.method ~= "GET" then
                sent[#sent + 1] = request.body
                return { status = 200, headers = {}, body = '[{"conferenceID":"1"}]' }
            end
            reads = reads + 1
            return { status = 200, headers = {}, body = reads == 1 and first or second or first }
        end }
    return client, sent
end

local function refused(client, sent, f)
    local result, err = f(client)
    assert.is_nil(result)
    assert.equal("decode", err.kind)
    assert.equal("not_sent", err.outcome)
    assert.same({}, err.done)
    assert.equal(0, #sent)
    return err
end

local function change(client) return client:change_meeting("1", { subject = "new" }) end

describe("a change of a meeting", function()
    it("sends what it read with what is new", function()
        local client, sent = answering(meeting)
        assert(change(client))
        local body = hwmeeting.from_json(sent[1])
        assert.equal("new", body.subject)
        assert.equal("2030-01-01 08:00", body.startTime)
        assert.equal(60, body.length)
        assert.equal("HDVideo", body.mediaTypes)
        assert.equal("+1", body.attendees[1].phone)
    end)

    for what, answer in pairs { ["nothing"] = "", ["an empty object"] = "{}", ["null"] = "null" } do
        it("sends nothing when the meeting is answered with " .. what, function()
            local client, sent = answering(answer)
            refused(client, sent, change)
        end)
    end

    for what, invited in pairs {
        ["null"] = "null", ["an empty object"] = "{}", ["a text"] = '"x"',
        ["null for a person"] = '{"count":1,"data":[null]}',
        ["a text for a person"] = '{"count":1,"data":["Ada"]}',
        ["an object for a name"] = '{"count":1,"data":[{"name":{}}]}',
        ["a broken name"] = '{"count":1,"data":[{"name":"A\\ud83d"}]}',
        ["one person in place of the list"] = '{"count":1,"data":{"name":"Ada"}}',
    } do
        it("sends nothing when the list of the invited is answered with " .. what, function()
            local head = meeting:match("^(.-)\"data\"")
            local client, sent = answering(head .. '"data":' .. invited .. "}")
            refused(client, sent, change)
        end)
    end

    it("sends nothing when a later page of the invited is garbled", function()
        local first = meeting:gsub('"count":1', '"count":3')
        local client, sent = answering(first, '{"data":{"count":3,"data":[{"name":"Ada",'
            .. '"participantID":"+1","role":1},null,{"name":"Eve"}]}}')
        refused(client, sent, change)
    end)

    it("sends nothing when the list is answered with a refusal", function()
        local client, sent = answering '{"error_code":"MMC.111070001","error_msg":"busy"}'
        local result, err = change(client)
        assert.is_nil(result)
        assert.equal("MMC.111070001", err.code)
        assert.equal("not_sent", err.outcome)
        assert.equal(0, #sent)
    end)

    for what, edit in pairs {
        ["no start"] = { '"startTime":"2030%-01%-01 08:00",', "" },
        ["a start that is null"] = { '"2030%-01%-01 08:00"', "null" },
        ["an empty start"] = { '"2030%-01%-01 08:00"', '""' },
        ["a start that is no time"] = { '"2030%-01%-01 08:00"', '"soon"' },
        ["an end that is null"] = { '"2030%-01%-01 09:00"', "null" },
        ["media that are null"] = { '"HDVideo"', "null" },
        ["media that are an object"] = { '"HDVideo"', "{}" },
        ["a subject that is a list"] = { '"s"', "[]" },
        ["a broken subject"] = { '"s"', '"s\\ud83d"' },
        ["no meeting"] = { '"conferenceData":{[^}]*}', '"conferenceData":{}' },
        ["null for a meeting"] = { '"conferenceData":{[^}]*}', '"conferenceData":null' },
    } do
        it("sends nothing when the answer has " .. what, function()
            local text, count = meeting:gsub(edit[1], (edit[2]:gsub("%%", "%%%%")))
            assert.equal(1, count)
            local client, sent = answering(text)
            refused(client, sent, function(c)
                return c:change_meeting("1", { guestPwd = "123456" })
            end)
        end)
    end

    it("is sent when the changes hold what the answer lacks", function()
        local client, sent = answering((meeting:gsub('"2030%-01%-01 08:00"', "null")))
        assert(client:change_meeting("1", { start = 1900000000, minutes = 45 }))
        assert.equal(45, hwmeeting.from_json(sent[1]).length)
    end)
end)

describe("other changes", function()
    it("of an occurrence send nothing without its start", function()
        local client, sent = answering([[{"conferenceData":{"conferenceID":"1","subConfs":[
            {"cycleSubConfID":"o1","mediaType":"HDVideo","endTime":"2030-01-01 09:00"}]},
            "data":{"count":0}}]])
        refused(client, sent, function(c)
            return c:change_occurrence("1", "o1", { isAutoRecord = 1 })
        end)
    end)

    it("of an occurrence send nothing when the occurrences cannot be read", function()
        for _, list in ipairs { "null", "{}", '"x"', "[null]" } do
            local client, sent = answering('{"conferenceData":{"conferenceID":"1","subConfs":'
                .. list .. '},"data":{"count":0}}')
            local result, err = client:change_occurrence("1", "o1", { isAutoRecord = 1 })
            assert.is_nil(result)
            assert.is_true(hwmeeting.is_error(err))
            assert.equal(0, #sent)
        end
    end)

    it("of a webinar send nothing without its start or its length", function()
        for _, body in ipairs { '{"conferenceId":"1","subject":"s","duration":30}',
            '{"conferenceId":"1","subject":"s","startTime":"2030-01-01 08:00"}',
            '{"conferenceId":"1","subject":"s","startTime":{},"duration":30}' } do
            local client, sent = answering(body)
            refused(client, sent, function(c) return c:change_webinar("1", { subject = "x" }) end)
        end
    end)

    it("of a user send nothing when what must stay cannot be read", function()
        local client, sent = answering '{"userAccount":"a","deptCode":{}}'
        refused(client, sent, function(c) return c:change_user("a", { title = "x" }) end)
    end)

    it("of a room send nothing when it cannot be read", function()
        local client, sent = answering '{"count":1,"data":[{"id":"r1","vmrName":[],"gustPwd":"1"}]}'
        refused(client, sent, function(c) return c:change_my_room("r1", { name = "x" }) end)
    end)
end)
