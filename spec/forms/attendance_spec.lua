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
            record("Another", nil, 0, 60),
            record("another", "", 0, 60),
        })
        assert.equal(2, result.counts.guests)
        assert.equal(0, result.counts.present)
        assert.equal(2, result.people[1].joins)
        assert.equal(1200, result.people[1].seconds)
        assert.equal(3600, result.people[2].seconds)
        assert.is_nil(result.people[2].ambiguous)
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

    it("ignores a record without a join, and changes none of its arguments", function()
        local invited = { { name = "Ada", participantID = "+991" } }
        local records = { { displayName = "Ada" }, record("Ada", "+991", 0, 60) }
        local result = report(invited, records)
        assert.equal(1, result.people[1].joins)
        assert.same({ { name = "Ada", participantID = "+991" } }, invited)
        assert.same({ { displayName = "Ada" }, record("Ada", "+991", 0, 60) }, records)
    end)

    it("keeps the order of the invited, and guests in the order they came", function()
        local result = report({ { name = "Z" }, { name = "A" } },
            { record("Q", "+2", 0, 1), record("P", "+1", 0, 1), record("A", nil, 0, 60) })
        local names = {}
        for index, person in ipairs(result.people) do
            names[index] = person.name
        end
        assert.same({ "Z", "A", "Q", "P" }, names)
    end)
end)
