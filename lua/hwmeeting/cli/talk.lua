--- Standard error: what is said to people. An error is one line, or with `--format json` or
-- `ndjson` one JSON object.

local core = require "hwmeeting.core"

local talk = {}

local shown_fields = { "operation", "status", "code", "hint", "field", "rule", "offset",
    "request_id", "outcome", "retryable", "retry_after", "attempts" }

local as_json = false

-- One line, with nothing that a terminal would obey.
local function one_line(text)
    return (text:gsub("%c+", " "):gsub("\194[\128-\159]", " "))
end

--- Looks whether errors are to be told as JSON. This is read from the bare words, so that wrong
-- usage is told in that form, too.
-- @tparam string[] words of the command line
function talk.choose(words)
    as_json = false
    for index, word in ipairs(words) do
        local format = word:match "^%-%-format=(.*)$" or word == "--format" and words[index + 1]
        if format then
            as_json = format == "json" or format == "ndjson"
        end
    end
end

--- Says a line.
function talk.say(text)
    io.stderr:write(one_line(text), "\n")
end

local function object_of(problem, code)
    local shown = { kind = problem.kind, message = problem.message, exit = code }
    for _, name in ipairs(shown_fields) do
        shown[name] = problem[name]
    end
    return { error = shown }
end

--- Tells an error.
-- @tparam string name of the command, `"hwmeeting call"`
-- @tparam table problem `{ kind, message }` or an error object
-- @tparam integer code the exit code
function talk.error(name, problem, code)
    local json = as_json and core.to_json(object_of(problem, code))
    if json then
        io.stderr:write(json, "\n")
        return
    end
    local line = getmetatable(problem) and tostring(problem):gsub("^hwmeeting: ", "")
    talk.say(name .. ": " .. (line or problem.message))
end

return talk
