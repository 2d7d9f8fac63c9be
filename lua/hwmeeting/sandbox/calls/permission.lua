--- Who may see and change which meeting (Lua 5.4).

local errors = require "hwmeeting.sandbox.errors"
local users = require "hwmeeting.sandbox.state.users"

local permission = {}

--- Whether the meeting is the user's own, or one of the enterprise that the user administers.
function permission.owns(user, meeting)
    return meeting.owner == user
        or users.is_administrator(user) and meeting.owner.corp_id == user.corp_id
end

local function is_invited(user, meeting)
    for _, person in ipairs(meeting.invited) do
        if person.account == user.account or person.uuid == user.uuid then
            return true
        end
    end
    return false
end

--- Refuses who neither owns the meeting nor was invited to it.
function permission.check_view(user, meeting)
    if not permission.owns(user, meeting) and not is_invited(user, meeting) then
        errors.refuse("MMC.111070010")
    end
end

--- Refuses who does not own the meeting.
function permission.check_change(user, meeting)
    if not permission.owns(user, meeting) then
        errors.refuse("MMC.111070002")
    end
end

--- Refuses who does not administer the enterprise.
function permission.check_administrator(user)
    if not users.is_administrator(user) then
        errors.refuse("MMC.111070002", "administrators only")
    end
end

return permission
