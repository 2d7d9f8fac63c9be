-- The attendance report, from the service.

local held = "c0ffee0a5b11eaae5e191763c22c0e23"

describe("a wrapper of the history", function()
    local service = require("spec.support.service").for_specs { rate_limit = 1000000 }
    local client

    before_each(function() client = service:client() end)

    it("reports attendance with every page of both lists", function()
        local report = assert(client:attendance_report(held, { grace = 0 }))
        assert.equal(233, report.counts.invited)
        assert.equal(report.counts.invited, report.counts.present + report.counts.absent)
        assert.equal(held, report.conference.confUUID)
        local records, joins = assert(client:attendance(held):all()), 0
        for _, person in ipairs(report.people) do
            joins = joins + person.joins
        end
        assert.equal(#records, joins)
    end)

    it("takes the start that is given for the meeting's", function()
        local early = assert(client:attendance_report(held, { start = 1, finish = 2 }))
        assert.equal(0, early.counts.left_early)
        assert.equal(early.counts.present + early.counts.guests, early.counts.late)
    end)
end)
