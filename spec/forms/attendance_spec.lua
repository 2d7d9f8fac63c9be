-- The attendance report: two lists that do not know each other, made one.

local attendance = require "hwmeeting.forms.attendance"

-- 2030-01-15 08:30 UTC, and an hour.
local start = 1894696200
local finish = start + 3600

local function record(name, number, from_minute, to_minute, department)
    return {
        displayName = name,
        callNumber = number,
        deptName = department,
        joinTime = (start + from_minute * 60) * 1000,
        leftTime = to_minute and (start + to_minute * 60) * 1000 or 0,
    }
end

local function report(invited, records, choice)
    choice = choice or {}
    choice.start, choice.finish = choice.start or start, choice.finish or finish
    return attendance.report(invited, records, choice)
end

local function by_name(result)
    local found = {}
    for _, person in ipairs(result.people) do
        found[person.name] = person
    end
    return found
end

describe("attendance.report", function()
    it("tells who was there, late, early or absent", function()
        local result = report({
            { name = "On time", participantID = "+991" },
            { name = "Late", participantID = "+992" },
            { name = "Early", participantID = "+993" },
            { name = "Absent", participantID = "+994" },
        }, {
            record("On time", "+991", 5, 55),
            record("Late", "+992", 6, 60),
            record("Early", "+993", 0, 54),
        })
        local people = by_name(result)
        assert.is_true(people["On time"].present)
        assert.is_false(people["On time"].late)
        assert.is_false(people["On time"].left_early)
        assert.is_true(people.Late.late)
        assert.is_false(people.Late.left_early)
        assert.is_true(people.Early.left_early)
        assert.is_false(people.Absent.present)
        assert.is_false(people.Absent.late)
        assert.is_nil(people.Absent.first_joined)
        assert.same({ invited = 4, present = 3, absent = 1, late = 1, left_early = 1, guests = 0 },
            result.counts)
    end)

    it("merges re-joins and counts overlapping stays once", function()
        local result = report({ { name = "Ada", participantID = "+991" } }, {
            record("Ada", "+991", 30, 60),
            record("Ada (phone)", "+991", 0, 10),
            record("Ada", "991", 5, 20),
        })
        local ada = result.people[1]
        assert.equal(3, ada.joins)
        assert.same({
            { joined_at = start, left_at = start + 1200 },
            { joined_at = start + 1800, left_at = start + 3600 },
        }, ada.stays)
        assert.equal(3000, ada.seconds)
        assert.equal(start, ada.first_joined)
        assert.equal(finish, ada.last_left)
        assert.equal(1, #result.people)
    end)

    it("takes a number for the same however it is written", function()
        for _, written in ipairs { "+99 128-0017", "sip:991280017@example.com", "991280017" } do
            local result = report({ { name = "Ada", participantID = "+991280017" } },
                { record("somebody", written, 0, 60) })
            assert.equal(1, result.counts.present)
            assert.equal(0, result.counts.guests)
        end
    end)

    it("matches by name where the number says nothing, once it is clear who is meant", function()
        local result = report({
            { name = "Ada Lovelace", participantID = "+991" },
            { name = "Li Wei", participantID = "+992", deptName = "Sales" },
            { name = "Li Wei", participantID = "+993", deptName = "Research" },
        }, {
            record(" ada  LOVELACE ", nil, 0, 60),
            record("Li Wei", "+4471", 0, 60, "Research"),
        })
        assert.is_true(result.people[1].present)
        assert.is_false(result.people[2].present)
        assert.is_true(result.people[3].present)
        assert.equal(0, result.counts.guests)
    end)

    it("says when it cannot tell two people apart, and blames neither", function()
        local result = report({ { name = "Li Wei" }, { name = "Li Wei" } },
            { record("Li Wei", "+4471", 0, 60), record("Li Wei", "+4471", 61, 62) })
        assert.equal(2, result.counts.absent)
        assert.equal(1, result.counts.guests)
        assert.is_true(result.people[3].ambiguous)
        assert.equal(2, result.people[3].joins)
    end)

    it("lists guests once each, by number or by name", function()
        local result = report({}, {
            record("A guest", "+441", 0, 10),
            record("The same guest", "+441", 20, 30),
            record("Another", nil, 0, 30),
            record("another", "", 30, 60),
        })
        assert.equal(2, result.counts.guests)
        assert.equal(0, result.counts.present)
        local numbered, named = result.people[1], result.people[2]
        if not numbered.number then
            numbered, named = named, numbered
        end
        assert.equal(2, numbered.joins)
        assert.equal(1200, numbered.seconds)
        assert.equal(3600, named.seconds)
        assert.is_nil(named.ambiguous)
    end)

    it("lets a record without an end last until the meeting's end", function()
        local result = report({ { name = "Ada" } }, { record("Ada", nil, 30, nil) })
        assert.equal(finish, result.people[1].last_left)
        assert.equal(1800, result.people[1].seconds)
        assert.is_false(result.people[1].left_early)
    end)

    it("calls nobody late or early when start and end are not known", function()
        local result = attendance.report({ { name = "Ada" } }, { record("Ada", nil, 50, 51) })
        assert.is_true(result.people[1].present)
        assert.is_false(result.people[1].late)
        assert.is_false(result.people[1].left_early)
    end)

    it("keeps to the grace that is given", function()
        local invited, records = { { name = "Ada" } }, { record("Ada", nil, 1, 59) }
        assert.is_true(report(invited, records, { grace = 0 }).people[1].late)
        assert.is_true(report(invited, records, { grace = 59 }).people[1].left_early)
        assert.is_false(report(invited, records, { grace = 60 }).people[1].late)
    end)

    it("takes a record without times for presence, and changes none of its arguments", function()
        local invited = { { name = "Ada", participantID = "+991" } }
        local records = { { displayName = "Ada" }, record("Ada", "+991", 0, 60) }
        local result = report(invited, records)
        assert.equal(2, result.people[1].joins)
        assert.equal(3600, result.people[1].seconds)
        assert.is_true(report(invited, { { callNumber = "+991", leftTime = 1 } }).people[1].present)
        assert.same({ { name = "Ada", participantID = "+991" } }, invited)
        assert.same({ { displayName = "Ada" }, record("Ada", "+991", 0, 60) }, records)
    end)

    it("keeps the order of the invited, and guests in the order they came", function()
        local result = report({ { name = "Z" }, { name = "A" } },
            { record("P", "+1", 1, 2), record("Q", "+2", 0, 1), record("A", nil, 0, 60) })
        local names = {}
        for index, person in ipairs(result.people) do
            names[index] = person.name
        end
        assert.same({ "Z", "A", "Q", "P" }, names)
    end)
end)

describe("a missing identity", function()
    it("is none: each record without number and name is a guest", function()
        local result = report({}, { record(nil, nil, 0, 10), record("", nil, 0, 10),
            record("", "", 20, 30) })
        assert.equal(3, result.counts.guests)
        for _, person in ipairs(result.people) do assert.equal(1, person.joins) end
    end)

    it("makes no two people one who were there at once", function()
        local result = report({}, { record("iPhone", nil, 0, 20), record("iPhone", nil, 10, 30),
            record("iPhone", nil, 40, 50) })
        assert.equal(2, result.counts.guests)
        for _, person in ipairs(result.people) do assert.is_true(person.ambiguous) end
    end)

    it("makes a guest of a second one at the same time under an invited name", function()
        local result = report({ { name = "Ada" } }, { record("Ada", nil, 0, 40),
            record("Ada", nil, 30, 60), record("Ada", nil, 50, 60) })
        assert.equal(1, result.counts.present)
        assert.equal(1, result.counts.guests)
        assert.is_true(result.people[2].ambiguous)
    end)

    it("matters not where there is a number: overlapping joins are devices", function()
        local result = report({ { name = "Room", participantID = "+991" } },
            { record("Room", "+991", 0, 40), record("Room", "+991", 10, 30),
                record("Room", "+991", 50, 60) })
        assert.equal(2, result.people[1].devices)
        assert.equal(3, result.people[1].joins)
        assert.equal(0, result.counts.guests)
        assert.equal(1, report({}, { record("x", "+1", 0, 1) }).people[1].devices)
        assert.equal(0, report({ { name = "x" } }, {}).people[1].devices)
    end)
end)

describe("a report of random records", function()
    local state = 42
    local function random(n)
        state = state * 16807 % 2147483647
        return state % n + 1
    end

    local names = { "Ada", "Grace", "Li Wei", "", "iPhone" }
    local numbers = { "+991", "+992", "+993" }

    local function random_records()
        local records = {}
        for index = 1, random(12) do
            local joined = random(60) - 1
            records[index] = record(names[random(#names)], numbers[random(6)], joined,
                random(5) > 1 and joined + random(30) or nil)
            if random(8) == 1 then records[index].joinTime = nil end
        end
        return records
    end

    local function shuffled(records)
        local copy = {}
        for index, one in ipairs(records) do copy[index] = one end
        for index = #copy, 2, -1 do
            local other = random(index)
            copy[index], copy[other] = copy[other], copy[index]
        end
        return copy
    end

    local invited = { { name = "Ada", participantID = "+991" }, { name = "Li Wei" },
        { name = "Grace", phone = "+992" }, { name = "Absent" } }

    it("does not depend on their order", function()
        for _ = 1, 300 do
            local records = random_records()
            assert.same(report(invited, records), report(invited, shuffled(records)))
        end
    end)

    it("counts each record once, and no time twice", function()
        for _ = 1, 300 do
            local records = random_records()
            local joins = 0
            for _, person in ipairs(report(invited, records).people) do
                joins = joins + person.joins
                local last = -1
                local sum = 0
                for _, stay in ipairs(person.stays) do
                    assert.is_true(stay.joined_at > last)
                    last, sum = stay.left_at, sum + stay.left_at - stay.joined_at
                end
                assert.equal(person.seconds, sum)
                local span = (person.last_left or 0) - (person.first_joined or 0)
                assert.is_true(sum <= span)
                assert.equal(person.joins > 0, person.present)
            end
            assert.equal(#records, joins)
        end
    end)

    it("says of its stays what it said of the records: merged twice is merged once", function()
        for _ = 1, 300 do
            local first = report({}, { record("x", "+1", random(30), 30 + random(30)),
                record("x", "+1", random(30), 30 + random(30)) }).people[1]
            local again = {}
            for index, stay in ipairs(first.stays) do
                again[index] = { callNumber = "+1", joinTime = stay.joined_at * 1000,
                    leftTime = stay.left_at * 1000 }
            end
            local second = report({}, again).people[1]
            assert.same(first.stays, second.stays)
            assert.equal(first.seconds, second.seconds)
        end
    end)
end)
