--- Profiles: named sets of options in a file of the user's, `profiles.ini` in
-- `$XDG_CONFIG_HOME/hwmeeting` (`~/.config/hwmeeting`).
--
-- Nothing is read before a profile is asked for by its name: there is no current one.

local reader = require "hwmeeting.profiles.reader"
local sources = require "hwmeeting.profiles.sources"
local suggest = require "hwmeeting.suggest"
local tables = require "hwmeeting.tables"

local profiles = {}

local file_name = "profiles.ini"

-- A relative XDG_CONFIG_HOME is to be passed over, says its specification.
local function folder()
    local base, home = os.getenv "XDG_CONFIG_HOME", os.getenv "HOME"
    if base and base:sub(1, 1) == "/" then
        return base:gsub("/+$", "") .. "/hwmeeting"
    end
    return home and home ~= "" and home:gsub("/+$", "") .. "/.config/hwmeeting" or nil
end

local function load_sections(home, path)
    local text, problem = sources.read_file(home, file_name)
    if not text then
        return nil, problem
            and ("the profile file %s, or its folder, cannot be used: %s"):format(path, problem)
            or ("there is no profile file %s"):format(path)
    end
    local sections, line
    sections, problem, line = reader.read(text)
    if not sections then
        return nil, ("%s:%d: %s"):format(path, line, problem)
    end
    return sections
end

-- The option that a name stands for, and the ending behind it.
local function option_of(name, known)
    if known[name] then
        return name, ""
    end
    local option, ending = name:match "^(.*)(_file)$"
    if not option then
        option, ending = name:match "^(.*)(_command)$"
    end
    if known[option] then
        return option, ending
    end
    return nil
end

local function all_names(known)
    local names = {}
    for option in pairs(known) do
        for ending in pairs(sources.by_ending) do
            names[#names + 1] = option .. ending
        end
    end
    table.sort(names)
    return names
end

-- The line may hold a secret that was broken in two: only what is like an option is shown.
local function unknown_name(name, known)
    local nearest = suggest.nearest(name, all_names(known))
    return nearest and ("there is no option `%s`, did you mean `%s`?"):format(name, nearest)
        or "what stands before the `=` is no option"
end

local function entries_of(section, known, path)
    local entries = {}
    for _, name in ipairs(tables.names(section.values)) do
        local place = ("%s:%d"):format(path, section.lines[name])
        local option, ending = option_of(name, known)
        if not option then
            return nil, place .. ": " .. unknown_name(name, known)
        elseif entries[option] then
            return nil, ("%s: `%s` is given in another way as well"):format(place, option)
        end
        entries[option] = { value = section.values[name], name = name, ending = ending,
            place = place }
    end
    return entries
end

--- Reads a profile. No file and no command of its values is looked at.
-- @tparam string name
-- @tparam table known the options that a profile may hold, as keys
-- @treturn table|nil a profile, for `profiles.value`; `entries` has what it holds, by option
-- @treturn string|nil what is wrong; never with a secret
function profiles.read(name, known)
    local home = folder()
    if not home then
        return nil, "neither XDG_CONFIG_HOME nor HOME says where the profiles are"
    end
    local path = home .. "/" .. file_name
    local sections, problem = load_sections(home, path)
    if not sections then
        return nil, problem
    end
    local section = sections[name]
    if not section then
        return nil, ("%s has no profile `%s`%s"):format(path, name,
            suggest.hint(name, tables.names(sections)))
    end
    local entries
    entries, problem = entries_of(section, known, path)
    if not entries then
        return nil, problem
    end
    return { home = home, entries = entries }
end

--- The text of a value.
-- @tparam table profile
-- @tparam string option which must be among its entries
-- @tparam string|nil loop the name of the loop that the program runs in; only in `plain` is a
--   command run, for nothing else goes on meanwhile
-- @treturn string|nil
-- @treturn string|nil what is wrong; never with a secret
function profiles.value(profile, option, loop)
    local entry = profile.entries[option]
    local text, problem = sources.by_ending[entry.ending](entry.value, profile.home, loop)
    if not text then
        return nil, ("%s: `%s`: %s"):format(entry.place, entry.name, problem)
    end
    return text
end

return profiles
