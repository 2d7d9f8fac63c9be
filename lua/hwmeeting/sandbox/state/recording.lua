--- The cloud recording of one time a meeting is held (Lua 5.4).
--
-- recording = { segments = list of { from, to }, from (start of the segment under way, or nil) },
-- times in unix seconds. A pause ends a segment; whoever goes on begins another.

local recording = {}

local bytes_per_second = { Hd = 250000, Sd = 90000, Aux = 60000 }

--- The files of a recording, in the order in which they are listed.
recording.file_types = { "Aux", "Hd", "Sd" }

--- Makes a recording that has not begun.
function recording.new()
    return { segments = {} }
end

function recording.is_running(self)
    return self.from ~= nil
end

--- Begins a segment; does nothing while one is under way.
function recording.start(self, now)
    self.from = self.from or now
end

--- Ends the segment that is under way, if there is one.
function recording.stop(self, now)
    if self.from and now > self.from then
        table.insert(self.segments, { from = self.from, to = now })
    end
    self.from = nil
end

--- Whether anything was recorded.
function recording.has_files(self)
    return self ~= nil and self.segments[1] ~= nil
end

--- Seconds that were recorded.
function recording.seconds(self)
    local total = 0
    for _, segment in ipairs(self.segments) do
        total = total + segment.to - segment.from
    end
    return math.floor(total)
end

--- Bytes of a file of so many seconds.
function recording.bytes(file_type, seconds)
    return math.floor(seconds * bytes_per_second[file_type])
end

return recording
