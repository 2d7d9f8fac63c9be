-- SECURITY.md names what proves each promise: that has to be there.

local function exists(path)
    local file = io.open(path)
    if file then
        file:close()
    end
    return file ~= nil
end

describe("SECURITY.md", function()
    it("names specs and tools that there are, in each row", function()
        local rows = 0
        for line in io.lines "SECURITY.md" do
            if line:find "^| " and not line:find "^| promise" then
                local named = 0
                for path in line:gmatch "`(%l+/[%w_/.]+)`" do
                    assert.is_true(exists(path), path)
                    named = named + 1
                end
                assert.is_true(named > 0, line)
                rows = rows + 1
            end
        end
        assert.is_true(rows > 10)
    end)
end)
