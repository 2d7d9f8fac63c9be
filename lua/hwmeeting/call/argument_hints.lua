--- What a refused call may owe to an id of another kind: a meeting's number where the history wants
-- the confUUID, or the other way round. The service only says that it found nothing.

local argument_hints = {}

local spellings = {
    number = { "conferenceID", "conferenceId", "conferenceid", "confID", "conf_id" },
    uuid = { "confUUID", "confUuid", "confuuid" },
}

local hints = {
    uuid = "%s is a meeting's number (conferenceID); this call takes the confUUID, one for each "
        .. "time that a meeting was held: client:past_meetings and client:occurrences list it",
    number = "%s is a confUUID; this call takes the meeting's number (conferenceID)",
}

local forms = {
    uuid = function(value) return value:find("^%d+$") and #value <= 12 end,
    number = function(value) return value:find("^%x+$") and #value == 32 end,
}

--- What to say about the arguments of a call that the service refused.
-- @tparam table args as the caller gave them
-- @treturn string|nil
function argument_hints.of(args)
    for kind, names in pairs(spellings) do
        for _, name in ipairs(names) do
            local value = args[name]
            if type(value) == "string" and forms[kind](value) then
                return hints[kind]:format(value)
            end
        end
    end
    return nil
end

return argument_hints
