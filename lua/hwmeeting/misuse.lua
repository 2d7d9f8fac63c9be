--- Raising at the caller's line.
--
-- Misuse (an unknown option, arguments that are no table, a closed client) is a mistake in the
-- program, so it raises, and the message points to the first line outside this library, however
-- many wrappers lie between.

local misuse = {}

local own_prefix = debug.getinfo(1, "S").source:match("^(.*)misuse%.lua$") or "=hwmeeting/"

local function is_ours(info)
    return info.what == "C" or info.what == "tail" or info.source:sub(1, #own_prefix) == own_prefix
end

--- Raises `message` at the line of the first caller outside the library.
-- @tparam string message
function misuse.raise(message)
    local level = 2
    while true do
        local info = debug.getinfo(level, "S")
        if not info then
            error("hwmeeting: " .. message, 0)
        end
        if not is_ours(info) then
            error("hwmeeting: " .. message, level)
        end
        level = level + 1
    end
end

return misuse
