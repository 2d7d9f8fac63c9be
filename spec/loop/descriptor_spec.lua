-- The pool's one descriptor is all that a loop must watch: sockets, timers, deadlines and
-- cancellations make it readable.

local http = require "hwmeeting.http"
local cqueues = require "cqueues"

-- Drives the pool by nothing but its descriptor until `is_over()`; false when it stays silent.
local function drive(pool, is_over)
    local watched = { pollfd = pool:fd(), events = "r" }
    while not is_over() do
        if cqueues.poll(watched, 10) ~= watched then
            return false
        end
        pool:step()
    end
    return true
end

describe("the pool's descriptor", function()
    local pool, listener, url

    before_each(function()
        pool = http.pool {}
        listener = assert(require("socket").bind("127.0.0.1", 0))
        local _, port = listener:getsockname()
        url = ("http://127.0.0.1:%d/"):format(port)
    end)

    after_each(function()
        pool:close()
        listener:close()
    end)

    -- To a server that takes connections and never answers.
    local function submit(timeout)
        return assert(pool:submit({ method = "GET", url = url, headers = {} },
            { timeout = timeout }))
    end

    it("tells of deadlines", function()
        assert.is_number(pool:fd())
        local transfer = submit(0.2)
        assert.is_true(drive(pool, function() return transfer:done() end))
        local _, failure = transfer:response()
        assert.equal("timeout", failure.kind)
    end)

    it("tells of deadlines in their order, whenever they were submitted", function()
        local late = submit(30)
        local descriptor = pool:fd()
        pool:step()
        local soon = submit(0.2)
        assert.equal(descriptor, pool:fd())
        assert.is_true(drive(pool, function() return soon:done() end))
        assert.is_false(late:done())
    end)

    it("tells of a transfer that was cancelled, until it is taken", function()
        local transfer = submit(30)
        local watched = { pollfd = pool:fd(), events = "r" }
        pool:step()
        transfer:cancel()
        assert.equal(watched, cqueues.poll(watched, 10))
        pool:step()
        assert.equal(transfer, pool:finished())
        assert.is_nil(pool:finished())
        pool:step()
        assert.equal(0.05, cqueues.poll(watched, 0.05))
    end)

    it("is silent while there is nothing to do", function()
        local watched = { pollfd = pool:fd(), events = "r" }
        assert.equal(0.05, cqueues.poll(watched, 0.05))
        local transfer = submit(0.1)
        assert.is_true(drive(pool, function() return transfer:done() end))
        transfer:response()
        pool:step()
        assert.equal(0.05, cqueues.poll(watched, 0.05))
    end)
end)
