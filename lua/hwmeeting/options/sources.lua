--- Where a client's options come from: what is given, the environment, a profile, the defaults.

local misuse = require "hwmeeting.misuse"
local values = require "hwmeeting.options.values"

local sources = {}

-- What the environment holds for an option; a variable that is empty holds nothing.
local function text_in_environment(definition)
    local text = definition.variable and os.getenv(definition.variable)
    return text ~= "" and text or nil
end

local function from_environment(definition)
    local text = text_in_environment(definition)
    if text then
        return values.from_text(definition, text, nil,
            "environment variable " .. definition.variable)
    end
    return nil
end

-- `profile` is what is read of it, `loop` the name of the loop that the program runs in.
local function from_profile(definition, profile, loop)
    local entry = profile.entries[definition.name]
    if not entry then
        return nil
    end
    local text, problem = require("hwmeeting.profiles").value(profile, definition.name, loop)
    if not text then
        misuse.raise(problem)
    end
    return values.from_text(definition, text, entry.place, ("option `%s`"):format(definition.name))
end

-- Whether a place has any credential; `has` tells it of one option.
local function any_credential(definitions, has)
    for _, definition in ipairs(definitions) do
        if definition.credential and has(definition) then
            return true
        end
    end
    return false
end

-- The first place that has any credential: all of them come from there, none is mixed in. And
-- whether a profile has some which are not used for the sake of the environment's.
local function place_of_credentials(definitions, given, profile)
    local in_profile = profile and any_credential(definitions, function(definition)
        return profile.entries[definition.name]
    end)
    if any_credential(definitions, function(definition)
        return given[definition.name] ~= nil
    end) then
        return "table", false
    elseif any_credential(definitions, text_in_environment) then
        return "environment", in_profile
    end
    return in_profile and "profile" or nil, false
end

-- What can be written as a text, but for another profile.
local function may_be_in_profiles(definitions)
    local names = {}
    for _, definition in ipairs(definitions) do
        names[definition.name] = definition.variable and definition.name ~= "profile" or nil
    end
    return names
end

local function read_profile(definitions, name)
    if not name then
        return nil
    end
    local profile, problem = require("hwmeeting.profiles").read(name,
        may_be_in_profiles(definitions))
    if not profile then
        misuse.raise(problem)
    end
    return profile
end

-- The value of one option. `known` has `given`, `profile`, `credentials`, which is the place that
-- these come from, and `loop`.
local function choose(definition, known)
    local only = definition.credential and known.credentials or nil
    local value = known.given[definition.name]
    if value == nil and (not only or only == "environment") then
        value = from_environment(definition)
    end
    if value == nil and known.profile and (not only or only == "profile") then
        value = from_profile(definition, known.profile, known.loop)
    end
    if value == nil then
        value = definition.default
    end
    return value
end

local outdone = "the credentials of the environment are used, not those of the profile `%s`"

--- Values for all options: given, else of the environment, else of the profile that is asked for,
-- else the defaults. All credentials come from the first of these that has any. Raises for a text
-- that is no value, and for a profile that cannot be read.
-- @tparam table definitions those of options.lua, a list
-- @tparam table by_name the same by their names
-- @tparam table given
-- @tparam function|nil name_of_loop the value of the option `loop` → the name of the loop that is
--   running; without it no value of a profile is had from a command
-- @treturn table values by name
-- @treturn string|nil where the credentials come from: `"table"`, `"environment"`, `"profile"`
-- @treturn string|nil a warning
function sources.read(definitions, by_name, given, name_of_loop)
    local name = choose(by_name.profile, { given = given })
    local known = { given = given, profile = read_profile(definitions, name) }
    local is_outdone
    known.credentials, is_outdone = place_of_credentials(definitions, given, known.profile)
    if known.profile and name_of_loop then
        known.loop = name_of_loop(choose(by_name.loop, known))
    end
    local chosen = {}
    for _, definition in ipairs(definitions) do
        chosen[definition.name] = choose(definition, known)
    end
    return chosen, known.credentials, is_outdone and outdone:format(name) or nil
end

return sources
