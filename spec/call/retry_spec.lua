-- Whether and when a call is repeated.

local retry = require "hwmeeting.call.retry"

describe("retry.should_retry", function()
    local broken = { kind = "transport" }
    local refused = { kind = "transport", unsent = true }
    local limited = { kind = "rate_limit", status = 429 }

    it("repeats safe and idempotent calls after what passes", function()
        for _, class in ipairs { "safe", "idempotent" } do
            assert.is_true(retry.should_retry(class, broken, 1))
            assert.is_true(retry.should_retry(class, limited, 1))
            for _, status in ipairs { 408, 500, 502, 503, 504 } do
                assert.is_true(retry.should_retry(class, { kind = "http", status = status }, 1))
                assert.is_true(retry.should_retry(class, { kind = "api", status = status }, 1))
            end
        end
    end)

    it("never repeats what will fail again", function()
        for _, err in ipairs {
            { kind = "argument" }, { kind = "tls" }, { kind = "decode", status = 200 },
            { kind = "api", status = 400 }, { kind = "auth", status = 401 }, { kind = "cancelled" },
            { kind = "http", status = 404 }, { kind = "http", status = 501 },
            { kind = "transport", retryable = false },
        } do
            assert.is_false(retry.should_retry("safe", err, 1))
        end
    end)

    it("repeats a call that acts twice only when the service cannot have acted", function()
        assert.is_false(retry.should_retry("never", broken, 1))
        assert.is_false(retry.should_retry("never", { kind = "http", status = 503 }, 1))
        assert.is_true(retry.should_retry("never", refused, 1))
        assert.is_true(retry.should_retry("never", limited, 1))
        assert.is_true(retry.should_retry("never", broken, 1, true))
    end)

    it("stops when no retries are left", function()
        assert.is_false(retry.should_retry("safe", broken, 0))
        assert.is_false(retry.should_retry("never", broken, 0, true))
    end)
end)

describe("retry.backoff", function()
    it("grows exponentially to a cap, with full jitter", function()
        assert.equal(0, retry.backoff(1, nil, 0))
        assert.equal(0.25, retry.backoff(1, nil, 0.5))
        assert.equal(0.5, retry.backoff(2, nil, 0.5))
        assert.equal(retry.cap / 2, retry.backoff(50, nil, 0.5))
    end)

    it("never waits less than the server asked for", function()
        assert.equal(60, retry.backoff(1, 60, 0))
        assert.is_true(retry.backoff(5, 60, 0.99) >= 60)
    end)
end)

describe("retry.read_retry_after", function()
    it("reads seconds and HTTP dates", function()
        assert.equal(120, retry.read_retry_after("120", 0))
        assert.equal(120, retry.read_retry_after(" 120 ", 0))
        -- The example of RFC 9110: Fri, 31 Dec 1999 23:59:59 GMT is 946684799.
        assert.equal(59, retry.read_retry_after("Fri, 31 Dec 1999 23:59:59 GMT", 946684740))
        assert.equal(0, retry.read_retry_after("Fri, 31 Dec 1999 23:59:59 GMT", 2000000000))
    end)

    it("reads every form of a date, parts of a second, and the longest of several", function()
        local moment = 784111777
        for _, date in ipairs {
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        } do
            assert.equal(7, retry.read_retry_after(date, moment - 7))
            assert.equal(60, retry.read_retry_after(date .. ", 60", moment - 7))
        end
        assert.equal(0, retry.read_retry_after("Friday, 31-Dec-99 23:59:59 GMT", 1800000000))
        assert.equal(0.5, retry.read_retry_after("0.5", 0))
        assert.equal(120, retry.read_retry_after("60, 120", 0))
        assert.is_nil(retry.read_retry_after("60, soon", 0))
    end)

    it("is nil for what is malformed", function()
        for _, value in ipairs {
            "", "soon", "-1", "1.5.5", "Fri, 31 Foo 1999 23:59:59 GMT", "0x10", "1e3",
        } do
            assert.is_nil(retry.read_retry_after(value, 0))
        end
        assert.is_nil(retry.read_retry_after(nil, 0))
    end)
end)
