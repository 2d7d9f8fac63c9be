--- A seeded random generator with its own state (splitmix64), so that a seed gives the same sandbox
-- on every machine whatever else draws from `math.random` (Lua 5.4: 64-bit integers).

local Random = {}
Random.__index = Random

local random = {}

--- Makes a generator.
-- @tparam integer seed
function random.new(seed)
    return setmetatable({ state = seed }, Random)
end

local function next_bits(self)
    self.state = self.state + 0x9E3779B97F4A7C15
    local bits = self.state
    bits = (bits ~ (bits >> 30)) * 0xBF58476D1CE4E5B9
    bits = (bits ~ (bits >> 27)) * 0x94D049BB133111EB
    return bits ~ (bits >> 31)
end

--- A number in [0, 1).
function Random:fraction()
    return (next_bits(self) >> 11) * 2.0 ^ -53
end

--- An integer from `low` to `high`, both included.
function Random:integer(low, high)
    return low + math.floor(self:fraction() * (high - low + 1))
end

--- One item of a list.
function Random:pick(items)
    return items[self:integer(1, #items)]
end

--- A text of `length` characters drawn from `alphabet`.
function Random:text(length, alphabet)
    local parts = {}
    for index = 1, length do
        local position = self:integer(1, #alphabet)
        parts[index] = alphabet:sub(position, position)
    end
    return table.concat(parts)
end

--- `length` decimal digits, the first of them not 0.
function Random:digits(length)
    return self:text(1, "123456789") .. self:text(length - 1, "0123456789")
end

--- `length` lower-case hexadecimal digits.
function Random:hex(length)
    return self:text(length, "0123456789abcdef")
end

return random
