--- What comes first goes first: `first` and `last` are the places of the oldest and the newest.

local fifo = {}
fifo.__index = fifo

--- An empty one.
function fifo.new()
    return setmetatable({ first = 1, last = 0 }, fifo)
end

function fifo:is_empty()
    return self.first > self.last
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
