--- The hard terminals of the enterprise. A terminal is named by its serial number, `sn`.

local arguments = require "hwmeeting.forms.arguments"
local batches = require "hwmeeting.call.batches"
local listing = require "hwmeeting.pages.listing"

local devices = {}

--- The hard terminals of the enterprise (SearchDevices).
-- @tparam table|nil args `searchKey`, `model`, `deptCode`, `enableSubDept`, `limit`, `offset`,
--   `max_items`
-- @treturn table an iterator over QueryDeviceResultDTO
function devices.devices(self, args, call_options)
    return listing.new(self, "SearchDevices", args, call_options)
end

-- The state in the path is upside down: 0 is normal, 1 is disabled.
local function set_state(self, sns, state, choice, call_options)
    return batches.call(self, "BatchUpdateDevicesStatus", { value = state },
        arguments.list(sns, "sns"), choice, call_options)
end

--- Enables hard terminals (BatchUpdateDevicesStatus, `value = 0`, a call for each 100).
-- @tparam string|string[] sns one serial number, or an array of them
-- @tparam BatchChoice|nil choice `go_on = true`: a call that fails does not end the work
--   (docs/wrappers.md, "Long lists")
function devices.enable_devices(self, sns, choice, call_options)
    return set_state(self, sns, 0, choice, call_options)
end

--- Disables hard terminals (BatchUpdateDevicesStatus, `value = 1`, a call for each 100). Takes and
-- returns as `enable_devices`.
function devices.disable_devices(self, sns, choice, call_options)
    return set_state(self, sns, 1, choice, call_options)
end

--- Deletes hard terminals (BatchDeleteDevices, a call for each 100). Takes and returns as
-- `enable_devices`.
function devices.remove_devices(self, sns, choice, call_options)
    return batches.call(self, "BatchDeleteDevices", {}, arguments.list(sns, "sns"), choice,
        call_options)
end

return devices
