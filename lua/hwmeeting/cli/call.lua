--- `hwmeeting call OPERATION`: any operation of the catalogue, by its name.

local catalogue = require "hwmeeting.catalogue"
local connection = require "hwmeeting.cli.connection"
local ending = require "hwmeeting.cli.ending"
local exit_codes = require "hwmeeting.cli.exit_codes"
local operation_name = require "hwmeeting.catalogue.operation_name"
local output = require "hwmeeting.cli.output"
local page_layout = require "hwmeeting.catalogue.page_layout"
local projection = require "hwmeeting.cli.projection"
local talk = require "hwmeeting.cli.talk"
local terminal = require "hwmeeting.cli.terminal"
local words = require "hwmeeting.cli.words"

local call = {}

local function count(text)
    local number = text:find "^%d+$" and tonumber(text)
    if not number or number > 2 ^ 53 then
        return nil, ("'%s' is no whole number"):format(text)
    end
    return number
end

--- Adds the options; see `hwmeeting call --help`.
function call.configure(parser)
    parser:argument("operation", "Its name; `hwmeeting operations` lists them.")
        :argname "OPERATION"
    parser:argument("words", "key=value, a list by repeating it; key:=JSON; key=@file, key=@- from "
        .. "standard input; @body.json, the body. What is secret comes from a file or standard "
        .. "input only."):args "*":argname "ARGUMENT"
    parser:option("--format", "json or ndjson (the default): one array, or one item a line. "
        .. "Given by name, errors are JSON as well."):choices { "json", "ndjson" }
    parser:flag("--all", "Every item of a paged operation, instead of the answer.")
    parser:option("--limit", "The first items of a paged operation."):convert(count):argname "N"
    parser:option("--fields", "Only these fields, with commas; a.b is within an object.")
        :argname "a,b.c"
    parser:flag("--dry-run", "Print the request without secrets, and send nothing.")
    parser:flag("--yes", "Do not ask before something is destroyed.")
    parser:flag("--secrets", "Show passwords, tokens and joining links of the answer.")
    parser:option("--profile", "The profile whose options are used."):argname "NAME"
end

local function find(name)
    local id = catalogue.find(name)
    if not id then
        ending.usage("%s", operation_name.unknown("operation", name, catalogue.nearest(name)))
    end
    return catalogue.definition(id)
end

local function fail(definition, err, has_part)
    ending.raise(exit_codes.of(err, definition.retry ~= "safe", has_part), err)
end

----------------------------------------------------------------------------------------------------
-- A dry run
----------------------------------------------------------------------------------------------------

-- Stands for the access token, which is got only for calls that are sent.
local no_token = "hwmeeting-dry-run-token"

local function show(definition, args, arguments)
    local client = connection.client(arguments.profile)
    local options = definition.token == "access" and { access_token = no_token } or nil
    local request, err = client:prepare(definition.id, args, options)
    if not request then
        fail(definition, err)
    end
    if not arguments.format then
        output.write(tostring(request):gsub("[^%C\n]", " ") .. "\n")
        return
    end
    local shown = require("hwmeeting.call.redaction").of(definition, request):sent()
    output.write(output.json { operation = shown.operation, method = shown.method,
        url = shown.url, headers = shown.headers, body = shown.body } .. "\n")
end

----------------------------------------------------------------------------------------------------
-- The answer
----------------------------------------------------------------------------------------------------

local function choice_of(definition, arguments)
    return { operation = definition.id, fields = arguments.fields, secrets = arguments.secrets }
end

-- Says what a page leaves out.
local function tell_rest(definition, answer)
    local layout = definition.pages
    local items = layout and page_layout.items(layout, answer)
    local total = items and page_layout.count(layout, answer)
    if total and #items < total then
        talk.say(("%d of %d; --all for the rest"):format(#items, total))
    elseif items and #items > 0 and not layout.count then
        talk.say(("%d, perhaps not all; --all for all"):format(#items))
    end
end

local function print_answer(definition, args, arguments)
    local write = projection.writer(choice_of(definition, arguments), definition.answer.type)
    local answer, err = connection.client(arguments.profile):call(definition.id, args)
    if answer == nil then
        fail(definition, err)
    end
    if definition.answer.kind == "array" and arguments.fields then
        local lines = {}
        for index, item in ipairs(answer) do
            lines[index] = write(item)
        end
        output.write("[" .. table.concat(lines, ",") .. "]\n")
    else
        output.write(write(answer) .. "\n")
    end
    output.flush()
    tell_rest(definition, answer)
end

----------------------------------------------------------------------------------------------------
-- The items
----------------------------------------------------------------------------------------------------

-- What stands before the first item, before each other, behind each, and at the end.
local frames = {
    json = { first = "[", other = ",\n", behind = "", last = "]\n", none = "[]\n" },
    ndjson = { first = "", other = "", behind = "\n", last = "", none = "" },
}

-- Each item is written out at once, for whoever reads along.
local function print_all(items, write, frame)
    local printed = 0
    while true do
        local item, err = items:next()
        if item == nil then
            return printed, err
        end
        output.write((printed == 0 and frame.first or frame.other) .. write(item) .. frame.behind)
        output.flush()
        printed = printed + 1
    end
end

-- A list that breaks off is left as far as it came: an array is not closed.
local function print_items(definition, args, arguments)
    local choice = choice_of(definition, arguments)
    local write = projection.writer(choice, catalogue.item_type(definition))
    local frame = frames[arguments.format or "ndjson"]
    args.max_items = arguments.limit
    local items = connection.client(arguments.profile):each(definition.id, args)
    local printed, err = print_all(items, write, frame)
    if err then
        fail(definition, err, printed > 0)
    end
    output.write(printed == 0 and frame.none or frame.last)
end

--- Runs it.
-- @treturn integer exit code
function call.run(arguments)
    local definition = find(arguments.operation)
    local args = words.read(definition, arguments.words)
    local wants_items = arguments.all or arguments.limit
    if wants_items and not definition.pages then
        ending.usage("%s is not paged: leave --all and --limit out", definition.id)
    end
    if arguments.dry_run then
        show(definition, args, arguments)
        return exit_codes.done
    end
    if definition.destroys and not arguments.yes then
        terminal.confirm(definition.id .. " destroys something for good")
    end
    local print = wants_items and print_items or print_answer
    print(definition, args, arguments)
    return exit_codes.done
end

return call
