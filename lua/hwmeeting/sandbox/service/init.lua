--- The service without its network: a request goes in, an answer comes out (Lua 5.4).
--
-- An operation is a table
--     { id, method, path, token = kind (calls/presented_token.lua), reads = changes nothing,
--       query, headers, body = rules by name (rules/init.lua), code = error code of a broken rule,
--       checks_itself = has no rules here, handle = function(call) -> value }
-- whose handler gets
--     call = { state, request, query, headers, body, captures, now, unknown, token, user,
--              meeting, answer_headers, as_now = function(list) -> list (moving_lists.lua) }
-- and returns a table (written as JSON), a text (sent as it is) or nil (no content), or refuses
-- with errors.refuse. One call passes, in this order: fault, rate limit, token, rules, handler.
--
-- The operations of calls/own_rules/ have rules written from the vendor's pages. All others come
-- from the catalogue, which is what they are checked against (fallback.lua); what
-- calls/by_catalogue/ does not act out answers an example.

local admin = require "hwmeeting.sandbox.service.admin"
local calls = require "hwmeeting.sandbox.calls"
local clock = require "hwmeeting.sandbox.service.clock"
local control_log = require "hwmeeting.sandbox.service.control_log"
local distortion = require "hwmeeting.sandbox.service.faults.distortion"
local errors = require "hwmeeting.sandbox.errors"
local fallback = require "hwmeeting.sandbox.service.fallback"
local faults = require "hwmeeting.sandbox.service.faults"
local garbling = require "hwmeeting.sandbox.service.faults.garbling"
local json = require "hwmeeting.sandbox.json"
local kinds = require "hwmeeting.sandbox.service.faults.kinds"
local moving_lists = require "hwmeeting.sandbox.service.faults.moving_lists"
local presented_token = require "hwmeeting.sandbox.calls.presented_token"
local rate_limits = require "hwmeeting.sandbox.service.rate_limits"
local request_parts = require "hwmeeting.sandbox.service.request_parts"
local router = require "hwmeeting.sandbox.service.router"
local rules = require "hwmeeting.sandbox.rules"
local seed = require "hwmeeting.sandbox.seed"
local state = require "hwmeeting.sandbox.state"
local traffic = require "hwmeeting.sandbox.service.traffic"

local Service = {}
Service.__index = Service

local service = {}

--- Seconds an access token lives unless told otherwise: that of the vendor's sample.
service.token_lifetime = 56326

local admin_prefix = "/sandbox/"
local default_code = "MMC.111071061"

local function build_router()
    local made = router.new()
    for _, operation in ipairs(calls.own_rules()) do
        made:add(operation)
    end
    return made
end

-- The rest of the catalogue is read when a call first needs it: a sandbox that is only asked for
-- what it acts out starts sooner.
local function find_operation(self, request)
    local operation, captures = self.router:match(request.method, request.path)
    if not operation and not self.has_fallback then
        for _, other in ipairs(fallback.operations()) do
            self.router:add(other)
        end
        self.has_fallback = true
        operation, captures = self.router:match(request.method, request.path)
    end
    return operation, captures
end

