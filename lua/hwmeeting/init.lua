--- hwmeeting: Lua client for the Huawei Cloud Meeting server API.
--
-- `require "hwmeeting"` loads no operation, no model and no HTTP library; each is loaded when it is
-- first used.

local core = require "hwmeeting.core"

local hwmeeting = {
    --- Version of this library, `"major.minor.patch"`.
    _VERSION = require "hwmeeting.version",
    --- JSON `null`; the same value as `cjson.null`.
    null = core.null,
    --- Metatable of tables that are JSON arrays even when empty.
    array_mt = core.array_mt,
    --- The service's addresses for the option `base_url`: `china` (the default), `international`.
    hosts = require("hwmeeting.hosts"),
}

-- Parts that are loaded when they are first touched: field → module.
local lazy = {
    time = "hwmeeting.time",
    signature = "hwmeeting.sign_in.signature",
    errors = "hwmeeting.errors",
}

setmetatable(hwmeeting, { __index = function(self, name)
    local module = lazy[name]
    if module then
        local value = require(module)
        rawset(self, name, value)
        return value
    end
    return nil
end })

--- Makes a client. Nothing is sent until its first call.
-- @tparam Options|nil options see `docs/client.md`; `HWMEETING_<NAME>` in the environment fills
--   what is not given
-- @treturn Client
function hwmeeting.new(options)
    return require("hwmeeting.client").new(options)
end

--- What `gather` takes.
-- @class GatherChoice
-- @tfield integer|nil concurrency how many at once
-- @tfield fun(done:integer,total:integer,left:number)|nil progress
-- @tfield number|nil deadline seconds for all
-- @tfield Loop|nil loop as for `hwmeeting.new`

