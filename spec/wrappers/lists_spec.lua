-- What the lists of meetings and recordings ask for, and what they make of the answers.

local support = require "spec.wrappers.support"

local held = "c0ffee0a5b11eaae5e191763c22c0e23"

-- 2030-01-15 08:30 UTC.
local moment = 1894696200

local query_of = support.query_of

describe("a wrapper of the lists", function()
    local service = require("spec.support.service").for_specs { rate_limit = 1000000 }
    local client

    before_each(function() client = service:client() end)

    local function only(operation)
        return support.only(service, operation)
    end

    it("keeps the upcoming meetings of a period, in part or as a whole", function()
        local now = os.time() - os.time() % 60
        local all = assert(client:upcoming_meetings({ queryAll = true }):all())
        local from, to = now + 3600, now + 86400
        local expected = {}
        for _, conf in ipairs(all) do
            if conf.ends_at > from and conf.starts_at < to then
                expected[#expected + 1] = conf.conferenceID
            end
        end
        assert.is_true(#expected > 0 and #expected < #all)
        local found = {}
        for conf in client:upcoming_meetings { queryAll = true, from = from, to = to,
            limit = 7 } do
            found[#found + 1] = conf.conferenceID
        end
        assert.same(expected, found)
        local some = assert(client:upcoming_meetings { queryAll = true, from = from, to = to,
            max_items = 2 }:all())
        assert.equal(2, #some)
    end)

    it("asks for past meetings in milliseconds, of half a year unless told", function()
        client:past_meetings({ from = moment, to = moment + 60 }):next()
        local query = query_of(only "SearchHisMeetings")
        assert.equal("1894696200000", query.startDate)
        assert.equal("1894696260000", query.endDate)
        assert(service.box:admin("requests/clear", {}))
        local fixed = service:client { now = function() return moment end }
        fixed:recordings():next()
        query = query_of(only "SearchRecordings")
        assert.equal("1894696200000", query.endDate)
        assert.equal(tostring(moment - 183 * 86400) .. "000", query.startDate)
    end)

    it("finds each time that a number was used, and nothing else", function()
        local all = assert(client:occurrences("983174225", { queryAll = true }):all())
        assert.equal(6, #all)
        local seen = {}
        for _, conf in ipairs(all) do
            assert.equal("983174225", conf.conferenceID)
            assert.is_nil(seen[conf.confUUID])
            assert.is_number(conf.starts_at)
            seen[conf.confUUID] = true
        end
        assert.equal("983174225", query_of(service:requests("SearchHisMeetings")[1]).searchKey)
        -- A part of the number is found by the service, and is another number.
        assert.same({}, client:occurrences("98317422", { queryAll = true }):all())
    end)

    it("gives items their times in seconds, in pages too", function()
        local it = client:attendance(held, { limit = 10 })
        local record = assert(it:next())
        assert.equal(record.joinTime / 1000, record.joined_at)
        assert.equal(record.leftTime / 1000, record.left_at)
        local page = client:online_meetings({ queryAll = true, limit = 5 }):pages()()
        assert.is_number(page.data[5].starts_at)
    end)

    it("flattens the links of recordings", function()
        local recorded = assert(client:recordings({ queryAll = true }):next()).confUUID
        local links = assert(client:recording_links(recorded))
        assert.is_true(#links > 0)
        for _, link in ipairs(links) do
            assert.is_string(link.url)
            assert.is_string(link.token)
            assert.is_string(link.confUuid)
        end
    end)
end)
