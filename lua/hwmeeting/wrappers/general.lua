--- What belongs to no one subject: any list, any call, which operations there are.

local reading = require "hwmeeting.call.reading"

local general = {}

--- A lazy iterator over any paged operation: `for item in client:each("SearchMeetings", { … }) do`.
-- @tparam string name the operation's id
-- @tparam table<string,any>|nil args its arguments; `limit` is the page size, `offset` where to
--   begin; and `max_items`, the most items to return; `prefetch = true` fetches the next page while
--   the current one is used
-- @tparam table|nil call_options as for `client:call`
-- @treturn table an iterator, see `pages/iterator.lua`
function general.each(self, name, args, call_options)
    return require("hwmeeting.pages.listing").new(self, name, args, call_options)
end

--- What `request` takes.
-- @class RawRequest
-- @tfield "GET"|"HEAD"|"DELETE"|"PUT"|"POST"|"PATCH" method
-- @tfield string path
-- @tfield table<string,any>|nil query
-- @tfield table<string,string>|nil headers
-- @tfield any|nil body a string is sent as it is, anything else as JSON
-- @tfield "access"|"held"|"none"|nil token
-- @tfield "safe"|"idempotent"|"never"|nil retry

--- Calls what the catalogue does not list; signed in, repeated and decoded like any other call.
-- @tparam RawRequest raw `{ method, path, query, headers, body, token, retry }`, see
--   `call/raw_request.lua`
-- @tparam table|nil call_options as for `client:call`
-- @treturn any|nil the decoded answer; `{}` when the service answers nothing
function general.request(self, raw, call_options)
    local state = require("hwmeeting.client.state").of(self)
    local options = require("hwmeeting.options").read_call(call_options, state.options)
    return require("hwmeeting.call.raw_request").run(state, raw, options)
end

--- The ids of all operations, users' own ones included; `hwmeeting.describe(id)` describes one.
-- @tparam string|nil part only those whose name contains this text, in any case
-- @treturn string[] sorted
function general.operations(self, part)
    require("hwmeeting.client.state").of(self)
    return require("hwmeeting.catalogue.description").operations(part)
end

--- Whether the site that manages meetings works, and where to go if not (ShowMgmtSiteStatus).
-- @treturn boolean|nil whether it works
-- @treturn Error|string|nil an error object; or, when it does not work, the address to go to
function general.site_status(self, call_options)
    local status
    local answer, err = reading.call(self, "ShowMgmtSiteStatus", nil, call_options)
    if answer then
        status, err = reading.field("ShowMgmtSiteStatus", answer, "status")
    end
    if not status then
        return nil, err
    end
    return status == "NORMAL", status ~= "NORMAL" and answer.redirectJoinUrl or nil
end

return general
