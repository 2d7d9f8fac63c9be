--- One value of an option: its checks, and reading it from a text. What is wrong raises at the
-- caller's line.

local misuse = require "hwmeeting.misuse"

local values = {}

local function refuse(place, problem)
    misuse.raise((place and place .. ": " or "") .. problem)
end

--- Checks a value that an option is to have.
-- @tparam table definition the option's (options.lua)
-- @param value
-- @tparam string|nil place where it stands, if the program did not give it itself
function values.check(definition, value, place)
    if not (" " .. definition.kinds .. " "):find(" " .. type(value) .. " ", 1, true) then
        refuse(place, ("option `%s` must be a %s, got a %s"):format(
            definition.name, definition.kinds:gsub(" ", " or a "), type(value)))
    end
    if definition.positive and not (value > 0 and value < math.huge) then
        refuse(place, ("option `%s` must be greater than 0"):format(definition.name))
    end
    if definition.whole and not (value % 1 == 0 and math.abs(value) < 2 ^ 53) then
        refuse(place, ("option `%s` must be a whole number"):format(definition.name))
    end
    if type(value) == "string" and value:find("[%z\r\n]") then
        refuse(place, ("option `%s` must not contain line breaks or NUL"):format(definition.name))
    end
    if definition.filled and value == "" then
        refuse(place, ("option `%s` must not be empty"):format(definition.name))
    end
    if definition.name == "share" and value > 1 then
        refuse(place, "option `share` must be a part of 1: 0.5 is half of the gateway's budget")
    end
    if definition.name == "max_wait" and not (value >= 0 and value < math.huge) then
        refuse(place, "option `max_wait` must be a number of seconds, 0 or greater")
    end
    if definition.name == "retries" and not (value >= 0 and value <= 100 and value % 1 == 0) then
        refuse(place, "option `retries` must be a whole number from 0 to 100")
    end
end

local booleans = {
    ["1"] = true, ["true"] = true, yes = true,
    ["0"] = false, ["false"] = false, no = false,
}

--- A text as the kind of value that the option has.
-- @tparam table definition the option's
-- @tparam string text
-- @tparam string|nil place where it stands
-- @tparam string name how a message calls the value
-- @treturn string|number|boolean
function values.from_text(definition, text, place, name)
    local kind = definition.kinds:match("^%a+")
    local value = text
    if kind == "number" then
        value = tonumber(text)
    elseif kind == "boolean" then
        value = booleans[text]
    end
    if value == nil then
        refuse(place, ("%s must be a %s"):format(name, kind))
    end
    values.check(definition, value, place)
    return value
end

return values