--- Runs functions at once: in a script, by turns while each waits for its answers; in a loop, as
-- its coroutines.
-- @tparam function[] functions each returns a result, or nil and an error; what one raises is
--   its error, and stops no other
-- @tparam GatherChoice|nil choice `concurrency` (default: all), `progress` (called with the number
--   done and the total), `deadline` (seconds for all), `loop` (as for `hwmeeting.new`)
-- @treturn table<integer,any> results, by the index of the function
-- @treturn table<integer,any>|nil errors, by the index of the function; nil when there are none
function hwmeeting.gather(functions, choice)
    local gather = require "hwmeeting.loop.gather"
    if type(functions) ~= "table" then
        require("hwmeeting.misuse").raise("hwmeeting.gather takes a list of functions")
    end
    local given = gather.check_options(choice,
        { concurrency = true, progress = true, deadline = true, loop = true })
    local current = require("hwmeeting.loop").choose(given.loop).current()
    return gather.run(current, #functions, function(index) return functions[index]() end, given)
end

--- Waits, in whatever loop there is: a script sleeps, a coroutine of a loop alone is suspended.
-- @tparam number seconds 0 or more
-- @tparam Loop|nil loop as for `hwmeeting.new`
function hwmeeting.sleep(seconds, loop)
    if type(seconds) ~= "number" or not (seconds >= 0 and seconds < math.huge) then
        require("hwmeeting.misuse").raise("hwmeeting.sleep takes a number of seconds, 0 or greater")
    end
    local current = require("hwmeeting.loop").choose(loop).current()
    current.check()
    current.sleep(seconds)
end

--- The ids of all operations, users' own ones included.
-- @tparam string|nil part only those whose name contains this text, in any case
-- @treturn string[] sorted
function hwmeeting.operations(part)
    return require("hwmeeting.catalogue.description").operations(part)
end

--- What is known of an operation, or of a model that operations send or answer; see
-- `catalogue/description.lua`. Raises at the caller's line when there is none of that name, naming
-- the nearest.
-- @tparam string name `"LockMeeting"`, `"lock_meeting"` or `"ConferenceInfo"`
-- @treturn Description with a readable `tostring`
function hwmeeting.describe(name)
    return require("hwmeeting.catalogue.description").of(name)
end

--- What `define` takes.
-- @class Definitions
-- @tfield table<string,string>|nil operations id → text
-- @tfield table<string,string>|nil models name → text

--- Adds operations and models of one's own, in the notation of docs/catalogue.md; from then on they
-- are called like any other. Every mistake raises at the caller's line; what the API has cannot be
-- redefined.
-- @tparam Definitions new `{ operations = { Id = text }, models = { Name = text } }`, both optional
function hwmeeting.define(new)
    require("hwmeeting.catalogue").define(new)
end

--- Decodes the answer of an operation that a program sent with a transport of its own.
-- @tparam string operation its id, `"ShowHisMeetingDetail"`
-- @tparam Response response `{ status, headers, body }`, headers by lower-case name
-- @treturn any|nil the decoded answer
-- @treturn table|nil an error object
function hwmeeting.decode(operation, response)
    local misuse = require "hwmeeting.misuse"
    local catalogue = require "hwmeeting.catalogue"
    local id = require("hwmeeting.catalogue.operation_name").resolve(operation)
    if type(response) ~= "table" then
        misuse.raise("a response must be a table { status, headers, body }")
    end
    if response.body ~= nil and type(response.body) ~= "string" then
        misuse.raise("a response's body must be a string")
    end
    local result, detail = require("hwmeeting.call.outcome").read(catalogue.operation(id), response)
    if result ~= nil then
        return result
    end
    return nil, detail
end

--- Marks a table as a JSON array, so that `{}` is written as `[]`.
-- @generic T
-- @tparam T list
-- @treturn T the same table
hwmeeting.array = core.array

--- Writes any value as JSON: strings in UTF-8, tables marked or with keys 1…n as arrays, else as
-- objects.
-- @tparam any value
-- @treturn string|nil
-- @treturn string|nil message
hwmeeting.to_json = core.to_json

--- What is wrong with a JSON text.
-- @class JsonProblem
-- @tfield string message
-- @tfield string|nil rule
-- @tfield integer|nil offset bytes from 0
-- @tfield string|nil field

--- Reads strict RFC 8259 JSON; `null` becomes `hwmeeting.null`, arrays carry `hwmeeting.array_mt`.
-- @tparam string text
-- @tparam number|nil max_depth how deep lists and objects may nest (default and most: 512)
-- @tparam "strict"|"mend"|"lenient"|nil mode `"strict"` (default); `"mend"`: what is no character
--   in a string (a byte that is no UTF-8, half of a surrogate pair) becomes U+FFFD; `"lenient"`:
--   that, and a byte order mark before the value and text behind it are passed over
-- @treturn any|nil
-- @treturn JsonProblem|nil
hwmeeting.from_json = core.from_json

--- Makes a receiver of the events that the service pushes; see docs/events.md. What is missing or
-- of another kind raises at the caller's line: without a key there is no receiver.
-- @tparam WebhookChoice choice `id` and `key` of the subscriber, a `store` with `add`; `window`:
--   how old an event may be, in seconds (default 24 hours, for which the service repeats); `now`
-- @treturn Webhook
function hwmeeting.webhook(choice)
    return require("hwmeeting.events").new(choice)
end

--- Returns what a call returned, or raises the error as a text at the caller's line: `assert` that
-- shows the error under every Lua. (`assert` and the interpreter of 5.1 and 5.2 show no error
-- object.)
--
--     local conf = hwmeeting.check(client:schedule { subject = "Weekly review" })
--
-- @generic T
-- @tparam T|nil value the first result of a call
-- @tparam any err the second
-- @treturn T what was given, further results included
function hwmeeting.check(value, err, ...)
    if not value then
        error(tostring(err == nil and "the call returned nothing" or err), 2)
    end
    return value, err, ...
end

--- A copy of any value without its secrets, for logs and exports: passwords, tokens, joining and
-- download links become `"<redacted>"`. Secret is what the catalogue marks (docs/client.md,
-- "Secrets").
-- @generic T
-- @tparam T value a result, a list of them, a text
-- @tparam string|nil operation the operation that answered it. Without it a name that is a secret
--   in one answer and none in another (`url`, `code`) is shown
-- @treturn T
function hwmeeting.redact(value, operation)
    return require("hwmeeting.call.redacted_copy").of(value, operation)
end

--- Whether a value is an error object of this library.
-- @tparam any value
-- @treturn boolean
function hwmeeting.is_error(value)
    return require("hwmeeting.errors").is(value)
end

return hwmeeting
