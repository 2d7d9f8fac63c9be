--- The webinars of the sandbox (Lua 5.4).
--
-- webinar = { id, uuid, subject, description, start, finish (unix seconds), time_zone (integer),
--     owner (user), room, guest_password, audience_password, chair_password, restricted, scope,
--     audience_scope, recorded ("Y" or "N"), live_address, aux_address, live_url, attendees (list
--     of names), notify, appearance (what UpdateRoomSetting set) }
--
-- A webinar begins and ends by the clock.

local lists = require "hwmeeting.sandbox.state.lists"

local Webinars = {}
Webinars.__index = Webinars

local webinars = {}

--- Makes an empty table of webinars.
-- @tparam table random generator of ids and passwords
function webinars.new(random)
    return setmetatable({ random = random, list = {}, by_id = {} }, Webinars)
end

local function unused_id(self)
    return lists.unused(function()
        return "96" .. self.random:digits(7)
    end, self.by_id)
end

--- Adds a webinar; what is not given is made up.
-- @treturn table webinar
function Webinars:add(webinar)
    webinar.id = webinar.id or unused_id(self)
    webinar.uuid = webinar.uuid or self.random:hex(32)
    webinar.chair_password = webinar.chair_password or self.random:digits(6)
    webinar.guest_password = webinar.guest_password or self.random:digits(6)
    webinar.audience_password = webinar.audience_password or self.random:digits(6)
    webinar.attendees = webinar.attendees or {}
    webinar.notify = webinar.notify
        or { enableCalendar = "Y", enableSms = "N", enableEmail = "Y" }
    webinar.appearance = webinar.appearance or {}
    self.by_id[webinar.id] = webinar
    table.insert(self.list, webinar)
    return webinar
end

--- The webinar with that id, or nil.
function Webinars:find(id)
    return self.by_id[id]
end

--- Takes a webinar out.
function Webinars:remove(webinar)
    self.by_id[webinar.id] = nil
    lists.remove(self.list, webinar)
end

--- Where a webinar stands.
-- @treturn string "upcoming", "ongoing" or "history"
function Webinars:stage(webinar, now)
    if now < webinar.start then
        return "upcoming"
    end
    return now < webinar.finish and "ongoing" or "history"
end

return webinars
