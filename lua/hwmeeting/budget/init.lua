--- The gateway's budget: so many calls of an operation in so long a time. What an answer says of it
-- is the truth that all processes and machines share; nothing of our own has to be shared for it.
--
-- `window` decides, as a pure function; `book` keeps the windows of one identity and who waits;
-- `pace` (in the room of calls) waits. Without the gateway's headers nothing is paced.

local book = require "hwmeeting.budget.book"

local budget = {}

-- Clock → identity → its book, for as long as a client of it is there. Loops with clocks of their
-- own have books of their own: the times in a book are those of one clock.
local books = setmetatable({}, { __mode = "k" })

local identity_options = { "base_url", "sign_in", "app_id", "corp_id", "user_id", "account",
    "welink_account", "credentials", "access_token" }

--- The book of a client: shared by all clients of the same identity in this Lua state, and by
-- nobody else.
-- @tparam table options the client's option values
-- @tparam function clock the loop's
-- @treturn table
function budget.book_of(options, clock)
    local parts = {}
    for index, name in ipairs(identity_options) do
        local value = options[name]
        parts[index] = value == nil and "-" or #tostring(value) .. ":" .. tostring(value)
    end
    local identity = table.concat(parts, " ")
    local of_clock = books[clock]
    if not of_clock then
        of_clock = setmetatable({}, { __mode = "v" })
        books[clock] = of_clock
    end
    local found = of_clock[identity]
    if not found then
        found = book.new()
        of_clock[identity] = found
    end
    return found
end

return budget
