--- What a service provider gives to an enterprise: rooms, lines, terminals, until when.

local arguments = require "hwmeeting.forms.arguments"
local batches = require "hwmeeting.call.batches"
local listing = require "hwmeeting.pages.listing"
local misuse = require "hwmeeting.misuse"

local resources = {}

-- A list of tables that is not empty.
local function checked(list)
    if type(list) ~= "table" or next(list) == nil then
        misuse.raise("resources must be a list of tables that is not empty")
    end
    return arguments.checked(list, "resources")
end

--- The resources of an enterprise (SearchResource).
-- @tparam string corp_id
-- @tparam table|nil args `searchKey`, `type`, `typeId`, `status`, `limit`, `offset`, `max_items`
-- @treturn table an iterator over QueryResourceResultDTO
function resources.resources(self, corp_id, args, call_options)
    local filters = arguments.copy(args)
    filters.corp_id = corp_id
    return listing.new(self, "SearchResource", filters, call_options)
end

--- Gives resources to an enterprise (AddResource, a call for each 100). A repeat gives them again,
-- so a call is sent again only when the service cannot have seen it.
-- @tparam string corp_id
-- @tparam ResourceDTO[] list
-- @tparam BatchChoice|nil choice `go_on = true`: a call that fails does not end the work
--   (docs/wrappers.md, "Long lists")
function resources.give_resources(self, corp_id, list, choice, call_options)
    return batches.call(self, "AddResource", { corp_id = corp_id }, checked(list), choice,
        call_options)
end

--- Changes resources of an enterprise: their end, or whether they are disabled (UpdateResource, a
-- call for each 100).
-- @tparam string corp_id
-- @tparam ModResourceDTO[] list
-- @tparam BatchChoice|nil choice as for `give_resources`
function resources.change_resources(self, corp_id, list, choice, call_options)
    return batches.call(self, "UpdateResource", { corp_id = corp_id }, checked(list), choice,
        call_options)
end

--- Takes resources away from an enterprise (DeleteResource, a call for each 100).
-- @tparam string corp_id
-- @tparam string|string[] ids the `id` of one resource, or an array of them
-- @tparam BatchChoice|nil choice as for `give_resources`
function resources.take_back_resources(self, corp_id, ids, choice, call_options)
    return batches.call(self, "DeleteResource", { corp_id = corp_id }, arguments.list(ids, "ids"),
        choice, call_options)
end

return resources
