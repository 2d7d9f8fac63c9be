--- Passwords, and the lock that guessing ends at (Lua 5.4).

local password_lock = {}

local wrong_passwords_allowed = 5
local lock_seconds = 60

--- Tries a password. The fifth wrong one in a row locks its owner out for 60 seconds.
-- @tparam table|nil owner has `password`, or none that any could match
-- @tparam string password
-- @tparam number now unix seconds
-- @treturn string "right", "wrong" or "locked"
function password_lock.try(owner, password, now)
    if not owner or not owner.password then
        return "wrong"
    elseif owner.locked_until and now < owner.locked_until then
        return "locked"
    elseif owner.password == password then
        owner.wrong_passwords, owner.locked_until = 0, nil
        return "right"
    end
    owner.wrong_passwords = (owner.wrong_passwords or 0) + 1
    if owner.wrong_passwords < wrong_passwords_allowed then
        return "wrong"
    end
    owner.wrong_passwords, owner.locked_until = 0, now + lock_seconds
    return "locked"
end

return password_lock
