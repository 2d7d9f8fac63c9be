--- Reads files of definitions for the Lua language server, as far as `make reference` writes them.
--
-- The result:
--
--     classes   name → { name, parent, fields = { name → { type, optional } },
--               calls = { function }, file, line }
--     aliases   name → type
--     modules   what programs require → the name of the class that it returns
--     problems  array of texts: what cannot be read, is there twice, or has no type
--
-- Functions are fields whose type is one alternative of the kind "function", with `method` (called
-- with a colon), `generics` (set of names) and `overloads`.

local syntax = require "types.syntax"

local annotations = {}

local Reader = {}
Reader.__index = Reader

function Reader:problem(text)
    self.known.problems[#self.known.problems + 1] = ("%s:%d: %s"):format(self.file, self.line, text)
end

function Reader:type(text)
    local found, rest = syntax.read(text)
    if not found then
        self:problem(rest)
        return { { kind = "name", name = "any" } }, ""
    end
    return found, rest
end

function Reader:clear()
    self.pending = { parameters = {}, results = {}, overloads = {}, generics = {} }
end

local tags = {}

function tags.meta(self, text)
    self.module = text
end

function tags.class(self, text)
    local name, parent = text:match "^([%w_.]+):?%s*([%w_.]*)"
    if not name then
        return self:problem "a class without a name"
    elseif self.known.classes[name] then
        self:problem(name .. " is a class already")
    end
    self.class = { name = name, parent = parent ~= "" and parent or nil, fields = {}, calls = {},
        file = self.file, line = self.line }
    self.known.classes[name] = self.class
end

function tags.field(self, text)
    local name, optional, rest = text:match '^%["(.-)"%](%??)%s+(.*)$'
    if not name then
        name, optional, rest = text:match "^([%w_]+)(%??)%s+(.*)$"
    end
    if not name or not self.class then
        return self:problem("a field that cannot be read: " .. text)
    elseif self.class.fields[name] then
        self:problem(("%s has the field `%s` twice"):format(self.class.name, name))
    end
    local found = self:type(rest)
    self.class.fields[name] = { type = found,
        optional = optional == "?" or found.optional == true }
end

function tags.alias(self, text)
    local name, rest = text:match "^([%w_.]+)%s+(.*)$"
    if not name then
        return self:problem "an alias without a type"
    end
    self.known.aliases[name] = self:type(rest)
end

function tags.generic(self, text)
    self.pending.generics[text] = true
end

function tags.param(self, text)
    local name, optional, rest = text:match "^([%w_.]+)(%??)%s+(.*)$"
    if not name then
        return self:problem("a parameter without a type: " .. text)
    end
    local found = self:type(rest)
    table.insert(self.pending.parameters, { name = name, type = found,
        optional = optional == "?" or found.optional == true })
end

tags["return"] = function(self, text)
    local found, rest = self:type(text)
    found.text = rest
    table.insert(self.pending.results, found)
end

function tags.overload(self, text)
    local found = self:type(text)[1]
    table.insert(self.pending.overloads, found)
    if self.class and not self.class.bound then
        table.insert(self.class.calls, found)
    end
end

function tags.type(self, text)
    self.typed = text
end

-- `local Client = {}` stands for the class above it.
function Reader:bind(name)
    if self.typed then
        self.names[name], self.typed = self.typed, nil
    elseif self.class then
        self.class.bound = true
        self.names[name] = self.class.name
    end
    self:clear()
end

function Reader:define(container, sign, name, arguments)
    local class = self.known.classes[self.names[container] or ""]
    if not class then
        return self:problem(("`%s` is no class"):format(container))
    end
    local pending, index = self.pending, 0
    for argument in arguments:gmatch "[^,%s]+" do
        index = index + 1
        local parameter = pending.parameters[index]
        if not parameter or parameter.name ~= argument then
            self:problem(("%s%s%s has no type for `%s`"):format(class.name, sign, name, argument))
        end
    end
    if index < #pending.parameters then
        self:problem(("%s%s%s has no parameter `%s`"):format(class.name, sign, name,
            pending.parameters[index + 1].name))
    elseif class.fields[name] then
        self:problem(("%s%s%s is there twice"):format(class.name, sign, name))
    end
    class.fields[name] = { type = { { kind = "function", parameters = pending.parameters,
        results = pending.results, method = sign == ":", generics = pending.generics,
        overloads = pending.overloads } }, file = self.file, line = self.line }
    self:clear()
end

function Reader:read_line(line)
    local tag, text = line:match "^%-%-%-@(%w+)%s*(.*)$"
    if tag then
        if not tags[tag] then
            return self:problem("@" .. tag .. " is not known")
        end
        return tags[tag](self, text)
    end
    local container, sign, name, arguments =
        line:match "^function%s+([%w_]+)([.:])([%w_]+)%((.*)%) end$"
    if container then
        return self:define(container, sign, name, arguments)
    end
    local bound = line:match "^local ([%w_]+)"
    if bound then
        return self:bind(bound)
    end
    local returned = line:match "^return ([%w_]+)$"
    if returned and self.module then
        self.known.modules[self.module] = self.names[returned]
    elseif line == "" then
        self.class = nil
        self:clear()
    elseif not line:find "^%-%-" and not returned then
        self:problem("a line that cannot be read: " .. line)
    end
end

--- An empty result, to be filled by `read`.
function annotations.new()
    return { classes = {}, aliases = {}, modules = {}, problems = {} }
end

--- Reads one file.
-- @param known what `new` returned; it is filled
-- @param text Lua source
-- @param file its name, for messages
function annotations.read(known, text, file)
    local reader = setmetatable({ known = known, file = file, line = 0, names = {} }, Reader)
    reader:clear()
    for line in (text .. "\n"):gmatch "(.-)\n" do
        reader.line = reader.line + 1
        reader:read_line(line)
    end
end

return annotations
