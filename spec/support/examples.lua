-- The examples of a page of the documentation, and a way to run them.

local examples = {}

local root = debug.getinfo(1, "S").source:match("^@(.*)spec/support/") or ""

--- The Lua examples of a page.
-- @param path of the page, from the root of the tree
-- @return array of { heading, line, text }, `line` being the first of the text
function examples.read(path)
    local list, number, heading, block = {}, 0, nil, nil
    for line in io.lines(root .. path) do
        number = number + 1
        if not block then
            heading = line:match("^#+ (.*)$") or heading
            block = line == "```lua" and { heading = heading, line = number + 1, lines = {} } or nil
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

--- Everything that is written in the examples, as one text.
function examples.all_text(path)
    local texts = {}
    for index, example in ipairs(examples.read(path)) do
        texts[index] = example.text
    end
    return table.concat(texts, "\n")
end

--- Runs an example; what fails raises with the line of the page.
-- @param example one of `read`
-- @param path the page, for messages
-- @param environment its globals
function examples.run(example, path, environment)
    local text = ("\n"):rep(example.line - 1) .. example.text
    local setfenv = rawget(_G, "setfenv")
    if setfenv then
        return setfenv(assert(rawget(_G, "loadstring")(text, "@" .. path)), environment)()
    end
    return assert(load(text, "@" .. path, "t", environment))()
end

return examples
