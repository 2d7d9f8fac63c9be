--- How the packaging specs run programs.

local support = {}

local quote = require("spec.support.shell").quote

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

--- Runs a program that must succeed.
-- @return string: everything it printed
function support.must(words, environment, folder)
    local status, output = support.run(words, environment, folder)
    return status == 0 and output or error(table.concat(words, " ") .. "\n" .. output, 2)
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
    -- Others may enter it: some specs go on as another user.
    assert(os.execute("mkdir " .. quote(path) .. " && chmod 755 " .. quote(parent)))
    return path, function() assert(os.execute("rm -rf " .. quote(parent))) end
end

--- Copies what luarocks and `make` need of the tree, without what was built.
-- @param folder string: where to
function support.copy_tree(folder)
    support.must { "cp", "-R", "-P", "Makefile", "bin", "docs", "library", "lua", "rockspec",
        "rockspecs", "src", "tools", "hwmeeting-scm-1.rockspec", folder }
end

local unshare_works

--- The words of a program, to be run without any network where the system lets us do that.
function support.without_network(words)
    if unshare_works == nil then unshare_works = support.run { "unshare", "-n", "true" } == 0 end
    if not unshare_works then return words end
    return { "unshare", "-n", table.unpack(words) }
end

--- The words of a program, to be run by an ordinary user. Who runs the specs as root is taken for
-- `nobody`, with the folder given made over to him.
function support.as_ordinary_user(folder, words)
    if support.must { "id", "-u" } ~= "0\n" then return words end
    support.must { "chown", "-R", "nobody", folder }
    return { "setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups",
        table.unpack(words) }
end

function support.write(path, text)
    local file = assert(io.open(path, "w"))
    file:write(text)
    file:close()
end

return support
