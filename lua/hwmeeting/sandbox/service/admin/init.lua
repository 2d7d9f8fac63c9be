--- The administration calls under /sandbox/: for specs and for people who play with the sandbox
-- (Lua 5.4). Each needs the header `X-Sandbox-Key`; calls.lua has them.
--
-- GET reads its arguments from the query; POST takes a JSON object. A call or an argument that does
-- not exist is refused with the nearest name that does.

local calls = require "hwmeeting.sandbox.service.admin.calls"
local errors = require "hwmeeting.sandbox.errors"
local json = require "hwmeeting.sandbox.json"
local request_parts = require "hwmeeting.sandbox.service.request_parts"
local suggest = require "hwmeeting.suggest"
local tables = require "hwmeeting.tables"

local admin = {}

local function refuse(text)
    errors.refuse("SANDBOX.ARGUMENT", text)
end

local function argument_of(request)
    if request.method == "GET" then
        return (request_parts.parse_query(request.query_text))
    elseif request.body == "" then
        return {}
    end
    local argument, message = json.decode_received(request.body)
    if type(argument) ~= "table" or argument[1] ~= nil then
        refuse(message or "the body must be a JSON object")
    end
    return argument
end

-- A kind of argument is a type, or several: "string|table".
local function is_of(value, kind)
    return ("|" .. kind .. "|"):find("|" .. type(value) .. "|", 1, true) ~= nil
end

local function check(argument, known)
    for name, value in pairs(argument) do
        local kind = known[name]
        if not kind then
            refuse(("there is no argument `%s`%s"):format(
                name,
                suggest.hint(name, tables.names(known))
            ))
        elseif not is_of(value, kind) then
            refuse(("%s must be a %s"):format(name, (kind:gsub("|", " or "))))
        end
    end
    return argument
end

--- Answers an administration call.
-- @param service the service
-- @tparam table request
-- @tparam string name the path after /sandbox/
-- @treturn table
function admin.answer(service, request, name)
    if request.headers["x-sandbox-key"] ~= service.options.admin_key then
        errors.refuse("SANDBOX.KEY")
    end
    local title = request.method .. " " .. name
    local call = calls[title]
        or errors.refuse("SANDBOX.CALL", title .. suggest.hint(title, tables.names(calls)))
    return call.act(service, check(argument_of(request), call.takes))
end

return admin
