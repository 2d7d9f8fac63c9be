-- Numbers by chance that are the same in every Lua, for specs that must fail again as they failed.

--- Dice.
-- @param seed integer
-- @return a function: count → an integer from 1 to count
return function(seed)
    local state = seed
    return function(count)
        state = (state * 16807) % 2147483647
        return math.floor(state / 2147483647 * count) + 1
    end
end
