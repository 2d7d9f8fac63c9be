--- The arguments of wrappers on their way to those of operations. The caller's tables are not
-- changed.

local core = require "hwmeeting.core"
local misuse = require "hwmeeting.misuse"
local tables = require "hwmeeting.tables"
local time = require "hwmeeting.time"

local arguments = {}

--- A copy of a table, one level deep; `{}` for nil. Anything else raises at the caller's line, and
-- so does a table that hides values behind its metatable: a copy would lose them.
-- @tparam table|nil given
-- @treturn table
function arguments.copy(given)
    if given == nil then
        return {}
    elseif type(given) ~= "table" then
        misuse.raise(("arguments must be ONE table, got a %s"):format(type(given)))
    end
    local plain, problem = core.check_table(given, "arguments")
    if not plain then
        misuse.raise(problem.message)
    end
    return tables.copy(given)
end

--- Each item of a list in another form. What is no list (a single item, one with holes, one that
-- hides values) is returned as it is: the encoding refuses it with its path.
-- @param list what the caller gave
-- @tparam function form item → item
-- @return a new list
function arguments.each(list, form)
    local count = core.check_list(list)
    if not count then
        return list
    end
    local formed = setmetatable({}, getmetatable(list))
    for index = 1, count do
        formed[index] = form(list[index])
    end
    return formed
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

--- A number of minutes; anything but a whole number, 1 or greater, raises at the caller's line.
-- @param minutes
-- @treturn integer
function arguments.minutes(minutes)
    if type(minutes) ~= "number" or minutes % 1 ~= 0 or minutes < 1 then
        misuse.raise(("minutes must be a whole number, 1 or greater, not %s"):format(
            type(minutes) == "string" and ("%q"):format(minutes) or tostring(minutes)))
    end
    return minutes
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

--- A list as the caller gave it; raises at the caller's line when it is none, has holes or hides
-- values.
-- @tparam table list
-- @tparam string what for the message: `"accounts"`
-- @treturn table the same list
function arguments.checked(list, what)
    local count, problem = core.check_list(list, what)
    if not count then
        misuse.raise(problem.message)
    end
    return list
end

--- One string or an array of them, as an array.
-- @tparam string|table values
-- @tparam string what for the message: `"accounts"`
-- @treturn table
function arguments.list(values, what)
    if type(values) == "string" then
        return { values }
    elseif type(values) ~= "table" or next(values) == nil then
        misuse.raise(("%s must be a string or a list of strings that is not empty"):format(what))
    end
    return arguments.checked(values, what)
end

return arguments
