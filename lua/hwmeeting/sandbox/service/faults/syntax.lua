--- The short form of a fault, as the command line takes it (Lua 5.4).
--
--     KIND[=VALUE][:OPERATION][+SKIP][*COUNT][@PROBABILITY]
--
-- several of them separated by commas, semicolons or white space. Examples:
--
--     latency=0.2                          every answer 0.2 s later
--     status=503:StartMeeting*2            the first two StartMeeting calls answer 503
--     throttle=7:SearchOnlineMeetings*5    a burst of five 429 with Retry-After: 7
--     drop:SearchHisMeetings+2*1           the third call is cut off
--     html@0.1                             one call in ten gets an HTML error page
--     count=text:SearchMeetings            the list's count as a text
--
-- VALUE is a number or a word; which, kinds.lua says.

local syntax = {}

local function parse_one(text)
    local fault = {}
    local rest = text:gsub("@([%d.]+)$", function(number)
        fault.probability = tonumber(number)
        return ""
    end)
        :gsub("%*(%d+)$", function(number)
            fault.count = math.tointeger(tonumber(number))
            return ""
        end)
        :gsub("%+(%d+)$", function(number)
            fault.skip = math.tointeger(tonumber(number))
            return ""
        end)
        :gsub(":(%w+)$", function(name)
            fault.operation = name
            return ""
        end)
    local kind, value = (rest .. "="):match("^(%l+)=([%w.-]*)=?$")
    if not kind then
        return nil,
            ("malformed fault %q: KIND[=VALUE][:OPERATION][+SKIP][*COUNT][@PROBABILITY]"):format(
                text
            )
    end
    fault.kind, fault.value = kind, tonumber(value) or value ~= "" and value or nil
    return fault
end

--- Reads a list of faults.
-- @tparam string text
-- @treturn table|nil list of faults as kinds.lua describes them, not yet checked, or nil and a
--   message
-- @treturn nil|string
function syntax.parse(text)
    local list = {}
    for word in text:gsub("#[^\n]*", ""):gmatch("[^%s,;]+") do
        local fault, message = parse_one(word)
        if not fault then
            return nil, message
        end
        list[#list + 1] = fault
    end
    return list
end

return syntax
