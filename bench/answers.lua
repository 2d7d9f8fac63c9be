--- Made-up answers and arguments for the benches, beside the pages of `meetings.lua`.
--
-- As there, what differs from record to record in real answers differs here, and only what repeats
-- there repeats here. The same seed gives the same text.

local meetings = require "meetings"

local answers = {}

local names = { "王伟", "李娜", "张敏", "刘洋", "John Smith", "María García", "Jürgen Müller",
    "Giulia Rossi", "田中 健", "Ngozi Okafor" }

local function participant(random)
    local name = names[random(#names) + 1]
    return string.format([[{"participantID":"%d","name":"%s %d","subscriberID":null,]]
        .. [["role":%d,"state":"MEETTING","address":null,"attendeeType":"%s",]]
        .. [["accountId":"user%d@mycorp.com",]]
        .. [["phone2":null,"phone3":null,"email":"user.%d@mycorp.example","sms":"+86%011d",]]
        .. [["deptName":"dept %d","userUUID":"%s","appId":"","isAutoInvite":%d,]]
        .. [["isNotOverlayPidName":false}]],
        10000000 + random(89999999), name, random(1000), random(20) == 0 and 1 or 0,
        random(5) == 0 and "terminal" or "normal", random(100000), random(100000),
        random(2000000000), random(40), meetings.hex(random, 32), random(2))
end

--- A history detail: one meeting and a page of the people who were invited.
-- @tparam integer count participants
-- @tparam integer seed
-- @treturn string JSON text
function answers.history_detail(count, seed)
    local random = meetings.generator(seed)
    local people = {}
    for i = 1, count do
        people[i] = participant(random)
    end
    return string.format([[{"conferenceData":%s,"data":{"data":[%s],"offset":0,"limit":500,]]
        .. [["count":%d}}]], meetings.meeting(random), table.concat(people, ","), count)
end

-- What people write into a subject, as a JSON writer that escapes all but ASCII sends it.
local escaped = {
    [[\u5b63\u5ea6\u603b\u7ed3 \"Q3\" \u2013 \u9879\u76ee\u590d\u76d8]],
    [[R\u00e9union \"budget\"\n\u7b2c\u4e8c\u8f6e]],
    [[A\/B \\ C:\ttabs and \ud83d\ude80 rockets]],
    [[\u4ea7\u54c1\u8bc4\u5ba1\u4f1a\u8bae\uff08\u7b2c\u4e00\u6b21\uff09]],
}
local chinese = { "季度总结与下一阶段工作计划讨论会", "产品需求评审会议（研发、测试、市场）",
    "华东区销售团队周例会：客户反馈汇总", "新员工入职培训与企业文化宣讲" }

--- A page of meetings whose subjects and names are long Chinese texts, half of them escaped.
function answers.chinese_page(count, seed)
    local random = meetings.generator(seed)
    return meetings.page(count, seed, function(record)
        local texts = random(2) == 0 and escaped or chinese
        local subject = texts[random(#texts) + 1]
        return (record:gsub('"subject":"', function()
            return '"subject":"' .. subject .. " "
        end):gsub('"deptName":"', function()
            return '"deptName":"' .. texts[random(#texts) + 1]
        end))
    end)
end

--- A page of meetings with fields that no model knows.
function answers.unknown_fields_page(count, seed)
    local random = meetings.generator(seed)
    return meetings.page(count, seed, function(record)
        return (record:gsub("}$", function()
            return string.format([[,"newId":"%s","newFlag":true,"newCount":%d,"newRate":0.%d,]]
                .. [["newTags":["a%d","b%d"],"newObject":{"kind":"x","value":%d}}]],
                meetings.hex(random, 16), random(100000), random(1000), random(100), random(100),
                random(100))
        end))
    end)
end

--- Arguments of CreateMeeting.
-- @tparam integer count attendees
-- @tparam integer seed
-- @treturn table
function answers.new_meeting(count, seed)
    local random = meetings.generator(seed)
    local attendees = {}
    for i = 1, count do
        attendees[i] = {
            userUUID = meetings.hex(random, 32),
            accountId = ("user%d@mycorp.com"):format(random(100000)),
            name = names[random(#names) + 1] .. " " .. random(1000),
            role = i == 1 and 1 or 0,
            phone = ("+86%d"):format(10000000000 + random(999999999)),
            email = ("user.%d@mycorp.example"):format(random(100000)),
            isMute = random(2),
            isAutoInvite = random(2),
            type = "normal",
        }
    end
    return {
        startTime = "2026-03-01 08:30",
        length = 60,
        subject = "季度总结 Q3",
        mediaTypes = "HDVideo",
        language = "zh-CN",
        timeZoneID = "56",
        recordType = 2,
        isAutoRecord = 1,
        attendees = attendees,
        confConfigInfo = { isSendNotify = true, isSendCalendar = false, prolongLength = 15,
            callInRestriction = 0, enableWaitingRoom = true },
    }
end

return answers
