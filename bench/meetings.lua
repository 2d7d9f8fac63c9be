--- Made-up answers of SearchOnlineMeetings for the benches: records that differ as real ones do.
--
-- Ids, numbers, links, names and times differ from record to record; only what is the same in real
-- answers too (language, time zone, kind of meeting) repeats. The same seed gives the same text.

local meetings = {}

local SURNAMES = { "王", "李", "张", "刘", "Smith", "García", "Müller", "Rossi", "Tanaka", "Okafor" }
local TOPICS = { "Weekly review", "项目周会", "Design review", "预算讨论", "Interview", "Sales call" }

--- A generator of our own, so that every Lua version gives the same numbers (Park and Miller).
-- @param seed integer of 1 to 2147483646
-- @return a function: limit -> integer of 0 to limit - 1
function meetings.generator(seed)
    local state = seed
    return function(limit)
        state = state * 16807 % 2147483647
        return state % limit
    end
end

--- So many hexadecimal digits.
function meetings.hex(random, length)
    local digits = {}
    for i = 1, length do
        digits[i] = string.format("%x", random(16))
    end
    return table.concat(digits)
end

local function uri(random, id)
    return "https://c.meeting.huaweicloud.com/#/j/" .. id .. "/" .. meetings.hex(random, 48)
end

--- One meeting as JSON text.
function meetings.meeting(random)
    local id = string.format("9%08d", random(100000000))
    local name = SURNAMES[random(#SURNAMES) + 1] .. random(10000)
    local day = string.format("2024-%02d-%02d", random(12) + 1, random(28) + 1)
    local function flag() return random(2) == 0 and "false" or "true" end
    return string.format([[{"conferenceID":"%s","mediaTypes":"Voice,Data,Video",]]
        .. [["subject":"%s %d","size":%d,"timeZoneID":"56","startTime":"%s %02d:%02d",]]
        .. [["endTime":"%s %02d:%02d","conferenceState":"Created","accessNumber":"+991117",]]
        .. [["language":"zh-CN","passwordEntry":[{"conferenceRole":"chair","password":"%06d"},]]
        .. [[{"conferenceRole":"general","password":"%06d"}],"userUUID":"%s",]]
        .. [["scheduserName":"%s","multiStreamFlag":1,"conferenceType":0,"confType":"FUTURE",]]
        .. [["isAutoMute":%d,"isAutoRecord":%d,"chairJoinUri":"%s","guestJoinUri":"%s",]]
        .. [["recordType":%d,"recordAuxStream":0,"confConfigInfo":{"prolongLength":%d,]]
        .. [["isGuestFreePwd":%s,"isSendNotify":true,"isSendSms":%s,"isAutoMute":%s,]]
        .. [["isSendCalendar":%s,"callInRestriction":%d,"allowGuestStartConf":true,]]
        .. [["isHardTerminalAutoMute":true,"enableWaitingRoom":%s},"vmrFlag":0,]]
        .. [["scheduleVmr":false,"isHasRecordFile":%s,"confUUID":"%s","partAttendeeInfo":[]]
        .. [[{"phone":"+86%011d","name":"%s","type":"normal"}],"terminlCount":%d,]]
        .. [["normalCount":%d,"deptName":"dept %d","onlineAttendeeAmount":%d,"confMode":"COMMON",]]
        .. [["concurrentParticipants":%d,"supportSimultaneousInterpretation":false}]],
        id, TOPICS[random(#TOPICS) + 1], random(1000), random(100),
        day, random(12), random(60), day, 12 + random(12), random(60),
        random(1000000), random(1000000), meetings.hex(random, 32), name, random(2), random(2),
        uri(random, id), uri(random, id), random(4), random(60), flag(), flag(), flag(), flag(),
        random(4), flag(), flag(), meetings.hex(random, 32), random(2000000000), name, random(20),
        random(200), random(50), random(200), random(500))
end

--- A page of an answer.
-- @param count number of meetings
-- @param seed integer of 1 to 2147483646
-- @param change optional function: the text of a record -> what stands there instead
-- @return JSON text, compact as the service sends it
function meetings.page(count, seed, change)
    local random = meetings.generator(seed)
    local items = {}
    for i = 1, count do
        local record = meetings.meeting(random)
        items[i] = change and change(record) or record
    end
    return string.format([[{"data":[%s],"offset":0,"limit":500,"count":%d}]],
        table.concat(items, ","), count)
end

return meetings
