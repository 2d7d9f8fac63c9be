--- What a server can do to us with size.

local http = require "hwmeeting.http"
local http_service = require "spec.support.http_service"

describe("the limits of an answer", function()
    local server, pool

    lazy_setup(function() server = http_service.start() end)
    lazy_teardown(function() server:stop() end)
    before_each(function() pool = http.pool {} end)
    after_each(function() pool:close() end)

    local function body_of(port, path, limit)
        local response, failure = server:call(pool, { url = server:url(port, path) },
            { max_response_bytes = limit })
        return response and #response.body, failure
    end

    local function too_large(size, failure)
        assert.is_nil(size)
        assert.equal("transport", failure.kind)
        assert.is_false(failure.unsent)
        assert.truthy(failure.message:find("max_response_bytes", 1, true))
    end

    it("let through what is exactly as large as allowed", function()
        for _, port in ipairs { "http", "https" } do
            assert.equal(100000, body_of(port, "/big/100000", 100000))
            too_large(body_of(port, "/big/100001", 100000))
        end
    end)

    it("count bytes after decompression", function()
        assert.equal(1000000, body_of("https", "/gzip/1000000", 1000000))
        too_large(body_of("https", "/gzip/1000001", 1000000))
        too_large(body_of("http", "/gzip/300000000", 1000000))
    end)

    it("are 64 MiB unless told otherwise", function()
        assert.equal(67108864, body_of("http", "/big/67108864"))
        too_large(body_of("http", "/big/67108865"))
    end)

    it("do not let an answer grow out of all proportion when it is decompressed", function()
        assert.equal(4000000, body_of("http", "/gzip/4000000"))
        local size, failure = body_of("https", "/gzip/60000000")
        assert.is_nil(size)
        assert.is_true(failure.permanent)
        assert.truthy(failure.message:find("300 times", 1, true), failure.message)
    end)

    it("let many equal header lines through, joined once", function()
        local response = assert(server:call(pool, { url = server:url("raw", "/equalheaders") }))
        assert.equal(("b, "):rep(3999) .. "b", response.headers.a)
        assert.equal("one, two", response.headers.c)
        assert.equal("0", response.headers["content-length"])
    end)

    it("hold for the headers", function()
        local _, failure = server:call(pool, { url = server:url("raw", "/manyheaders") })
        assert.equal("transport", failure.kind)
        assert.truthy(failure.message:find("headers are larger", 1, true))
        local response = assert(server:call(pool, { url = server:url("raw", "/fewheaders") }))
        assert.equal(100 * 1002 - 2, #response.headers["x-filler"])
    end)

    it("leave the pool usable", function()
        too_large(body_of("https", "/big/100001", 100000))
        assert.equal(1000, body_of("https", "/big/1000"))
    end)
end)
