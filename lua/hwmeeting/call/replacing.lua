--- Changing what the service replaces as a whole: it is read first, and what is not given is sent
-- back as it was. What could not be read is never sent back, for the replacement would reset it:
-- then nothing is sent.

local reading = require "hwmeeting.call.reading"
local rescheduling = require "hwmeeting.forms.rescheduling"

local replacing = {}

local function refused(id, path, what)
    local err = reading.error(id, path, what .. "; nothing was changed")
    err.outcome, err.done = "not_sent", {}
    return err
end

--- What went wrong before the change was sent: nothing was done.
-- @tparam table err an error object of the reading, changed
-- @treturn table the same
function replacing.failed_before(err)
    err.outcome, err.done = "not_sent", {}
    return err
end

--- What of an answer could not be read although it is to be sent back.
-- @tparam string id the operation that was read
-- @tparam table answer what `reading.call` returned
-- @tparam string prefix where in the answer that stands which is replaced, `"conferenceData."` or
-- `""`
-- @tparam function is_sent says whether a field of it, by name, is sent back
-- @treturn table|nil an error object
function replacing.loss(id, answer, prefix, is_sent)
    for _, path in ipairs(reading.lost(answer)) do
        local name = path:sub(1, #prefix) == prefix and path:sub(#prefix + 1):match("^[%w_]+")
        if path .. "." == prefix or name and is_sent(name) then
            return refused(id, path, "is not what it should be")
        end
    end
    return nil
end

--- What a replacement lacks, because neither the answer nor the changes hold it.
-- @tparam string id the operation that was read
-- @tparam string type_name the model of the body
-- @tparam table body
-- @treturn table|nil an error object
function replacing.lack(id, type_name, body)
    local name = rescheduling.missing(type_name, body)
    return name and refused(id, name, "is missing")
end

return replacing
