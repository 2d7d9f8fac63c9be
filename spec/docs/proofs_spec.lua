-- SECURITY.md and docs/reliability.md name what proves each of their rows: that has to be there.

local function exists(path)
    local file = io.open(path)
    if file then
        file:close()
    end
    return file ~= nil
end

-- Rows are the lines of tables but their heads.
local heads = { ["| promise"] = true, ["| fault | hosts"] = true }

local function is_head(line)
    for head in pairs(heads) do
        if line:sub(1, #head) == head then
            return true
        end
    end
    return false
end

for _, page in ipairs { "SECURITY.md", "docs/reliability.md" } do
    describe(page, function()
        it("names specs and tools that there are, in each row", function()
            local rows = 0
            for line in io.lines(page) do
                if line:find "^| " and not is_head(line) then
                    local named = 0
                    for path in line:gmatch "`(%l+/[%w_/.]+)`" do
                        assert.is_true(exists(path), path)
                        named = named + 1
                    end
                    local made = line:find("`make %l+`") and 1 or 0
                    assert.is_true(named + made > 0, line)
                    rows = rows + 1
                end
            end
            assert.is_true(rows > 10)
        end)
    end)
end
