--- A token store in files, for the processes of one user on one machine.
--
--     local store = require("hwmeeting.store.file").new { folder = "/run/user/1000/hwmeeting" }
--     local client = hwmeeting.new { store = store, … }
--
-- Each key has a file of its own, which only its owner may read (mode 0600), and which is replaced
-- as a whole, so that nobody reads half of it. The lock is the system's (`flock`) on a file beside
-- it: it ends with the process that holds it, so that none is ever stale. Not for network file
-- systems, some of which lock nothing.

local core = require "hwmeeting.core"
local misuse = require "hwmeeting.misuse"

local file = {}
file.__index = file

-- errno of "no such file or directory", the same on all POSIX systems.
local no_such_file = 2

--- A store.
-- @tparam table choice
-- - `folder`: string, made (mode 0700) if it is not there; its parent must be
-- - `now`: function|nil, UTC unix seconds (default `os.time`)
-- @treturn table
function file.new(choice)
    if type(choice) ~= "table" or type(choice.folder) ~= "string" or choice.folder == "" then
        misuse.raise("the file store needs a folder: file.new { folder = \"…\" }")
    end
    return setmetatable({ folder = choice.folder, now = choice.now or os.time }, file)
end

-- A key holds characters that no file name may, so the name is its digest.
function file:path_of(key, ending)
    local http = require "hwmeeting.http"
    local name = http.hex(http.hmac_sha256("hwmeeting.store.file", key)):sub(1, 32)
    return self.folder .. "/" .. name .. ending
end

--- @treturn string|nil the value; nil when there is none or its time is over
-- @treturn string|nil a message when the folder cannot be used
function file:get(key)
    local opened, message, code = io.open(self:path_of(key, ".token"), "rb")
    if not opened then
        return nil, code ~= no_such_file and message or nil
    end
    local text = opened:read "*a"
    opened:close()
    local held = core.from_json(text or "")
    if type(held) == "table" and held.key == key and type(held.value) == "string"
        and type(held.ends) == "number" and held.ends > self.now() then
        return held.value
    end
    return nil
end

--- @tparam string key
-- @tparam string|nil value nil removes the key
-- @tparam number|nil ttl seconds
-- @treturn boolean|nil true
-- @treturn string|nil a message
function file:set(key, value, ttl)
    local path = self:path_of(key, ".token")
    if value == nil then
        local removed, message, code = os.remove(path)
        return (removed or code == no_such_file) and true or nil, not removed
            and code ~= no_such_file and message or nil
    end
    local http = require "hwmeeting.http"
    local made, message = http.make_folder(self.folder)
    if not made then
        return nil, message
    end
    return http.replace_file(path,
        core.to_json { key = key, value = value, ends = self.now() + ttl })
end

--- Locks a key until it is unlocked or the process ends; the lifetime that a store is given for a
-- lock is not needed here.
-- @treturn function|nil unlocks; nil alone when another holds the lock
-- @treturn string|nil a message
function file:lock(key)
    local http = require "hwmeeting.http"
    local made, message = http.make_folder(self.folder)
    if not made then
        return nil, message
    end
    local lock
    lock, message = http.lock_file(self:path_of(key, ".lock"))
    if not lock then
        return nil, message
    end
    return function() lock:release() end
end

return file
