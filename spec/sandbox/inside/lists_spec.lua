--- Lists of meetings: whose they are, pages, order, filters (Lua 5.4).

local support = require "spec.sandbox.inside.support"

local MANAGEMENT = "/v1/mmc/management/conferences"

describe("the service with lists", function()
    local on = support.for_specs()
    local call, refused = on.call, on.refused
    local box, signed_in

    before_each(function() box, signed_in = on.box, on.signed_in end)

    it("shows administrators everything on request, others their own", function()
        local _, own = call("GET", MANAGEMENT .. "/online", signed_in)
        assert.is_true(own.count < 57)
        local user = support.signed_in(box, "user8002@corpnew")
        local _, without = call("GET", MANAGEMENT .. "/online", user)
        local _, with = call("GET", MANAGEMENT .. "/online?queryAll=true", user)
        assert.are.equal(without.count, with.count)
        for _, info in ipairs(with.data) do
            assert.are.equal("user8002", info.scheduserName)
        end
    end)

    it("walks the pages without a gap and repeats the last", function()
        local seen, last = {}, nil
        for offset = 0, 40, 20 do
            local _, page =
                call("GET", MANAGEMENT .. "/online?queryAll=true&offset=" .. offset, signed_in)
            for _, info in ipairs(page.data) do
                assert.is_nil(seen[info.conferenceID])
                seen[info.conferenceID] = true
            end
            last = page
        end
        local _, past = call("GET", MANAGEMENT .. "/online?queryAll=true&offset=500", signed_in)
        assert.are.same(last.data, past.data)
        assert.are.same({ 500, 20, 57 }, { past.offset, past.limit, past.count })
    end)

    it("names the rule that a query breaks", function()
        local path = MANAGEMENT .. "/online?"
        assert.truthy(
            refused(400, "MMC.111071061", "GET", path .. "limit=501", signed_in):find(
                "range",
                1,
                true
            )
        )
        refused(400, "MMC.111071061", "GET", path .. "limit=ten", signed_in)
        refused(400, "MMC.111071061", "GET", path .. "queryAll=1", signed_in)
        refused(400, "MMC.111071061", "GET", path .. "offset=-1", signed_in)
        assert.truthy(
            refused(400, "MMC.111071061", "GET", MANAGEMENT .. "/history", signed_in):find(
                "required",
                1,
                true
            )
        )
    end)

    it("tolerates unknown parameters but remembers them", function()
        assert.are.equal(200, (call("GET", MANAGEMENT .. "/online?serachKey=x", signed_in)))
        local entries = box.traffic:list("SearchOnlineMeetings")
        assert.are.same({ "serachKey" }, entries[#entries].unknown)
    end)

    it("finds by subject in any script", function()
        local _, page = call(
            "GET",
            MANAGEMENT .. "/online?queryAll=true&limit=500&searchKey=%E4%BE%8B%E4%BC%9A",
            signed_in
        )
        assert.is_true(page.count > 0 and page.count < 57)
        for _, info in ipairs(page.data) do
            assert.truthy(info.subject:find("例会", 1, true))
        end
    end)

    it("sorts and limits planned meetings", function()
        local _, page = call(
            "GET",
            MANAGEMENT .. "?queryAll=true&limit=500&sortType=DSC_StartTIME",
            signed_in
        )
        for index = 2, #page.data do
            assert.is_true(page.data[index - 1].startTime >= page.data[index].startTime)
        end
        local _, day = call("GET", MANAGEMENT .. "?queryAll=true&queryConfMode=ADAY", signed_in)
        local _, week =
            call("GET", MANAGEMENT .. "?queryAll=true&queryConfMode=AWEEK", signed_in)
        assert.is_true(day.count < week.count and week.count < 92)
    end)

    it("takes history dates in milliseconds", function()
        local path = MANAGEMENT .. "/history?queryAll=true&startDate=%d&endDate=%d"
        local week = path:format((support.START - 7 * 86400) * 1000, support.START * 1000)
        local _, page = call("GET", week, signed_in)
        assert.is_true(page.count > 0 and page.count < 180)
        local _, none =
            call("GET", path:format(support.START - 7 * 86400, support.START), signed_in)
        assert.are.equal(0, none.count)
        assert.are.same({}, none.data)
    end)
end)
