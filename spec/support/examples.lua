-- The examples of a page of the documentation, and a way to run them.

local examples = {}

local root = debug.getinfo(1, "S").source:match("^@(.*)spec/support/") or ""

-- What a page says of a block, in the line before it: `<!-- host: love -->` → "host", "love".
local function mark_of(line)
    return line:match "^<!%-%- ([%l ]+): (.+) %-%->$"
end

--- The blocks of code of a page.
-- @param path of the page, from the root of the tree
-- @return array of { language, heading, line, text, mark, about }, `line` being the first of the
--   text; `mark` and `about` are what the line before the block says
function examples.blocks(path)
    local list, number, heading, block, before = {}, 0, nil, nil, ""
    for line in io.lines(root .. path) do
        number = number + 1
        if not block then
            heading = line:match("^#+ (.*)$") or heading
            local language = line:match "^%s*```(.*)$"
            if language then
                local mark, about = mark_of(before)
                block = { language = language, heading = heading, line = number + 1, lines = {},
                    mark = mark, about = about }
            end
            before = line
        elseif line == "```" then
            block.text = table.concat(block.lines, "\n")
            list[#list + 1], block = block, nil
        else
            block.lines[#block.lines + 1] = line
        end
    end
    assert(not block, "an example without an end")
    return list
end

--- Those in Lua; as `examples.blocks`.
function examples.read(path)
    local list = {}
    for _, block in ipairs(examples.blocks(path)) do
        list[#list + 1] = block.language == "lua" and block or nil
    end
    return list
end

--- Everything that is written in the examples, as one text.
function examples.all_text(path)
    local texts = {}
    for index, example in ipairs(examples.read(path)) do
        texts[index] = example.text
    end
    return table.concat(texts, "\n")
end

--- Compiles an example; what fails raises with the line of the page.
-- @param example one of `read`
-- @param path the page, for messages
-- @param environment its globals
-- @return a function
function examples.compile(example, path, environment)
    local text = ("\n"):rep(example.line - 1) .. example.text
    local setfenv = rawget(_G, "setfenv")
    if setfenv then
        return setfenv(assert(rawget(_G, "loadstring")(text, "@" .. path)), environment)
    end
    return assert(load(text, "@" .. path, "t", environment))
end

--- Runs it; as `examples.compile`.
function examples.run(example, path, environment)
    return examples.compile(example, path, environment)()
end

return examples
