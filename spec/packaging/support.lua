--- How the packaging specs run programs.

local support = {}

local function quote(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end

--- Runs a program with nothing on its standard input.
-- @param words table: the program and its arguments
-- @param environment table: variables to set, or nil
-- @param folder string: where to run it (default: here)
-- @return integer: the exit code
-- @return string: everything it printed, errors included
function support.run(words, environment, folder)
    local parts = { "cd", quote(folder or "."), "&&", "env" }
    for name, value in pairs(environment or {}) do
        parts[#parts + 1] = quote(name .. "=" .. value)
    end
    for _, word in ipairs(words) do parts[#parts + 1] = quote(word) end
    local pipe = assert(io.popen("{ " .. table.concat(parts, " ") .. "; } </dev/null 2>&1"))
    local output = pipe:read("a")
    local _, _, code = pipe:close()
    return code or 0, output
end

--- Makes a folder below a new one in the system's place for such things.
-- @param name string: what to call it
-- @return string: its path
-- @return function: removes it again
function support.temporary_folder(name)
    local pipe = assert(io.popen("mktemp -d"))
    local parent = pipe:read("l")
    pipe:close()
    local path = parent .. "/" .. name
    assert(os.execute("mkdir " .. quote(path)))
    return path, function() assert(os.execute("rm -rf " .. quote(parent))) end
end

function support.write(path, text)
    local file = assert(io.open(path, "w"))
    file:write(text)
    file:close()
end

return support
