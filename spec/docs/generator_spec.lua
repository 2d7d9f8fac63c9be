-- The generator of the reference: how it reads doc comments, and that it notices what has drifted
-- and what is not documented. It runs under Lua 5.4, whatever version the specs run under.

local root = debug.getinfo(1, "S").source:match("^@(.*)spec/docs/") or ""
root = root == "" and "." or root

package.path = root .. "/tools/?.lua;" .. package.path
local doc_comments = require "reference.doc_comments"

local function quoted(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end

local function output_of(command)
    local pipe = assert(io.popen(command))
    local text = pipe:read("*a")
    pipe:close()
    return text
end

local function append(path, text)
    local file = assert(io.open(path, "ab"))
    file:write(text)
    file:close()
end

describe("a doc comment", function()
    local read = doc_comments.read([[
--- What the file is about.

local thing = {}

--- Locks it: `thing.lock(1)`.
--
--     thing.lock(5)
--
-- Twice is once.
-- @tparam integer minutes how long; 1 or
--   greater
-- @tparam table|nil choice
-- @treturn boolean|nil true
-- @treturn table|nil an error object
function thing.lock(minutes, choice)
    return minutes, choice
end

-- Not public.
local function hidden() end

--- Forgets it.
function thing:close()
    hidden()
end

--- Another name.
-- @param value
thing.alias = thing.lock
]], "thing.lua")

    it("is found where it stands above what it describes", function()
        local names = {}
        for i, comment in ipairs(read) do
            names[i] = comment.container .. "." .. comment.name
        end
        assert.are.same({ "thing.lock", "thing.close", "thing.alias" }, names)
        assert.are.equal(15, read[1].line)
    end)

    it("has paragraphs, code, arguments and results with their types", function()
        local lock = read[1]
        assert.are.same({
            { text = "Locks it: `thing.lock(1)`." },
            { code = { "thing.lock(5)" } },
            { text = "Twice is once." },
        }, lock.about)
        assert.are.same({
            { name = "minutes", type = "integer", text = "how long; 1 or greater" },
            { name = "choice", type = "table|nil", text = "" },
        }, lock.parameters)
        assert.are.same({
            { type = "boolean|nil", text = "true" },
            { type = "table|nil", text = "an error object" },
        }, lock.results)
        assert.are.same({ "minutes", "choice" }, lock.arguments)
    end)

    it("shows whether the code has results and the arguments types", function()
        assert.is_true(read[1].returns)
        assert.is_false(read[2].returns)
        assert.is_true(read[2].method)
        assert.is_nil(read[3].parameters[1].type)
    end)
end)

describe("the reference", function()
    local folder

    -- Runs the generator in the copy.
    local function generate(option)
        return output_of(("cd %s && lua5.4 tools/make_reference %s 2>&1; echo \"code $?\""):format(
            quoted(folder), option))
    end

    -- A copy of what the generator reads and writes. Whether the tree's own pages are fresh is for
    -- tools/lint to say.
    setup(function()
        folder = output_of("mktemp -d"):match("^[^\n]+")
        assert(os.execute(("cd %s && cp -R lua tools docs library %s"):format(quoted(root),
            quoted(folder))))
        assert.are.equal("code 0\n", generate "")
    end)

    teardown(function()
        os.execute("rm -rf " .. quoted(folder))
    end)

    it("is the same each time", function()
        assert.are.equal("code 0\n", generate "--check")
    end)

    it("is out of date when an operation, a page or a signature has changed", function()
        append(folder .. "/docs/reference/control.md", "drift\n")
        append(folder .. "/library/hwmeeting.lua", "-- drift\n")
        append(folder .. "/docs/reference/old.md", "of a section that is no more\n")
        local said = generate "--check"
        assert.truthy(said:find("docs/reference/control.md is out of date", 1, true))
        assert.truthy(said:find("library/hwmeeting.lua is out of date", 1, true))
        assert.truthy(said:find("docs/reference/old.md is no longer made", 1, true))
        assert.truthy(said:find("code 1", 1, true))
    end)

    it("tells of each call that it may fail, and of those that say nothing else what they answer",
        function()
            local path = folder .. "/lua/hwmeeting/meeting/course.lua"
            local file = assert(io.open(path, "rb"))
            local text = file:read("*a"):gsub("local course = {}", [[%0

--- Says what it answers.
-- @treturn string|nil a word
function course.start(self, call_options)
    return self:call("StartMeeting", nil, call_options)
end

--- Says nothing else.
function course.lock(self, call_options)
    return self:call("LockMeeting", nil, call_options)
end
]])
            file:close()
            file = assert(io.open(path, "wb"))
            file:write(text)
            file:close()
            generate ""
            file = assert(io.open(folder .. "/docs/reference/library.md", "rb"))
            local page = file:read("*a")
            file:close()
            local failure = "| returns | table\\|nil | an error object |\n\n"
            assert.truthy(page:find("| returns | string\\|nil | a word |\n" .. failure, 1, true))
            assert.truthy(page:find("Says nothing else.\n\n|  | type |  |\n|---|---|---|\n"
                .. "| `call_options` | table\\|nil | overrides for this call, as for "
                .. "`client:call` |\n| returns | table\\|nil | the acknowledgement |\n"
                .. failure, 1, true))
        end)

    it("is refused while a public function lacks a comment or a type", function()
        local path = folder .. "/lua/hwmeeting/time/init.lua"
        local file = assert(io.open(path, "rb"))
        local text = file:read("*a"):gsub("return time%s*$", [[
function time.undocumented() end

--- Half documented.
-- @param value
function time.untyped(value, other)
    return value, other
end

return time
]])
        file:close()
        file = assert(io.open(path, "wb"))
        file:write(text)
        file:close()
        local said = generate "--check"
        for _, problem in ipairs {
            "hwmeeting.time.undocumented has no doc comment",
            "hwmeeting.time.untyped has no type for its argument `value`",
            "hwmeeting.time.untyped does not document its argument `other`",
            "hwmeeting.time.untyped returns something that is not documented",
        } do
            assert.message(said).truthy(said:find(problem, 1, true))
        end
        assert.truthy(said:find("code 1", 1, true))
    end)
end)

describe("each file that says that a tool wrote it", function()
    it("is marked as generated, so that reviews fold it", function()
        local patterns = {}
        for line in io.lines(root .. "/.gitattributes") do
            local path = line:match "^(/%S+)%s+linguist%-generated"
            if path then patterns[#patterns + 1] = path:gsub("%*%*$", "") end
        end
        local found = 0
        local listed = output_of("cd " .. quoted(root) .. " && grep -rlIE "
            .. "'(Generated by|writes this file)' docs library lua/hwmeeting/api spec/fixtures")
        for path in listed:gmatch "[^\n]+" do
            local marked = false
            for _, pattern in ipairs(patterns) do
                marked = marked or ("/" .. path):sub(1, #pattern) == pattern
            end
            assert.message(path).is_true(marked)
            found = found + 1
        end
        assert.is_true(found >= 4)
    end)
end)
