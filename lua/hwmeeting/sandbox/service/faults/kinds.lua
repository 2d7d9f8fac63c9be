--- The kinds of faults, and what may be said of one (Lua 5.4).
--
-- fault = { kind, value, operation, skip, count, probability }, where value (and its default) means
--
-- not carried out:
--
--     status     HTTP status (500)          that status, the vendor's shape
--     refusal    error code (MMC.111070003) an error body under a success; `status` (200) and
--                                           `shape` (one of kinds.shapes) say which
--     throttle   Retry-After in s (none)    429 APIG.0308
--     html       HTTP status (502)          an HTML page, as a gateway sends
--     drop                                  closed without an answer
--
-- carried out, answer spoiled:
--
--     lose                                  closed without an answer
--     truncate   bytes (half)               a body that breaks off
--     malformed                             200 with broken JSON
--     empty      HTTP status (200)          a success (200 to 299) without a body
--     root       object, list, text,        `{}`, `[]`, `"OK"`, `null`, `1`, `true` in place of the
--                null, number, boolean      answer
--     types                                 numbers as strings and the reverse
--     booleans                              0 and 1 as booleans and the reverse
--     count      number, text, null,        the count of a list: that number, the right one as a
--                missing                    text, null, or none
--     single                                one object in place of a list
--     item       null, text, number, list   that in place of one item of a list
--     field                                 the JSON text `json` in place of the value at `path`
--                                           ("data.count"), in the list form only
--
-- on top of any of these, and of any answer:
--
--     latency    seconds                    the answer, later
--     garble     bom, gbk, latin1,          a byte order mark before the body; texts for people
--                surrogate, trailing        that hold other bytes or half a pair; more behind it
--     move       remove, add, replace,      the list has changed since the page before
--                any, swap                  (moving_lists.lua)
--
-- `operation` (default: all) names the call that is struck, `skip` lets so many calls pass first,
-- `count` ends it after so many strikes, `probability` (0 to 1) leaves it to a seeded generator.
-- That generator, and the one of `move`, begin with the sandbox's seed, or with the first `seed` in
-- the list.

local suggest = require "hwmeeting.suggest"
local tables = require "hwmeeting.tables"

local kinds = {}

--- The shapes of error bodies: the name of the code, and that of the message.
kinds.shapes = {
    error_code = "error_msg",
    errorCode = "errorMsg",
    code = "message",
    returnCode = "returnDesc",
}

local function number(minimum, maximum)
    return function(value)
        if type(value) ~= "number" or value < minimum or value > maximum then
            return ("must be a number from %s to %s"):format(minimum, maximum)
        end
    end
end

local function word(...)
    local words = {}
    for _, name in ipairs { ... } do
        words[name] = true
    end
    return function(value)
        if not words[value] then
            return "must be one of " .. table.concat(tables.names(words), ", ")
        end
    end
end

local function any_number_or(...)
    local check_word = word(...)
    return function(value)
        return type(value) ~= "number" and check_word(value) or nil
    end
end

local function text_or_number(value)
    if type(value) ~= "string" and type(value) ~= "number" then
        return "must be a text or a number"
    end
end

local function text(value)
    if type(value) ~= "string" or value == "" then
        return "must be a text"
    end
end

local nothing = function()
    return "is not taken"
end

local success, failure = number(200, 299), number(400, 599)

-- kind → { check of the value; needs it; beside (on top of others); further fields by name }
local known = {
    status = { check = failure },
    refusal = { check = text_or_number, more = { status = success, shape = word(
        table.unpack(tables.names(kinds.shapes))) } },
    throttle = { check = number(0, 1e9) },
    html = { check = failure },
    drop = { check = nothing },
    lose = { check = nothing },
    truncate = { check = number(0, 1e9) },
    malformed = { check = nothing },
    empty = { check = success },
    root = { check = word("object", "list", "text", "null", "number", "boolean"), needs = true },
    types = { check = nothing },
    booleans = { check = nothing },
    count = { check = any_number_or("text", "null", "missing"), needs = true },
    single = { check = nothing },
    item = { check = word("null", "text", "number", "list"), needs = true },
    field = { check = nothing, more = { path = text, json = text }, needs_more = true },
    latency = { check = number(0, 1e9), needs = true, beside = true },
    garble = {
        check = word("bom", "gbk", "latin1", "surrogate", "trailing"),
        needs = true,
        beside = true,
    },
    move = {
        check = word("remove", "add", "replace", "any", "swap"),
        needs = true,
        beside = true,
    },
}

--- Whether a kind comes on top of others; of all the rest only one strikes a call.
function kinds.is_beside(kind)
    return known[kind].beside == true
end

local shared = {
    operation = text,
    skip = number(0, 1e9),
    count = number(0, 1e9),
    probability = number(0, 1),
    seed = number(0, 1e9),
}

-- What GET faults adds, so that its answer may be sent back.
local told = { kind = true, value = true, seen = true, struck = true }

local function problem_of_fields(fault, kind)
    local more = known[kind].more or {}
    for name, value in pairs(fault) do
        local check = shared[name] or more[name]
        local problem = check and check(value)
        if problem then
            return ("%s of %s %s"):format(name, kind, problem)
        elseif not check and not told[name] then
            local candidates = tables.names(shared, more)
            candidates[#candidates + 1] = "value"
            return ("a fault %s has no field `%s`%s"):format(
                kind,
                tostring(name),
                suggest.hint(name, candidates)
            )
        end
    end
    for name in pairs(known[kind].needs_more and more or {}) do
        if fault[name] == nil then
            return ("%s needs %s (in the list form)"):format(kind, name)
        end
    end
end

local function problem_of_value(fault)
    local kind = known[fault.kind]
    if fault.value == nil then
        return kind.needs and (fault.kind .. " needs a value") or nil
    end
    local problem = kind.check(fault.value)
    return problem and ("value of %s %s"):format(fault.kind, problem)
end

--- What is wrong with the name of an operation.
-- @tparam string|nil name
-- @tparam table operations the ids of all operations
-- @treturn string|nil a message, or nil when nothing is wrong
function kinds.problem_of_operation(name, operations)
    for _, id in ipairs(operations) do
        if id == name then
            return nil
        end
    end
    if name then
        return ("no operation is called `%s`%s"):format(name, suggest.hint(name, operations))
    end
end

--- The seed of the generators for a list of faults.
-- @tparam table list of faults
-- @tparam integer default
-- @treturn integer
function kinds.seed(list, default)
    for _, fault in ipairs(list) do
        if fault.seed then
            return math.tointeger(fault.seed) or default
        end
    end
    return default
end

--- What is wrong with a fault.
-- @param fault anything
-- @tparam table operations the ids of all operations
-- @treturn string|nil a message, or nil when nothing is wrong
function kinds.problem(fault, operations)
    if type(fault) ~= "table" then
        return "a fault must be a table, not " .. tostring(fault)
    elseif not known[fault.kind] then
        local kind = tostring(fault.kind)
        return "unknown kind of fault: " .. kind .. suggest.hint(kind, tables.names(known))
    end
    return problem_of_value(fault)
        or problem_of_fields(fault, fault.kind)
        or kinds.problem_of_operation(fault.operation, operations)
end

return kinds
