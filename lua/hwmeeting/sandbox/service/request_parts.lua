--- What came over the wire, taken apart (Lua 5.4).

local errors = require "hwmeeting.sandbox.errors"

local request_parts = {}

-- `+` is a space in a query, as Java servers read it: a client that writes a plus sign as `+` loses
-- it here.
local function decode_query_text(text)
    return request_parts.unescape((text:gsub("+", " ")))
end

--- Undoes percent-encoding; a `%` that is not followed by two hexadecimal digits is refused.
function request_parts.unescape(text)
    local rest = text:gsub("%%%x%x", "")
    if rest:find("%", 1, true) then
        errors.refuse("MMC.111070001", "malformed percent-encoding in " .. text)
    end
    return (
        text:gsub("%%(%x%x)", function(digits)
            return string.char(tonumber(digits, 16))
        end)
    )
end

--- Splits a query string.
-- @treturn table name → value (the first one) and table: name → list of all values
function request_parts.parse_query(text)
    local first, all = {}, {}
    for pair in text:gmatch("[^&]+") do
        local name, value = pair:match("^([^=]*)=?(.*)$")
        name, value = decode_query_text(name), decode_query_text(value)
        if all[name] then
            table.insert(all[name], value)
        else
            first[name], all[name] = value, { value }
        end
    end
    return first, all
end

--- Makes a request of its raw parts.
-- @tparam table raw `method`, `target` (path and query as sent), `headers` (lower-case name →
--   value),
--   `body` (string), `version` ("1.1" or "2"), `connection` (number of the connection),
--   `authority` (host and port that the client asked for), `refusal` (a list of code and detail: it
--   was too large to be read)
-- @treturn table the same table with `path` and `query_text`
function request_parts.new(raw)
    raw.path, raw.query_text = raw.target:match("^([^?]*)%??(.*)$")
    raw.body = raw.body or ""
    raw.headers = raw.headers or {}
    return raw
end

return request_parts