--- What faults and administration calls may name: the catalogue's operations and the sandbox's own.
-- @treturn table list of ids
function Service:operation_ids()
    local ids = {}
    for _, id in ipairs(require("hwmeeting.catalogue").names()) do
        ids[#ids + 1] = id
    end
    for _, operation in pairs(self.router.fixed) do
        ids[#ids + 1] = operation.id
    end
    return ids
end

--- Makes a service with its seeded state.
-- @tparam table options
--   `secret` function(n): n unguessable hexadecimal digits (required);
--   `admin_key` string that administration calls must show (required);
--   `seed` integer (default 1), `token_lifetime` seconds, `rate_limit` calls a minute,
--   `faults` list (faults.lua), `time` function: unix seconds (default os.time)
-- @treturn table|nil service, or nil and a message when the faults are malformed
function service.new(options)
    local self = setmetatable({
        options = options,
        clock = clock.new(options.time),
        router = build_router(),
        traffic = traffic.new(),
    }, Service)
    local ok, message = pcall(self.reset, self)
    if not ok then
        return nil, message
    end
    return self
end

--- Everything as it was at the start, except the credentials.
function Service:reset()
    local options = self.options
    local seed_number = options.seed or 1
    self.clock:reset()
    self.rate_limits = rate_limits.new(options.rate_limit or rate_limits.default)
    self.faults = faults.new(seed_number, function()
        return self:operation_ids()
    end)
    local ok, message = self:set_faults(options.faults or {})
    if not ok then
        error(message, 0)
    end
    self.state = state.new {
        seed = seed_number,
        secret = options.secret,
        token_lifetime = options.token_lifetime or service.token_lifetime,
    }
    self.credentials = self.credentials or seed.credentials(options.secret)
    seed.fill(self.state, self.credentials, self.clock:now())
    self.traffic:clear()
end

--- Replaces all faults; lists that moved are whole again.
-- @tparam table list of faults (faults/kinds.lua)
-- @treturn boolean|nil true, or nil and a message (then nothing has changed)
-- @treturn nil|string
function Service:set_faults(list)
    local ok, message = self.faults:set(list)
    if ok then
        local seed_number = kinds.seed(list, self.options.seed or 1)
        self.moving_lists = moving_lists.new(seed_number, self.faults.list)
    end
    return ok, message
end

local function check_body(operation, call)
    local text, code = call.request.body, operation.code or default_code
    if text == "" then
        errors.refuse("MMC.111072057")
    end
    local value, message = json.decode_received(text)
    if value == nil then
        errors.refuse("MMC.111071062", message)
    elseif type(value) ~= "table" or value[1] ~= nil then
        errors.refuse(code, "the body must be an object (type)")
    end
    return rules.check(value, operation.body, code, "", call.unknown)
end

local function check_texts(texts, fields, operation, unknown)
    local values = rules.from_texts(texts, fields)
    return rules.check(values, fields, operation.code or default_code, "", unknown)
end

local function carry_out(answer_headers, self, operation, captures, entry, request)
    local query, query_lists = request_parts.parse_query(request.query_text)
    local call = {
        state = self.state,
        request = request,
        captures = captures,
        now = self.clock:now(),
        unknown = entry.unknown,
        query = query,
        query_lists = query_lists,
        headers = {},
        answer_headers = answer_headers,
        as_now = function(found)
            return self.moving_lists:as_now(operation.id, found)
        end,
    }
    presented_token.check(operation.token, call)
    local log = call.meeting and not operation.reads and call.meeting.controls
    if not operation.checks_itself then
        call.query = check_texts(query, operation.query or {}, operation, entry.unknown)
        call.headers = check_texts(request.headers, operation.headers or {}, operation, {})
        call.body = operation.body and check_body(operation, call)
    end
    local value = operation.handle(call)
    if log then
        control_log.add(log, operation.id, call)
    end
    return value
end

-- What xpcall makes of an error: a refusal stays what it is, a programming error says where it
-- happened.
local function explain(problem)
    return errors.is_refusal(problem) and problem or debug.traceback(tostring(problem), 2)
end

-- Runs a handler, which gets a list for headers of its answer first. A refusal becomes its answer,
-- a programming error a 500 in the vendor's shape; where it happened goes to standard error.
local function answer_of(request_id, handle, ...)
    local headers = {}
    local ok, value = xpcall(handle, explain, headers, ...)
    if ok then
        local is_text = type(value) == "string"
        return {
            status = 200,
            value = not is_text and value or nil,
            text = is_text and value,
            headers = headers,
        }
    elseif errors.is_refusal(value) then
        return { status = value.status, value = errors.body(value, request_id), headers = {} }
    end
    io.stderr:write("hwmeeting sandbox: ", tostring(value), "\n")
    local _, refusal = pcall(errors.refuse, "USG.200000002", "a fault of the sandbox itself")
    return { status = refusal.status, value = errors.body(refusal, request_id), headers = {} }
end

local function refuse(code, detail)
    return function()
        errors.refuse(code, detail)
    end
end

local function write_body(answer)
    if not answer.text then
        answer.text = answer.value and json.encode(answer.value) or ""
    end
    return answer
end

local function add_headers(answer, request_id, limit_headers)
    local names = {}
    for _, header in ipairs(answer.headers) do
        names[header[1]] = true
    end
    if not names["Content-Type"] and answer.text ~= "" then
        table.insert(answer.headers, { "Content-Type", "application/json;charset=UTF-8" })
    end
    table.insert(answer.headers, { "X-Request-Id", request_id })
    for _, header in ipairs(limit_headers) do
        table.insert(answer.headers, header)
    end
end

local function sum_of(latencies)
    local seconds = 0
    for _, latency in ipairs(latencies) do
        seconds = seconds + latency.value
    end
    return seconds > 0 and seconds or nil
end

local function answer_call(self, request, entry, request_id)
    if request.refusal then
        return write_body(answer_of(request_id, refuse(table.unpack(request.refusal)))), {}
    end
    local operation, captures = find_operation(self, request)
    if not operation then
        local answer =
            answer_of(request_id, refuse("APIG.0101", request.method .. " " .. request.path))
        return write_body(answer), {}
    end
    entry.operation = operation.id
    local now = self.clock:now()
    self.state.meetings:settle(now)
    local within, limit_headers = self.rate_limits:take(operation.id, now)
    local fault, beside = self.faults:strike(operation.id)
    for _, move in ipairs(beside.move) do
        self.moving_lists:expect(operation.id, move.value)
    end
    local answer = distortion.instead(fault, request_id)
    if not answer and not within then
        answer = answer_of(request_id, refuse("APIG.0308"))
    end
    answer = answer or answer_of(request_id, carry_out, self, operation, captures, entry, request)
    write_body(answer)
    distortion.spoil(fault, answer, operation.id)
    for _, garble in ipairs(beside.garble) do
        answer.text = garbling.garble(answer.text, garble.value)
    end
    answer.delay = sum_of(beside.latency)
    return answer, limit_headers
end

local function answer_admin(_, self, request)
    return admin.answer(self, request, request.path:sub(#admin_prefix + 1))
end

-- Runs what makes an answer and writes it; whatever goes wrong there is answered, too.
local function safely(request_id, make, ...)
    local ok, answer, limit_headers = xpcall(make, explain, ...)
    if not ok then
        local problem = answer
        answer = write_body(answer_of(request_id, function()
            error(problem, 0)
        end))
    end
    add_headers(answer, request_id, ok and limit_headers or {})
    return answer
end

--- Answers a request and enters it in the log.
-- @tparam table request as request.new makes it
-- @treturn table answer `{ status, headers = list of { name, value }, text, delay, cut }`: `delay`
--   in seconds before it is sent; `cut` is "before" (close without an answer) or the number of body
--   bytes to send before closing
-- @treturn table|nil the entry of the log, which `finish` wants; nil for an administration call
function Service:answer(request)
    local request_id = self.options.secret(32)
    if request.path:sub(1, #admin_prefix) == admin_prefix and not request.refusal then
        return safely(request_id, function()
            return write_body(answer_of(request_id, answer_admin, self, request)), {}
        end)
    end
    local entry = self.traffic:begin(request)
    local answer = safely(request_id, answer_call, self, request, entry, request_id)
    entry.status, entry.request_id = answer.status, request_id
    return answer, entry
end

--- To be called when the answer to a request has left, or the connection broke.
-- @tparam table entry what `answer` returned, nil for an administration call
function Service:finish(entry)
    if entry then
        self.traffic:finish(entry)
    end
end

return service
