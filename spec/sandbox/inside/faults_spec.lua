--- Faults: which of them strike, and what they make of an answer (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local catalogue = require "hwmeeting.catalogue"
local fault_syntax = require "hwmeeting.sandbox.service.faults.syntax"
local faults = require "hwmeeting.sandbox.service.faults"
local json = require "hwmeeting.sandbox.json"

local MANAGEMENT = "/v1/mmc/management/conferences"
local ONLINE = MANAGEMENT .. "/online?queryAll=true&limit=5"
local DETAIL = MANAGEMENT .. "/confDetail?conferenceID=914083136"

local function some_operations()
    return { "A", "B", "StartMeeting", "SearchMeetings" }
end

local function made(text)
    local list = faults.new(1, some_operations)
    assert(list:set(assert(fault_syntax.parse(text))))
    return list
end

describe("faults", function()
    it("have a short form", function()
        assert.are.same({
            { kind = "latency", value = 0.25 },
            {
                kind = "status",
                value = 503,
                operation = "StartMeeting",
                skip = 2,
                count = 1,
                probability = 0.5,
            },
            { kind = "drop" },
            { kind = "count", value = "text", count = 2 },
            { kind = "count", value = -1 },
            { kind = "refusal", value = "USG.000000004", operation = "A" },
        }, fault_syntax.parse(
            "latency=0.25, status=503:StartMeeting+2*1@0.5\n# a remark\ndrop count=text*2 "
                .. "count=-1;refusal=USG.000000004:A"
        ))
        assert.is_nil(fault_syntax.parse("status=:"))
        assert.is_nil(fault_syntax.parse("/no/such/file"))
    end)

    local function problem(...)
        local ok, message = faults.new(1, some_operations):set { ... }
        assert.is_nil(ok)
        return message
    end

    it("name what is wrong with one, and what may have been meant", function()
        assert.truthy(problem({ kind = "explode" }):find("explode", 1, true))
        assert.truthy(problem({ kind = "stauts" }):find("did you mean `status`?", 1, true))
        assert.truthy(problem({ kind = "drop", operation = "StratMeeting" })
            :find("no operation is called `StratMeeting`, did you mean `StartMeeting`?", 1, true))
        assert.truthy(problem({ kind = "drop", cuont = 1 })
            :find("a fault drop has no field `cuont`, did you mean `count`?", 1, true))
        assert.truthy(problem({ kind = "field", path = "a" }):find("field needs json", 1, true))
        assert.truthy(problem({ kind = "refusal", shape = "fault" }):find(
            "shape of refusal must be one of code, errorCode, error_code, returnCode", 1, true))
        assert.truthy(problem({ kind = "count", value = "odd" })
            :find("must be one of missing, null, text", 1, true))
    end)

    it("refuse values that make no sense", function()
        for _, fault in ipairs {
            { kind = "status", value = 20 },
            { kind = "status", value = 200 },
            { kind = "empty", value = 404 },
            { kind = "latency" },
            { kind = "count" },
            { kind = "garble" },
            { kind = "garble", value = "utf7" },
            { kind = "move", value = 1 },
            { kind = "drop", value = 1 },
            { kind = "drop", skip = -1 },
            { kind = "drop", probability = 2 },
            { kind = "drop", operation = 5 },
            "drop",
        } do
            assert.is_string(problem(fault))
        end
    end)

    it("may be set to what they are", function()
        local list = made("drop:A*2 garble=bom")
        list:strike("A")
        assert(list:set(list.list))
        assert.are.equal(0, list.list[1].seen)
    end)

    it("strike the operation, after the skip, as often as the count says", function()
        local list, struck = made("drop:A+1*2"), {}
        for index = 1, 5 do
            struck[index] = list:strike("A") and "drop" or "-"
        end
        assert.are.same({ "-", "drop", "drop", "-", "-" }, struck)
        assert.is_nil((list:strike("B")))
    end)

    it("come on top, or are the first of the others", function()
        local fault, beside = made("latency=1 latency=0.5 html garble=bom drop"):strike("A")
        assert.are.equal("html", fault.kind)
        assert.are.same({ 2, 1, 0 }, { #beside.latency, #beside.garble, #beside.move })
    end)

    it("leave to the seed what a probability leaves open", function()
        local function pattern()
            local list, parts = made("drop@0.3"), {}
            for index = 1, 200 do
                parts[index] = list:strike("A") and "x" or "."
            end
            return table.concat(parts)
        end
        local text = pattern()
        local count = select(2, text:gsub("x", ""))
        assert.are.equal(text, pattern())
        assert.is_true(count > 30 and count < 90)
    end)
end)

describe("an answer", function()
    local box, signed_in

    before_each(function()
        box = support.service()
        signed_in = support.signed_in(box)
    end)

    local function with(list, target, method, body)
        if type(list) == "string" then
            list = assert(fault_syntax.parse(list))
        end
        assert(box:set_faults(list))
        local status, value, answer =
            support.call(box, method or "GET", target or ONLINE, signed_in, body)
        return value, answer, status
    end

    it("says an error under a success", function()
        local before = #box.state.meetings.list
        local value, _, status = with("refusal", MANAGEMENT, "POST", { mediaTypes = "Voice" })
        assert.are.same({ 200, "MMC.111070003" }, { status, value.error_code })
        assert.are.equal(before, #box.state.meetings.list)
        value = with("refusal=USG.000000004:SearchOnlineMeetings")
        assert.are.equal("USG.000000004", value.error_code)
        for code, message in pairs {
            error_code = "error_msg",
            errorCode = "errorMsg",
            code = "message",
            returnCode = "returnDesc",
        } do
            local fault = { kind = "refusal", value = 7, shape = code, status = 206 }
            value, _, status = with { fault }
            assert.are.same({ [code] = 7, [message] = "Injected fault" }, value)
            assert.are.equal(206, status)
        end
    end)

    it("has no body", function()
        local before = #box.state.meetings.list
        local _, answer, status = with("empty", MANAGEMENT, "POST", { mediaTypes = "Voice" })
        assert.are.same({ 200, "" }, { status, answer.text })
        assert.are.equal(before + 1, #box.state.meetings.list)
        for _, code in ipairs { 202, 204, 206 } do
            _, answer, status = with("empty=" .. code)
            assert.are.same({ code, "" }, { status, answer.text })
        end
        local value = with("empty", MANAGEMENT .. "/confDetail?conferenceID=1")
        assert.are.equal("MMC.111070005", value.error_code)
    end)

    it("has another root", function()
        for word, text in pairs {
            object = "{}",
            list = "[]",
            text = '"OK"',
            null = "null",
            number = "1",
            boolean = "true",
        } do
            local _, answer = with("root=" .. word)
            assert.are.equal(text, answer.text)
        end
    end)

    it("counts oddly", function()
        local function count(word)
            local value = with("count=" .. word)
            assert.are.equal(5, #value.data)
            return value.count
        end
        assert.are.equal("57", count "text")
        assert.are.equal(json.null, count "null")
        assert.is_nil(count "missing")
        for _, number in ipairs { "2.5", "-1", "1e300", "0", "100000" } do
            assert.are.equal(tonumber(number), count(number))
        end
        assert.are.equal("1", with("count=text", DETAIL).data.count)
    end)

    it("has one object in place of a list", function()
        local right = with ""
        local value = with "single"
        assert.are.same(right.data[1], value.data)
        assert.are.equal("string", type(with("single", DETAIL).data.data.participantID))
        value = with("single", MANAGEMENT, "POST", { mediaTypes = "Voice" })
        assert.is_string(value.conferenceID)
    end)

    it("has strays in a list", function()
        local right = with ""
        for word, stray in pairs { null = json.null, text = "stray", number = 7, list = {} } do
            local value = with("item=" .. word)
            assert.are.same(stray, value.data[3])
            value.data[3] = right.data[3]
            assert.are.same(right, value)
        end
    end)

    it("has booleans for 0 and 1, and the reverse", function()
        local value = with("booleans", DETAIL)
        assert.are.same({ false, 0 }, {
            value.conferenceData.isAutoRecord,
            value.conferenceData.scheduleVmr,
        })
    end)

    it("has one value replaced, byte for byte", function()
        local function replaced(path, text)
            local _, answer = with { { kind = "field", path = path, json = text } }
            return answer.text
        end
        assert.truthy(replaced("count", "18446744073709551615")
            :find('"count":18446744073709551615,', 1, true))
        assert.truthy(replaced("data.2.conferenceID", "%1"):find('"conferenceID":%1,', 1, true))
        assert.truthy(replaced("added", '"x"'):find('"added":"x"', 1, true))
        assert.are.equal(replaced("no.such.place", "1"), (select(2, with "")).text)
        local code = "11107000500000012"
        assert(box:set_faults { { kind = "field", path = "returnCode", json = code } })
        local control = box.state.control_tokens:issue(
            box.state.meetings:find "914083136",
            box.clock:now()
        )
        local _, _, answer = support.call(
            box,
            "PUT",
            "/v1/mmc/control/conferences/lock?conferenceID=914083136",
            { ["x-conference-authorization"] = control.text },
            { isLock = 1 }
        )
        assert.are.equal('{"returnCode":11107000500000012,"returnDesc":"Success"}', answer.text)
    end)

    describe("is garbled", function()
        local plain

        before_each(function() plain = select(2, with "").text end)

        local function garbled(how, target)
            local value, answer, status = with("garble=" .. how, target)
            return answer.text, status, value
        end

        it("around its body", function()
            assert.are.equal("\xEF\xBB\xBF" .. plain, (garbled "bom"))
            assert.are.equal(plain .. "\r\n<!-- api-gateway -->", (garbled "trailing"))
        end)

        it("in the texts that people read, and there alone", function()
            for how, bytes in pairs {
                gbk = "\xD3\xC3\xBB\xA7",
                latin1 = " caf\xE9",
                surrogate = "\\ud83d",
            } do
                local text = garbled(how)
                assert.truthy(text:find('"subject":"[^"]*' .. bytes .. '"'))
                assert.falsy(text:find('"conferenceID":"[^"]*' .. bytes))
                assert.are.equal(plain, (text:gsub(bytes, "")))
            end
        end)

        it("when it is an error, with its code as it was", function()
            for _, how in ipairs { "bom", "gbk", "latin1", "surrogate", "trailing" } do
                local text, status = garbled(how, MANAGEMENT .. "/confDetail?conferenceID=1")
                assert.are.equal(400, status)
                assert.truthy(text:find('"error_code":"MMC.111070005"', 1, true))
                assert.falsy(text:find('^{"error_code":"[%w.]+","error_msg":"[%w ]+"}$'))
            end
        end)

        it("on top of another fault", function()
            local _, answer, status = with "status=503, garble=gbk"
            assert.are.equal(503, status)
            assert.is_nil(utf8.len(answer.text))
        end)
    end)

    it("may be later", function()
        local _, answer = with "latency=1 latency=0.5"
        assert.are.equal(1.5, answer.delay)
    end)

    it("is spoiled whatever the operation", function()
        for _, text in ipairs {
            "types", "booleans", "count=null", "single", "item=null", "root=null", "empty",
            "garble=gbk", "move=any", "malformed",
        } do
            assert(box:set_faults(assert(fault_syntax.parse(text))))
            for _, id in ipairs(catalogue.names()) do
                local definition = catalogue.definition(id)
                local path = definition.path:gsub("{.-}", "1")
                local status = support.call(box, definition.method, path, signed_in, "{}")
                assert.message(text .. " " .. id).is_true(status < 500)
            end
        end
    end)
end)

describe("a list", function()
    local box, signed_in, ids

    before_each(function()
        box = support.service()
        signed_in = support.signed_in(box)
    end)

    local function page(offset, limit)
        local target = MANAGEMENT .. "/online?queryAll=true&limit=%d&offset=%d"
        local _, answer = support.call(box, "GET", target:format(limit, offset), signed_in)
        local found = {}
        for index, meeting in ipairs(answer.data) do
            found[index] = meeting.conferenceID
        end
        return found, answer.count
    end

    local function admin(method, path, body)
        return support.call(box, method, "/sandbox/" .. path, { ["x-sandbox-key"] = "key" }, body)
    end

    local function standing()
        local _, list = admin("GET", "list?operation=SearchOnlineMeetings")
        return list
    end

    local function move(text)
        assert(box:set_faults(assert(fault_syntax.parse(text))))
        return page(0, 500)
    end

    local function of_indices(indices)
        local found = {}
        for place, index in ipairs(indices) do
            found[place] = ids[index]
        end
        return found
    end

    before_each(function() ids = page(0, 500) end)

    it("stands still, and says so", function()
        local list = standing()
        assert.are.same({ #ids, #ids, #ids, false },
            { list.total, #list.order, #list.stayed, list.reordered })
        assert.are.same(ids, of_indices(list.order))
    end)

    it("loses an item before each page", function()
        assert.are.equal(#ids - 1, #move "move=remove")
        assert.are.equal(#ids - 2, (select(2, page(0, 5))))
        local list = standing()
        assert.are.equal(#ids - 2, #list.stayed)
        assert.are.same(of_indices(list.order), (function()
            assert(box:set_faults {})
            assert.are.equal(#ids, #page(0, 500))
            return of_indices(list.stayed)
        end)())
    end)

    it("gains what it held back", function()
        local first = move "move=add+1"
        assert.are.equal(#ids - #ids // 4, #first)
        local second = page(0, 500)
        assert.are.equal(#first + 1, #second)
        assert.are.same(second, of_indices(standing().order))
        assert.are.equal(#first, #standing().stayed)
    end)

    it("keeps its count when one goes and one comes", function()
        local first = move "move=replace+1"
        local second = page(0, 500)
        assert.are.equal(#first, #second)
        assert.are_not.same(first, second)
    end)

    it("never changes its order unless it is told to", function()
        move "move=any"
        for _ = 1, 30 do
            local order = of_indices(standing().order)
            local list, before = standing(), 0
            assert.are.equal(#order, #list.order)
            for _, index in ipairs(list.order) do
                assert.is_true(index > before)
                before = index
            end
            page(0, 5)
        end
        assert.is_false(standing().reordered)
        local swapped = move "move=swap"
        assert.is_true(standing().reordered)
        assert.are_not.same(ids, swapped)
        table.sort(swapped)
        table.sort(ids)
        assert.are.same(ids, swapped)
    end)

    it("moves the same way with the same seed", function()
        local function history()
            local parts = { table.concat(move "move=any move=swap@0.5", " ") }
            for index = 1, 20 do
                parts[index + 1] = table.concat(page(3 * index, 5), " ")
            end
            return parts
        end
        assert.are.same(history(), history())
    end)

    it("moves otherwise with another seed", function()
        local seen, count = {}, 0
        for seed = 1, 20 do
            local parts = {}
            local fault = { kind = "move", value = "any", probability = 0.5, seed = seed }
            assert(box:set_faults { fault })
            for index = 1, 10 do parts[index] = table.concat(page(0, 500), " ") end
            local history = table.concat(parts, "\n")
            count = count + (seen[history] and 0 or 1)
            seen[history] = true
        end
        assert.are.equal(20, count)
    end)

    it("is moved by hand", function()
        local _, list = admin("POST", "list",
            { operation = "SearchOnlineMeetings", hide = { 1, 3 }, swap = { 2, 4 } })
        assert.are.same({ 4, 2, 5 }, { table.unpack(list.order, 1, 3) })
        assert.are.same({ ids[4], ids[2], ids[5] }, (page(0, 3)))
        admin("POST", "list", { operation = "SearchOnlineMeetings", show = { 1 } })
        assert.are.same({ ids[1], ids[4] }, (page(0, 2)))
        assert.is_true(standing().reordered)
        assert.are.equal(#ids - 2, #standing().stayed)
        box:set_faults {}
        assert.are.same(ids, (page(0, 500)))
    end)

    it("cannot be moved where nothing is", function()
        for _, argument in ipairs {
            { operation = "SearchOnlineMeetings", hide = { 1000 } },
            { operation = "SearchOnlineMeetings", swap = { 1 } },
            { operation = "SearchMeetings", hide = { 1 } },
            { operation = "SearchMeeting" },
            { hide = { 1 } },
            { operation = "SearchOnlineMeetings", hidden = { 1 } },
        } do
            local status, answer = admin("POST", "list", argument)
            assert.are.same({ 400, "SANDBOX.ARGUMENT" }, { status, answer.error_code })
        end
        assert.are.same(ids, (page(0, 500)))
    end)

    it("moves wherever there are pages", function()
        assert(box:set_faults { { kind = "move", value = "remove" } })
        local key = support.signed_in(box)
        local paged = 0
        for _, target in ipairs {
            MANAGEMENT .. "?queryAll=true",
            MANAGEMENT .. "/history/confDetail?confUUID=c0ffee0a5b11eaae5e191763c22c0e23&limit=3",
            MANAGEMENT .. "/online/conf-attendee?conf_id=914083136",
            "/v1/usg/abs/users",
            "/v1/usg/dcs/corp/vmr",
        } do
            local _, first = support.call(box, "GET", target, key)
            local _, second = support.call(box, "GET", target, key)
            local before = first.count or first.data.count
            assert.message(target).are.equal(before - 1, second.count or second.data.count)
            paged = paged + 1
        end
        assert.are.equal(5, paged)
    end)
end)
