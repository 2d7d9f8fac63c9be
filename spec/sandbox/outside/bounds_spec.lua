--- What strangers may send to the sandbox: as much as they like, and it is not kept.

local support = require "spec.sandbox.outside.support"

local SIGN_IN = "/v1/usg/acs/auth/account"
local ONLINE = "/v1/mmc/management/conferences/online"
local MEBIBYTE = 1024 * 1024

describe("the sandbox", function()
    local box, folder

    setup(function()
        box = support.start { rate_limit = 100000 }
        folder = support.output_of "mktemp -d"
    end)
    teardown(function()
        support.stop_all()
        support.output_of("rm -r " .. folder)
    end)

    -- A file of so many bytes; it takes no room on the disk.
    local function file_of(bytes)
        local path = ("%s/%d"):format(folder, bytes)
        support.output_of(("truncate -s %d %s"):format(bytes, path))
        return path
    end

    local function post(options)
        return support.curl(box, { method = "POST", target = SIGN_IN, options = options })
    end

    -- Mebibytes that the server has ever held.
    local function peak()
        local file = assert(io.open(("/proc/%d/status"):format(box.pid)))
        local text = file:read "*a"
        file:close()
        return tonumber(text:match "VmHWM:%s*(%d+) kB") / 1024
    end

    local function is_well()
        local answer = support.curl(box, { target = ONLINE })
        return answer.status == 401 and answer.json.error_code == "USG.200000004"
    end

    it("refuses large bodies before it has read them", function()
        local large = file_of(300 * MEBIBYTE)
        for _, protocol in ipairs { "--http1.1", "--http1.1 --header Expect:", "--http2" } do
            local answer = post(protocol .. " --data-binary @" .. large)
            assert.message(protocol).are.same({ 413, "APIG.0201" },
                { answer.status, answer.json.error_code })
        end
        assert.is_true(is_well())
        assert.is_true(peak() < 200, peak())
    end)

    it("refuses bodies that do not say how large they are", function()
        local answer = post("--http1.1 --header Expect: --header 'Content-Length:' --header "
            .. "'Transfer-Encoding: chunked' --data-binary @" .. file_of(40 * MEBIBYTE))
        assert.are.equal(413, answer.status)
        assert.is_true(is_well())
        assert.is_true(peak() < 200, peak())
    end)

    -- What the server answers to bytes that come as they are, and then no more of them.
    local function raw(bytes, more)
        local port = box.url:match ":(%d+)$"
        return support.output_of((
            "{ printf '%s'; %s sleep 1; } | timeout 10 openssl s_client -quiet -no_ign_eof "
                .. "-connect 127.0.0.1:%s -CAfile %s 2>/dev/null"
        ):format(bytes, more or "", port, box.ca_file))
    end

    local HEAD = "POST " .. SIGN_IN .. " HTTP/1.1\\r\\nHost: x\\r\\n"

    it("does not wait for a chunk of 4 GiB", function()
        local answer = raw(HEAD .. "Transfer-Encoding: chunked\\r\\n\\r\\nFFFFFFF0\\r\\n",
            "head -c 40000000 /dev/zero;")
        assert.truthy(answer:find("413", 1, true), answer)
        assert.is_true(is_well())
        assert.is_true(peak() < 200, peak())
    end)

    it("does not carry out, nor wait for, what breaks off", function()
        support.admin(box, "requests/clear", {})
        raw(HEAD .. "Content-Length: 100\\r\\n\\r\\n{")
        assert.is_true(is_well())
        raw(HEAD .. "Transfer-Encoding: chunked\\r\\n\\r\\n5\\r\\n{")
        assert.is_true(is_well())
        assert.are.equal(0, #support.admin(box, "requests?operation=CreateToken").requests)
    end)

    it("forgets old bodies when it has logged enough of them", function()
        local some = file_of(15 * MEBIBYTE)
        for _ = 1, 6 do
            assert.are.equal(400, post("--http1.1 --header Expect: --data-binary @" .. some).status)
        end
        assert.is_true(peak() < 400, peak())
        local status = support.admin(box, "status")
        assert.is_true(status.requests >= 6)
        assert.is_true(is_well())
    end)

    it("reads no JSON of more than 1 MiB", function()
        local path = folder .. "/json"
        local file = assert(io.open(path, "w"))
        file:write("[", ("1,"):rep(MEBIBYTE), "1]")
        file:close()
        local token = support.access(box)
        local answer = support.curl(box, {
            method = "POST",
            target = "/v1/mmc/management/conferences",
            headers = { ["X-Access-Token"] = token },
            options = "--data-binary @" .. path,
        })
        assert.are.same({ 400, "MMC.111071062" }, { answer.status, answer.json.error_code })
    end)

    it("refuses large headers", function()
        local words = {}
        for index = 1, 60 do
            words[index] = ("--header 'X-Long-%d: %s'"):format(index, ("x"):rep(600))
        end
        local answer = support.curl(box, {
            target = ONLINE,
            options = "--http2 " .. table.concat(words, " "),
        })
        assert.are.same({ 413, "APIG.0201" }, { answer.status, answer.json.error_code })
        for index = 1, 300 do
            words[index] = ("--header 'X-Many-%d: x'"):format(index)
        end
        answer = support.curl(box, {
            target = ONLINE,
            options = "--http2 " .. table.concat(words, " "),
        })
        assert.are.same({ 413, "APIG.0201" }, { answer.status, answer.json.error_code })
        assert.is_true(is_well())
    end)
end)
