--- What the catalogue knows of an operation or a model, as a table to read and to print.
--
-- A description is a copy: changing it changes nothing.

local catalogue = require "hwmeeting.catalogue"
local misuse = require "hwmeeting.misuse"
local operation_name = require "hwmeeting.catalogue.operation_name"
local rules = require "hwmeeting.catalogue.field_words"
local tables = require "hwmeeting.tables"
local token_headers = require "hwmeeting.catalogue.token_headers"
local vendor_page = require "hwmeeting.catalogue.vendor_page"

local description = {}

local tokens = {
    access = "the access token, which the client obtains",
    control = "the meeting's control token, which client:meeting(id) obtains",
    held = "the access token if the client has one",
    refresh = "the refresh token, which the client holds",
    given = ("a token that you pass as [%q]"):format(token_headers.given),
    signature = "the signature of the App ID",
    basic = "account and password",
    none = "none",
}

local repeats = {
    safe = "only reads: repeated after a passing failure",
    idempotent = "a repeat does no more: repeated after a passing failure",
    never = "a repeat acts twice: repeated only when the service cannot have acted",
}

----------------------------------------------------------------------------------------------------
-- From definitions to descriptions
----------------------------------------------------------------------------------------------------

-- The rules of a field that a program may want to read, next to their wording.
local field_keys = {
    "name", "required", "place", "minimum_items", "maximum_items", "minimum", "maximum",
    "minimum_length", "maximum_length", "enumeration", "yes", "default", "format", "discarded",
    "secret", "note",
}

local function describe_field(field)
    local described = { type = rules.type_of(field), rules = rules.in_words(field) }
    for _, key in ipairs(field_keys) do
        described[key] = tables.deep_copy(field[key])
    end
    described.required = field.required == true
    return described
end

local function describe_fields(fields)
    local described = {}
    for index, field in ipairs(fields) do
        described[index] = describe_field(field)
    end
    return described
end

local function fields_of(type_name)
    local model = type_name and catalogue.model_definition(type_name)
    return describe_fields(model and model.fields or {})
end

