-- From each module one finds the spec that proves it: by its name, or in spec/proofs.

local shell = require "spec.support.shell"

-- The lines of spec/proofs: { path, specs }.
local function read_proofs()
    local list = {}
    for line in io.lines "spec/proofs" do
        local path, rest = line:match "^([^#%s]%S*)%s+(.+)$"
        if path then
            local specs = {}
            for spec in rest:gmatch "%S+" do specs[#specs + 1] = spec end
            list[#list + 1] = { path = path, specs = specs }
        end
    end
    return list
end

local function exists(path)
    local file = io.open(path)
    if file then file:close() end
    return file ~= nil
end

local function files(folder)
    local list = {}
    for path in shell.output("find " .. folder .. " -type f | sort"):gmatch "[^\n]+" do
        list[#list + 1] = path
    end
    return list
end

local function begins(path, beginning)
    return path:sub(1, #beginning) == beginning
end

-- "retry" of lua/hwmeeting/call/retry.lua, "call" of lua/hwmeeting/call/init.lua.
local function name_of(module)
    return module:match "([^/]+)/init%.lua$" or module:match "([^/]+)%.lua$"
end

-- The specs of a module: that of its name in a folder of its room, and those the table names.
local function proofs_of(module, lines)
    local found = {}
    for _, line in ipairs(lines) do
        if begins(module, line.path) then
            for _, spec in ipairs(line.specs) do
                if not spec:find "%.lua$" then
                    spec = spec .. "/" .. name_of(module) .. "_spec.lua"
                end
                if exists(spec) then found[#found + 1] = spec end
            end
        end
    end
    return found
end

-- The catalogue's files are data: spec/catalogue takes all of them together.
local function is_data(path)
    return path:find "^lua/hwmeeting/api/" ~= nil
end

describe("spec/proofs", function()
    local lines = read_proofs()

    it("and the names of specs say of each module what proves it", function()
        local unproved = {}
        for _, module in ipairs(files "lua") do
            if not is_data(module) and #proofs_of(module, lines) == 0 then
                unproved[#unproved + 1] = module
            end
        end
        assert.same({}, unproved)
    end)

    it("gives each file of the C core to a spec", function()
        local unproved = {}
        for _, path in ipairs(files "src include") do
            local proved = false
            for _, line in ipairs(lines) do proved = proved or begins(path, line.path) end
            if not proved then unproved[#unproved + 1] = path end
        end
        assert.same({}, unproved)
    end)

    it("names only what there is", function()
        for _, line in ipairs(lines) do
            local there = shell.output("ls -d " .. line.path .. "* 2>/dev/null")
            assert.message(line.path).not_equal("", there)
            for _, spec in ipairs(line.specs) do
                assert.message(spec).truthy(exists(spec))
            end
        end
    end)

    it("finds a module that nothing proves", function()
        assert.same({}, proofs_of("lua/hwmeeting/call/annex.lua", lines))
        assert.same({}, proofs_of("lua/hwmeeting/annex.lua", lines))
        for module, spec in pairs { retry = "retry", init = "call" } do
            assert.same({ ("spec/call/%s_spec.lua"):format(spec) },
                proofs_of(("lua/hwmeeting/call/%s.lua"):format(module), lines))
        end
    end)
end)
