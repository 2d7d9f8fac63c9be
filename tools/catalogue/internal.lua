-- What must hold in the catalogue whatever the API says: all that is named exists, all that exists
-- is reached, secrets are marked, retry classes are plausible, names do not collide.

local catalogue = require "hwmeeting.catalogue"
local errors = require "hwmeeting.api.errors"
local expected = require "catalogue.expected"
local hints = require "hwmeeting.api.hints"
local index = require "hwmeeting.api.index"

local internal = {}

local function check_unique(groups, what, report)
    local seen, count = {}, 0
    for _, group in ipairs(groups) do
        for _, name in ipairs(group) do
            if seen[name] then
                report("%s %s is defined twice, in %s and %s", what, name, seen[name], group.file)
            end
            seen[name] = group.file
            count = count + 1
        end
    end
    return count
end

local function check_index(root, report)
    local fresh = os.execute(("lua5.4 '%stools/make_index' --check 2>/dev/null"):format(root))
    if not fresh then
        report("lua/hwmeeting/api/index.lua is out of date: run tools/make_index")
    end
    return fresh
end

-- Reads every definition. A text that cannot be read is a finding, and then there is nothing more
-- to check: nil.
local function read_all(names, read, report)
    local definitions, complete = {}, true
    for i, name in ipairs(names) do
        local ok, definition = pcall(read, name)
        if ok then
            definitions[i] = definition
        else
            report("%s", definition)
            complete = false
        end
    end
    return complete and definitions or nil
end

local function reach(name, user, reached, report)
    local model = catalogue.model_definition(name)
    if not model then
        return report("%s uses the model %s, which does not exist", user, name)
    end
    if reached[name] then
        return
    end
    reached[name] = true
    for _, field in ipairs(model.fields) do
        if field.type:find("^%u") then
            reach(field.type, name .. "." .. field.name, reached, report)
        end
    end
end

local function check_models(operations, names, report)
    local reached = {}
    for _, operation in ipairs(operations) do
        for _, part in ipairs { "body", "answer" } do
            local type_name = operation[part].type
            if type_name and type_name:find("^%u") then
                reach(type_name, "the " .. part .. " of " .. operation.id, reached, report)
            end
        end
    end
    for _, name in ipairs(names) do
        if not reached[name] then
            report("no operation reaches the model %s", name)
        end
    end
end

-- Model files: a model lives with its only section, or in shared.lua. The index says where it is,
-- the operations who uses it.
local function check_homes(operations, report)
    local users = {}
    local function visit(name, section)
        users[name] = users[name] or {}
        if users[name][section] then
            return
        end
        users[name][section] = true
        for _, field in ipairs((catalogue.model_definition(name) or { fields = {} }).fields) do
            if field.type:find("^%u") then
                visit(field.type, section)
            end
        end
    end
    for _, operation in ipairs(operations) do
        for _, part in ipairs { "body", "answer" } do
            if operation[part].type and operation[part].type:find("^%u") then
                visit(operation[part].type, operation.section)
            end
        end
    end
    for _, group in ipairs(index.models) do
        for _, name in ipairs(group) do
            local first = next(users[name] or {})
            local several = first and next(users[name], first)
            local home = several and "shared" or first
            if home and home ~= group.file then
                report("the model %s is in models/%s.lua but belongs in models/%s.lua", name,
                    group.file, home)
            end
        end
    end
end

-- The meeting's id is a parameter, or a field of the body.
local function check_meetings(operations, report)
    for _, operation in ipairs(operations) do
        local found = operation.meeting == nil
        local body = catalogue.model_definition(operation.body.type) or { fields = {} }
        for _, list in ipairs { operation.parameters, body.fields } do
            for _, field in ipairs(list) do
                found = found or field.name == operation.meeting
            end
        end
        if not found then
            report("%s has no parameter %s for the meeting", operation.id, operation.meeting)
        end
        if operation.token == "control" and not operation.meeting then
            report("%s takes the control token but does not say which parameter is the meeting",
                operation.id)
        end
    end
end

local function check_about(kind, name, about, report)
    if not about:find("^%u.*%.$") then
        report("the sentence of %s %s must begin with a capital and end with a full stop: %s",
            kind, name, about)
    end
end

local function looks_secret(name)
    local lower = name:lower()
    for _, pattern in ipairs(expected.secret_patterns) do
        if lower:find(pattern) then
            return true
        end
    end
    return false
end

local function check_secret(owner, field, used, report)
    local name = owner .. "." .. field.name
    local public = expected.not_secret[name] and name
        or expected.not_secret[field.name] and field.name
    if public then
        used[public] = true
    end
    if looks_secret(field.name) and not field.secret and not public and field.type ~= "boolean"
        and not field.type:find("^%u") then
        report("%s sounds like a secret but is not marked", name)
    end
    if public and field.secret then
        report("%s is marked secret but listed as public", name)
    end
end

