-- Who can reach the sandbox: programs on this machine, by the loopback.

local sandbox = require "hwmeeting.sandbox"

-- The addresses that listen on a port, as the kernel writes them.
local function listeners(port)
    local found = {}
    for _, name in ipairs { "/proc/net/tcp", "/proc/net/tcp6" } do
        local file = io.open(name)
        for line in file and file:lines() or function() end do
            local address, hexadecimal, state = line:match "^%s*%d+: (%x+):(%x+) %S+ (%x+)"
            if state == "0A" and tonumber(hexadecimal, 16) == port then
                found[#found + 1] = address
            end
        end
        if file then
            file:close()
        end
    end
    return found
end

describe("the sandbox", function()
    it("listens on the loopback alone", function()
        local box = assert(sandbox.start())
        finally(function() box:stop() end)
        local port = tonumber(box.url:match ":(%d+)$")
        assert.same({ "0100007F" }, listeners(port))
    end)
end)
