-- What the client refuses before it sends anything, against the rules that the vendor publishes
-- (spec/fixtures/published_rules.tsv): what breaks one is refused and the rule is named, what
-- stands at its edge passes, and nothing is refused that no rule forbids.

local catalogue = require "hwmeeting.catalogue"
local core = require "hwmeeting.core"
local published = require("spec.support.published_rules").read()
local rule_requests = require "spec.support.rule_requests"

local not_refused = {
    ["SetInterpreterGroup interpreterGroups[1].interpreters[1].loginAccount required"] =
        "loginAccount or userID must be given",
    ["CreateAppIdToken X-Token-Type required"] = "has one value, which is sent when none is given",
    ["CreateConfToken X-Login-Type required"] = "has one value, which is sent when none is given",
}

-- Every body is sent with its kind, so this is no parameter; a path has no empty part.
local function is_tried(field)
    return field.name ~= "Content-Type" and not field.discarded
end

local function encode(operation, request)
    local arguments = { body = request.body }
    for _, place in ipairs { "path", "query", "header" } do
        for name, value in pairs(request[place]) do
            arguments[name] = value
        end
    end
    arguments["Content-Type"] = nil
    local descriptor = catalogue.operation(operation.id).descriptor
    local encoded, problem = core.encode(descriptor, arguments, "https://meeting.example", true)
    return encoded and {} or problem
end

-- The path of a field as messages have it: that of a body's field begins with "body".
local function named(field, path)
    return (field.place or path:find("^body%f[^%w]")) and path or "body." .. path
end

-- A value beside an enumeration and a range breaks both.
local function is_told(problem, rule, field, path)
    local is_either = rule == "range" and field.enumeration and problem.rule == "enumeration"
    return (problem.rule == rule or is_either)
        and (problem.field == named(field, path) or problem.field == named(field, path) .. "[1]")
end

local function each_field(operation, visit)
    rule_requests.each_field(operation, published, function(field, path, set)
        if is_tried(field) then
            visit(field, path, set)
        end
    end)
end

describe("the client", function()
    it("takes a request that gives what is required and keeps the rules", function()
        for _, operation in ipairs(published.operations) do
            local problem = encode(operation, rule_requests.valid(operation, published))
            assert.message(operation.id).is_nil(problem.message)
        end
    end)

    it("refuses what breaks a published rule, and names field and rule", function()
        local wrong, met, count = {}, {}, 0
        for _, operation in ipairs(published.operations) do
            each_field(operation, function(field, path, set)
                for _, try in ipairs(rule_requests.breaking(field, published, false)) do
                    local request = rule_requests.valid(operation, published)
                    set(request, try.value)
                    local problem = encode(operation, request)
                    count = count + 1
                    local what = ("%s %s %s"):format(operation.id, path, try.rule)
                    local is_digits = field.type == "long" and try.value == "5" -- taken for 5
                    if problem.rule == nil and not_refused[what] then
                        met[what] = not_refused[what]
                    elseif not is_digits and not is_told(problem, try.rule, field, path) then
                        wrong[#wrong + 1] = what .. ": " .. tostring(problem.message)
                    end
                end
            end)
        end
        assert.same({}, wrong)
        assert.same(not_refused, met)
        assert.is_true(count > 3000)
    end)

    it("is not stricter than the published rules", function()
        local wrong, count = {}, 0
        for _, operation in ipairs(published.operations) do
            each_field(operation, function(field, path, set)
                for _, value in ipairs(rule_requests.keeping(field, published)) do
                    local request = rule_requests.valid(operation, published)
                    set(request, value)
                    local problem = encode(operation, request)
                    count = count + 1
                    if problem.message then
                        wrong[#wrong + 1] = ("%s %s: %s"):format(operation.id, path,
                            problem.message)
                    end
                end
            end)
        end
        assert.same({}, wrong)
        assert.is_true(count > 2000)
    end)
end)
