--- What comes first goes first.

local fifo = {}
fifo.__index = fifo

--- An empty one.
function fifo.new()
    return setmetatable({ first = 1, last = 0 }, fifo)
end

--- How many are in it.
function fifo:length()
    return self.last - self.first + 1
end

function fifo:push(value)
    self.last = self.last + 1
    self[self.last] = value
end

--- Takes out the oldest; nil when it is empty.
function fifo:pop()
    local value = self[self.first]
    if value ~= nil then
        self[self.first] = nil
        self.first = self.first + 1
    end
    return value
end

return fifo
