--- Which token a header can carry as it is. One that cannot be sent is no token: kept, it would
-- fail every call until its life is over.

-- More than servers take in one header line, in bytes.
local longest = 8192

--- @param token what was answered, or was in a store
-- @treturn boolean a string, not empty, without control characters, not too long, and without
--   blanks at its ends, which would not arrive
local function sendable(token)
    return type(token) == "string" and token ~= "" and #token <= longest
        and not token:find "%c" and not token:find "^ " and not token:find " $"
end

return sendable
