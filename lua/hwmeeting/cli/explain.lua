--- `hwmeeting explain CODE`: what an error code, an HTTP status or a kind of error means, and what
-- to do about it.

local ending = require "hwmeeting.cli.ending"
local errors = require "hwmeeting.errors"
local formats = require "hwmeeting.cli.formats"
local known = require "hwmeeting.api.errors"
local suggest = require "hwmeeting.suggest"
local tables = require "hwmeeting.tables"

local explain = {}

--- Adds the options; see `hwmeeting explain --help`.
function explain.configure(parser)
    parser:argument("code", "MMC.111070005; also an HTTP status (429) or a kind (rate_limit).")
        :argname "CODE"
    formats.configure(parser)
end

local function of_code(code)
    local entry = known.codes[code]
    return entry and { code = code, meaning = entry.meaning, status = entry.status,
        hint = entry.hint or known.status[entry.status] }
end

local function of_status(code)
    local hint = known.status[tonumber(code)]
    return hint and { code = code, meaning = "HTTP status " .. code, hint = hint }
end

local function of_kind(code)
    local meaning = errors.kinds[code]
    return meaning and { code = code, meaning = meaning }
end

local function unknown(code)
    local nearest = suggest.list(code, tables.names(known.codes))
    local guess = nearest[1] and "; near are " .. table.concat(nearest, ", ") or ""
    ending.usage("nothing is known of the code `%s`%s", code, guess)
end

local function text_of(found)
    local status = found.status and (" (HTTP %d)"):format(found.status) or ""
    local hint = found.hint and "\n" .. found.hint or ""
    return ("%s: %s%s%s"):format(found.code, found.meaning, status, hint)
end

--- Runs it.
-- @treturn integer exit code
function explain.run(arguments)
    local code = arguments.code
    local found = of_code(code) or of_code(code:upper()) or of_status(code) or of_kind(code)
        or unknown(code)
    formats.write_one(arguments.format, found, text_of(found))
    return 0
end

return explain