local function check_secrets(operations, models, report)
    local used = {}
    for _, operation in ipairs(operations) do
        for _, parameter in ipairs(operation.parameters) do
            check_secret(operation.id, parameter, used, report)
        end
    end
    for _, model in ipairs(models) do
        for _, field in ipairs(model.fields) do
            check_secret(model.name, field, used, report)
        end
    end
    for name in pairs(expected.not_secret) do
        if not used[name] then
            report("%s is listed as no secret but does not exist", name)
        end
    end
end

local USUAL_RETRY = { GET = "safe", PUT = "idempotent", DELETE = "idempotent" }

local function usual_retry(operation)
    if operation.method == "POST" then
        for _, word in ipairs { "Add", "Create", "Invite", "Send" } do
            if operation.id:find("^" .. word) then
                return "never"
            end
        end
        for _, word in ipairs { "Show", "Search", "List", "BatchShow" } do
            if operation.id:find("^" .. word) then
                return "safe"
            end
        end
        return "idempotent"
    end
    return USUAL_RETRY[operation.method]
end

local function check_retries(operations, report)
    local used = {}
    for _, operation in ipairs(operations) do
        local exception = expected.retry[operation.id]
        used[operation.id] = exception and true
        local class = exception and exception[1] or usual_retry(operation)
        if operation.retry ~= class then
            report("%s %s has the retry class %s, expected %s; expected.lua holds the exceptions",
                operation.method, operation.id, operation.retry, class)
        elseif exception and exception[1] == usual_retry(operation) then
            report("%s is listed as an exception but has the usual retry class", operation.id)
        end
    end
    for id in pairs(expected.retry) do
        if not used[id] then
            report("%s is listed with a retry class but does not exist", id)
        end
    end
end

local function check_names(ids, report)
    local methods = {}
    for _, id in ipairs(ids) do
        local method = catalogue.snake_case(id)
        if methods[method] then
            report("%s and %s are both the method %s", methods[method], id, method)
        end
        methods[method] = id
        if catalogue.find(method) ~= id or catalogue.find(id) ~= id then
            report("%s is not found again as %s", id, method)
        end
    end
end

-- The methods that clients and meetings have by hand, name → module. Wrappers are named as people
-- think; none may hide an operation. The modules need the C core: without it they are not checked,
-- which is said.
local function methods_by_hand()
    local names = {}
    for _, module in ipairs { "hwmeeting.client", "hwmeeting.meeting" } do
        local ok, loaded = pcall(require, module)
        if ok then
            for _, name in ipairs(loaded.method_names()) do
                names[name] = module
            end
        else
            io.stderr:write("check_catalogue: WARNING: the methods of ", module,
                " are not checked: ", tostring(loaded):match("^[^\n]*"), "\n")
        end
    end
    return names
end

local function check_wrappers(report)
    for name, module in pairs(methods_by_hand()) do
        local id = catalogue.find(name)
        if id then
            report("the method %s of %s hides the operation %s", name, module, id)
        end
    end
end

local function check_errors(report)
    local count, used = 0, {}
    for code, entry in pairs(errors.codes) do
        count = count + 1
        if type(entry.meaning) ~= "string" or entry.meaning == "" then
            report("the error code %s has no meaning", code)
        end
        used[entry.hint or false] = true
    end
    for name, text in pairs(hints) do
        if not used[text] then
            report("the hint %s belongs to no error code", name)
        end
    end
    return count
end

-- Lines must fit a screen; the texts are made to be read.
local function check_lines(root, report)
    local api = root .. "lua/hwmeeting/api/"
    local listing = assert(io.popen(("ls '%s'*.lua '%s'models/*.lua"):format(api, api)))
    for path in listing:lines() do
        local number = 0
        for line in io.lines(path) do
            number = number + 1
            if utf8.len(line) > expected.line_length then
                report("%s:%d: the line is longer than %d", path, number, expected.line_length)
            end
        end
        if number > 500 then
            report("%s has %d lines; split it", path, number)
        end
    end
    listing:close()
end

--- Checks the catalogue against itself.
-- @param root the repository's folder, with a slash at the end
-- @param report called with each finding
-- @return { operations, sections, models, errors }, how many there are; nil when the catalogue
--   cannot be read
function internal.check(root, report)
    if not check_index(root, report) then
        return nil
    end
    local counts = {
        operations = check_unique(index.operations, "the operation", report),
        models = check_unique(index.models, "the model", report),
        sections = #index.operations,
        errors = check_errors(report),
    }
    local ids, names = catalogue.names(), catalogue.model_names()
    local models = read_all(names, catalogue.model_definition, report)
    local operations = models and read_all(ids, catalogue.definition, report)
    if not operations then
        return nil
    end
    check_models(operations, names, report)
    check_homes(operations, report)
    for _, operation in ipairs(operations) do
        check_about("the operation", operation.id, operation.about, report)
    end
    for _, model in ipairs(models) do
        check_about("the model", model.name, model.about, report)
    end
    check_meetings(operations, report)
    check_secrets(operations, models, report)
    check_retries(operations, report)
    check_names(ids, report)
    check_wrappers(report)
    check_lines(root, report)
    return counts
end

return internal
