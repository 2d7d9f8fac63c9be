--- The arguments of wrappers on their way to those of operations. The caller's tables are not
-- changed.

local misuse = require "hwmeeting.misuse"
local tables = require "hwmeeting.tables"
local time = require "hwmeeting.time"

local arguments = {}

--- A copy of a table, one level deep; `{}` for nil. Anything else raises at the caller's line.
-- @tparam table|nil given
-- @treturn table
function arguments.copy(given)
    if given ~= nil and type(given) ~= "table" then
        misuse.raise(("arguments must be ONE table, got a %s"):format(type(given)))
    end
    return tables.copy(given or {})
end

--- Gives an argument its name in the API, and its form.
-- @tparam table args changed
-- @tparam string name as the wrapper calls it
-- @tparam string api_name
-- @tparam function|nil form value → value
function arguments.rename(args, name, api_name, form)
    local value = args[name]
    if value ~= nil then
        args[name] = nil
        args[api_name] = form and form(value) or value
    end
end

--- The history is kept for six months unless the enterprise says otherwise; in seconds.
local half_a_year = 183 * 86400

--- `from` and `to` (UTC unix seconds) as `startDate` and `endDate` (milliseconds). Without `to` it
-- is now, without `from` half a year before `to`.
-- @tparam table args changed
-- @tparam number now UTC unix seconds
function arguments.period(args, now)
    if args.startDate == nil and args.endDate == nil then
        args.to = args.to or now
        args.from = args.from or args.to - half_a_year
    end
    arguments.rename(args, "from", "startDate", time.to_milliseconds)
    arguments.rename(args, "to", "endDate", time.to_milliseconds)
end

--- One string or an array of them, as an array.
-- @tparam string|table values
-- @tparam string what for the message: `"accounts"`
-- @treturn table
function arguments.list(values, what)
    if type(values) == "string" then
        return { values }
    elseif type(values) ~= "table" or #values == 0 then
        misuse.raise(("%s must be a string or a list of strings that is not empty"):format(what))
    end
    return values
end

return arguments
