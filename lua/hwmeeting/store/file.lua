--- A token store in files, for the processes of one user on one machine.
--
--     local store = require("hwmeeting.store.file").new { folder = "/run/user/1000/hwmeeting" }
--     local client = hwmeeting.new { store = store, … }
--
-- Each key has a file of its own, which only its owner may read (mode 0600), and which is replaced
-- as a whole, so that nobody reads half of it. A folder or file that another user owns or may write
-- to, or that is a link, is not used. The lock is the system's (`flock`) on a file beside it: it
-- ends with the process that holds it. Not for network file systems, some of which lock nothing.

local core = require "hwmeeting.core"
local misuse = require "hwmeeting.misuse"

local file = { bounded = true, leases = true }
file.__index = file

-- How many holders of a lock may be stuck (stopped, frozen) before nobody gets it any more.
local most_stuck = 4

-- How long to wait for another process that adds, and how long between two looks, in seconds.
local patience, pause = 1, 0.002

-- The longest list of keys that were added, in bytes; there are 256 lists.
local longest_list = 60000

--- What a file store takes.
-- @class FileStoreChoice
-- @tfield string folder
-- @tfield function|nil now UTC unix seconds (default `os.time`)

--- A store.
-- @tparam FileStoreChoice choice
-- - `folder`: string, made (mode 0700) if it is not there; its parent must be. One that is there
--   must be the user's own, no link, and nobody else's to write to
-- - `now`: function|nil, UTC unix seconds (default `os.time`)
-- @treturn Store
function file.new(choice)
    if type(choice) ~= "table" or type(choice.folder) ~= "string" or choice.folder == "" then
        misuse.raise("the file store needs a folder: file.new { folder = \"…\" }")
    end
    local folder = choice.folder:gsub("(.)/+$", "%1")
    return setmetatable({ folder = folder, now = choice.now or os.time, heard = {} }, file)
end

-- A key holds characters that no file name may, so the name is its digest.
local function name_of(key, ending)
    local http = require "hwmeeting.http"
    return http.hex(http.hmac_sha256("hwmeeting.store.file", key)):sub(1, 32) .. ending
end

--- @treturn string|nil the value; nil when there is none or its time is over
-- @treturn string|nil a message when the folder cannot be used
function file:get(key)
    local text, message = require("hwmeeting.http").read_file(self.folder, name_of(key, ".token"))
    if not text then
        return nil, message
    end
    local held = core.from_json(text)
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
    local http, name = require "hwmeeting.http", name_of(key, ".token")
    if value == nil then
        return http.remove_file(self.folder, name)
    end
    return http.replace_file(self.folder, name,
        core.to_json { key = key, value = value, ends = self.now() + ttl })
end

-- The lock of a list of added keys. Its holders wait for nothing.
local function take(folder, name, seconds)
    local http = require "hwmeeting.http"
    local ends_at = core.clock() + (seconds or patience)
    repeat
        local lock, message = http.lock_file(folder, name)
        if lock or message then
            return lock, message
        end
        core.sleep(pause)
    until core.clock() > ends_at
    return nil, folder .. ": another process holds " .. name
end

-- The names on a list that have not ended, each with its end. Files of the others are removed, for
-- nobody asks for them again.
function file:remaining(list)
    local http, now = require "hwmeeting.http", self.now()
    local names = core.from_json(http.read_file(self.folder, list) or "")
    local left = {}
    for name, ends in pairs(type(names) == "table" and names or {}) do
        if type(ends) == "number" and ends > now then
            left[name] = ends
        elseif type(name) == "string" and name:find "^%x+$" then
            http.remove_file(self.folder, name .. ".token")
        end
    end
    return left
end

-- Adds a key that is not there. The list is written first: a key that is on it and has no file
-- costs nothing, a file that is on no list would stay for ever.
function file:put_on(list, key, value, ttl)
    local names = self:remaining(list)
    names[name_of(key, "")] = self.now() + ttl
    local text = core.to_json(names)
    if #text > longest_list then
        return nil, self.folder .. ": too many keys were added"
    end
    local done, message = require("hwmeeting.http").replace_file(self.folder, list, text)
    if not done then
        return nil, message
    end
    return self:set(key, value, ttl)
end

--- Adds a key, if it is not there. A folder holds about 250,000 keys that were added and have not
-- ended.
-- @tparam string key one that nobody uses with `set`, but to remove it
-- @tparam string value
-- @tparam number ttl seconds
-- @tparam number|nil seconds how long to wait for other processes (default 1)
-- @treturn boolean|nil true; false when it was there
-- @treturn string|nil a message when the folder cannot be used
function file:add(key, value, ttl, seconds)
    local part = name_of(key, ""):sub(1, 2)
    local lock, problem = take(self.folder, part .. ".adding", seconds)
    if not lock then
        return nil, problem
    end
    local added
    local held, message = self:get(key)
    if held then
        added = false
    elseif not message then
        added, message = self:put_on(part .. ".added", key, value, ttl)
    end
    lock:release()
    return added, message
end

-- Whether the holder of a lock has not been heard of for so long. The last beat is compared with
-- the ones that were seen before, not with a clock: the file system's may be another machine's.
function file:is_stuck(name, beat, seconds)
    local heard, clock = self.heard[name], core.clock()
    if not heard or heard.beat ~= beat then
        self.heard[name] = { beat = beat, at = clock }
        return false
    end
    return clock - heard.at > seconds
end

--- Locks a key until it is unlocked or the process ends. A process that is stopped keeps its lock,
-- and whoever waits for that takes the next one instead.
-- @tparam string key
-- @tparam number ttl seconds without a beat after which a holder is taken for stuck
-- @treturn function|nil unlocks; nil when another holds the lock
-- @treturn function|string|nil renews; a message when the folder cannot be used
function file:lock(key, ttl)
    local http = require "hwmeeting.http"
    for number = 0, most_stuck do
        local name = name_of(key, number == 0 and ".lock" or ".lock" .. number)
        local lock, message, beat = http.lock_file(self.folder, name)
        if lock then
            self.heard[name] = nil
            return function() lock:release() end, function() return lock:beat() end
        elseif message or not self:is_stuck(name, beat, ttl) then
            return nil, message
        end
    end
    return nil
end

return file