-- A control token is got and sent by the meeting handle: it is no argument to think about.
local function parameters_of(definition)
    local shown = {}
    for _, parameter in ipairs(definition.parameters) do
        local is_control_token = definition.token == "control" and parameter.place == "header"
            and parameter.name == definition.token_header
        if not is_control_token then
            shown[#shown + 1] = parameter
        end
    end
    return describe_fields(shown)
end

local function describe_operation(id)
    local definition = catalogue.definition(id)
    local body, answer = definition.body, definition.answer
    return {
        id = id,
        method_name = catalogue.snake_case(id),
        section = definition.section,
        method = definition.method,
        path = definition.path,
        about = definition.about,
        page = definition.page,
        address = vendor_page.address(definition.page),
        token = definition.token,
        retry = definition.retry,
        destroys = definition.destroys == true,
        meeting = definition.meeting,
        pages = tables.deep_copy(definition.pages),
        parameters = parameters_of(definition),
        body = { kind = body.kind, type = body.type, required = body.required == true,
            minimum_items = body.minimum_items, maximum_items = body.maximum_items,
            rules = rules.in_words(body), fields = fields_of(body.type) },
        result = { kind = answer.kind, type = answer.type, fields = fields_of(answer.type) },
    }
end

local function describe_model(name)
    local model = catalogue.model_definition(name)
    return { name = name, about = model.about, fields = describe_fields(model.fields) }
end

----------------------------------------------------------------------------------------------------
-- As text
----------------------------------------------------------------------------------------------------

-- Rows of a table with every column but the last as wide as its widest cell; names are ASCII.
local function align(rows)
    local widths = {}
    for _, row in ipairs(rows) do
        for column = 1, #row - 1 do
            widths[column] = math.max(widths[column] or 0, #row[column])
        end
    end
    local lines = {}
    for index, row in ipairs(rows) do
        local cells = {}
        for column, cell in ipairs(row) do
            local fill = widths[column] and (" "):rep(widths[column] - #cell) or ""
            cells[column] = cell .. fill
        end
        lines[index] = ("    " .. table.concat(cells, "  ")):gsub("%s+$", "")
    end
    return lines
end

local function add_fields(lines, heading, fields)
    if not fields[1] then
        return
    end
    local rows = {}
    for index, field in ipairs(fields) do
        local remark = field.rules
        if field.note then
            remark = remark .. (remark ~= "" and "; " or "") .. field.note
        end
        rows[index] = { field.name .. (field.required and " *" or ""), field.type,
            field.place or "", remark }
    end
    lines[#lines + 1] = ""
    lines[#lines + 1] = heading
    for _, line in ipairs(align(rows)) do
        lines[#lines + 1] = line
    end
end

local body_words = {
    object = "Body: %s",
    array = "Body, a list passed as `body`: of %s",
    map = "Body, a map passed as `body`: of %s",
    multipart = "Body, an upload: %s",
}

local result_words = {
    none = "Result: nothing",
    object = "Result: %s",
    array = "Result, a list: of %s",
}

local function show_operation(self)
    local lines = {
        ("%s    client:%s{ … }"):format(self.id, self.method_name),
        ("%s %s"):format(self.method, self.path),
        self.about,
        "",
    }
    local facts = {
        { "token", tokens[self.token] },
        { "retry", ("%s, %s"):format(self.retry, repeats[self.retry]) },
    }
    if self.destroys then
        facts[#facts + 1] = { "destroys", "what it takes away cannot be had back" }
    end
    if self.pages then
        facts[#facts + 1] = { "pages", ("client:each(%q, { … }) reads all"):format(self.id) }
    end
    if self.page then
        facts[#facts + 1] = { "page", self.address or self.page }
    end
    for _, line in ipairs(align(facts)) do
        lines[#lines + 1] = line
    end
    add_fields(lines, "Parameters", self.parameters)
    if self.body.kind ~= "none" then
        local heading = body_words[self.body.kind]:format(self.body.type)
            .. (self.body.rules ~= "" and ", " .. self.body.rules or "")
            .. (self.body.required and "" or " (optional)")
        if self.body.fields[1] then
            add_fields(lines, heading, self.body.fields)
        else
            lines[#lines + 1] = ""
            lines[#lines + 1] = heading
        end
    end
    local heading = result_words[self.result.kind]:format(self.result.type)
    if self.result.fields[1] then
        add_fields(lines, heading, self.result.fields)
    else
        lines[#lines + 1] = ""
        lines[#lines + 1] = heading
    end
    return table.concat(lines, "\n")
end

local function show_model(self)
    local lines = { self.name, self.about }
    add_fields(lines, "Fields", self.fields)
    return table.concat(lines, "\n")
end

local operation_mt = { __tostring = show_operation }
local model_mt = { __tostring = show_model }

local function nearest_of(name)
    local nearest = catalogue.nearest(name)
    local models = catalogue.model_names()
    for _, model in ipairs(require("hwmeeting.suggest").list(name, models, 2)) do
        nearest[#nearest + 1] = model
    end
    return nearest
end

--- A field or parameter of a description, with each of its rules by itself.
-- @class DescribedField
-- @tfield string name
-- @tfield string type
-- @tfield boolean|nil required
-- @tfield string|nil place
-- @tfield string|nil rules in words
-- @tfield string|nil note
-- @tfield integer|nil minimum_items
-- @tfield integer|nil maximum_items
-- @tfield number|nil minimum
-- @tfield number|nil maximum
-- @tfield integer|nil minimum_length
-- @tfield integer|nil maximum_length
-- @tfield any[]|nil enumeration
-- @tfield any|nil yes which of two values means yes
-- @tfield any|nil default
-- @tfield string|nil format
-- @tfield boolean|nil discarded
-- @tfield boolean|nil secret

--- The body or the result of a described operation.
-- @class DescribedContent
-- @tfield string kind
-- @tfield string|nil type
-- @tfield boolean|nil required
-- @tfield integer|nil minimum_items
-- @tfield integer|nil maximum_items
-- @tfield string|nil rules
-- @tfield DescribedField[]|nil fields

--- What is known of an operation, or (`name`, `about`, `fields`) of a model.
-- @class Description
-- @tfield string|nil id
-- @tfield string|nil name
-- @tfield string|nil method_name
-- @tfield string|nil section
-- @tfield string|nil method
-- @tfield string|nil path
-- @tfield string about
-- @tfield string|nil page
-- @tfield string|nil address
-- @tfield string|nil token
-- @tfield string|nil retry
-- @tfield boolean|nil destroys
-- @tfield string|nil meeting
-- @tfield table<string,any>|nil pages
-- @tfield DescribedField[]|nil parameters
-- @tfield DescribedContent|nil body
-- @tfield DescribedContent|nil result
-- @tfield DescribedField[]|nil fields

--- Describes an operation, or a model that operations send or answer. Raises at the caller's line
-- when there is neither, naming the nearest.
-- @tparam string name `"LockMeeting"`, `"lock_meeting"` or `"ConferenceInfo"`
-- @treturn table with a readable `tostring`; of an operation `{ id, method_name, section, method,
--   path, about, page, address, token, retry, destroys, meeting, pages, parameters, body = { kind,
--   type, required, minimum_items, maximum_items, rules, fields }, result = { kind, type, fields }
--   }`, of a model `{ name, about, fields }`. A field or parameter is `{ name, type, required,
--   place, rules, note, … }`, `rules` in words and the single rules beside it (`minimum_items`,
--   `maximum_items`, `minimum`, `maximum`, `minimum_length`, `maximum_length`, `enumeration`, `yes`
--   (which of two values means yes), `default`, `format`, `discarded`, `secret`)
function description.of(name)
    local id = catalogue.find(name)
    if id then
        return setmetatable(describe_operation(id), operation_mt)
    end
    if type(name) == "string" and catalogue.model_definition(name) then
        return setmetatable(describe_model(name), model_mt)
    end
    return misuse.raise(operation_name.unknown("operation or model", name, nearest_of(name)))
end

--- The ids of all operations, users' own ones included, in alphabetical order.
-- @tparam string|nil part only those whose id or method name contains this text, in any case
-- @treturn table array of strings
function description.operations(part)
    if part == nil then
        return catalogue.names()
    end
    if type(part) ~= "string" then
        misuse.raise("operations: the text to look for must be a string, got a " .. type(part))
    end
    local wanted, found = part:lower(), {}
    for _, id in ipairs(catalogue.names()) do
        if id:lower():find(wanted, 1, true) or catalogue.snake_case(id):find(wanted, 1, true) then
            found[#found + 1] = id
        end
    end
    return found
end

return description
