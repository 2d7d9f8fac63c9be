--- The headers of a Response, in one form: a transport of the user's own may say them otherwise.

local core = require "hwmeeting.core"

local answer_headers = {}

local function as_text(value)
    if type(value) ~= "table" then
        return tostring(value)
    end
    local texts = {}
    for index, item in ipairs(value) do
        texts[index] = tostring(item)
    end
    return table.concat(texts, ", ")
end

--- Reads them. Of the default transport's answers this builds all headers: not for calls that
-- succeed.
-- @tparam table|nil response
-- @treturn table name in small letters → text; the lines of a list are joined by commas
function answer_headers.read(response)
    local headers = {}
    for name, value in pairs(response and response.headers or {}) do
        headers[core.lower(tostring(name))] = as_text(value)
    end
    return headers
end

return answer_headers
