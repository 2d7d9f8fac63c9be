--- Calls whose answers are to be worked with: what the service sent in another type than it
-- promises is read as its field says (`forms/values.lua`) before anybody looks. An answer as it was
-- promised costs nothing.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local errors = require "hwmeeting.errors"
local values = require "hwmeeting.forms.values"

local reading = {}

-- Answers that are not as promised → their drifts; and after they were read → what was lost. An
-- answer takes its entries with it.
local drifts_of = setmetatable({}, { __mode = "k" })
local lost_of = setmetatable({}, { __mode = "k" })

--- Notes that an answer is not as promised: for the one who decoded it.
-- @param answer
-- @tparam table drifts
function reading.note(answer, drifts)
    if type(answer) == "table" then
        drifts_of[answer] = drifts
    end
end

--- Makes a call and reads its answer.
-- @tparam table caller a client or a handle, whose `call` is used
-- @tparam string id the operation's id
-- @tparam table|nil args
-- @tparam table|nil call_options
-- @treturn table|nil the answer
-- @treturn table|nil an error object
function reading.call(caller, id, args, call_options)
    local answer, err = caller:call(id, args, call_options)
    local drifts = answer and drifts_of[answer]
    if not drifts then
        return answer, err
    end
    local read, lost = values.read(catalogue.definition(id), answer, drifts)
    lost_of[read] = lost
    return read
end

--- What of an answer could not be read, or held a broken character.
-- @tparam table answer what `reading.call` returned
-- @treturn table array of paths: `"conferenceData.startTime"`
function reading.lost(answer)
    return lost_of[answer] or {}
end

--- The error of an answer that cannot be read where it matters.
-- @tparam string id the operation's id
-- @tparam string path of the field
-- @tparam string what is wrong with it
-- @treturn table
function reading.error(id, path, what)
    return errors.new { kind = "decode", operation = id, field = path, outcome = "done",
        retryable = false, message = ("the answer cannot be read: %s %s"):format(path, what) }
end

--- A field that means the answer: without it there is none.
-- @tparam string id the operation's id
-- @tparam table answer what `reading.call` returned
-- @tparam string name of the field
-- @return its value; nil when it is absent or could not be read
-- @treturn table|nil an error object then
function reading.field(id, answer, name)
    local value = answer[name]
    if value == nil or value == core.null then
        return nil, reading.error(id, name, "is missing, or not what it should be")
    end
    return value
end

--- A list of an answer, whole: one with an item that could not be read is none.
-- @tparam string id the operation's id
-- @tparam table answer what `reading.call` returned
-- @tparam string|nil name of the field; nil for an answer that is a list
-- @treturn table|nil empty where the answer has no such field
-- @treturn table|nil an error object
function reading.list(id, answer, name)
    name = name or ""
    for _, path in ipairs(reading.lost(answer)) do
        local rest = path:sub(1, #name) == name and path:sub(#name + 1)
        if rest == "" or rest and rest:find("^%[%d+%]$") then
            return nil, reading.error(id, path, "is not what it should be")
        end
    end
    local list = name == "" and answer or answer[name]
    return (list == nil or list == core.null) and {} or list
end

return reading
