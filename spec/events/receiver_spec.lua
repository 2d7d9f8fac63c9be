-- What a receiver takes, once, and what it answers.

local hwmeeting = require "hwmeeting"
local memory = require "hwmeeting.store.memory"
local pushes = require "spec.support.pushes"
local shell = require "spec.support.shell"

local at = 1671523596
local day = 24 * 3600

describe("a receiver", function()
    local now, store

    before_each(function()
        now = at
        store = memory.new(function() return now end)
    end)

    local function receiver(more)
        local choice = { id = pushes.id, key = pushes.key, store = store,
            now = function() return now end }
        for name, value in pairs(more or {}) do choice[name] = value end
        return hwmeeting.webhook(choice)
    end

    local function signed(info, more)
        local parts = { timestamp = "1671523596351", nonce = "12345678", info = info }
        for name, value in pairs(more or {}) do parts[name] = value end
        return pushes.signed(parts)
    end

    local function assert_refused(reason, status, body, who)
        local event, err = (who or receiver()):receive(body)
        assert.is_nil(event)
        assert.is_true(hwmeeting.is_error(err))
        assert.same({ "event", reason, status, "" },
            { err.kind, err.reason, err.reply.status, err.reply.body })
        return err
    end

    it("takes the event of the vectors, however its text is spaced", function()
        for _, name in ipairs { "left", "spaced" } do
            store = memory.new()
            local event, reply = receiver():receive(pushes.vectors[name])
            assert.same({ status = 200, headers = {}, body = "" }, reply)
            assert.equal("meeting.left", event.kind)
            assert.equal(1671523596.351, event.at)
            assert.same({ id = "987446316", uuid = "0307e0400f0a11eca58a9fcb8e69dde8" },
                event.meeting)
            assert.same({ user_id = "f39228ec18ed4ff88afa754a69832952", account = "user01",
                name = "张三", role = "CHAIR", joined_at = 1709802363.369,
                left_at = 1709802399.449 }, event.person)
            assert.equal("987446316", event.info.payload.meetingInfo.meetingID)
        end
    end)

    it("answers the handshake with its nonce, every time", function()
        now = 1629183619
        local who = receiver()
        for _ = 1, 3 do
            local event, reply = who:receive(pushes.vectors.verify)
            assert.equal("meeting.verify", event.kind)
            assert.same({ status = 200, headers = { ["content-type"] = "application/json" },
                body = '{"event":"meeting.verify","nonce":"85262798"}' }, reply)
        end
    end)

    it("takes what was signed in compact form and came with blanks", function()
        local spaced = pushes.left:gsub("[:,]", " %0\t\n")
        assert.is_table((receiver():receive(signed(spaced, { signed = pushes.left }))))
        assert_refused("signature", 403, signed(pushes.left, { signed = spaced }))
    end)

    it("takes what the sandbox signs", function()
        local service = require("spec.support.service").start()
        finally(function() service:stop() end)
        local who = hwmeeting.webhook { id = "subscriber", key = "a key", store = store }
        for _, kind in ipairs { "meeting.verify", "meeting.started", "meeting.end",
            "meeting.conclude", "meeting.create", "meeting.modify", "meeting.cancel",
            "record.finish" } do
            local body = assert(service.box:admin("event", { event = kind,
                conferenceID = "914083136", subscriberId = "subscriber", subscriberKey = "a key",
            })).body
            local event, reply = who:receive(body)
            assert.message(tostring(reply)).is_table(event)
            assert.equal(kind, event.kind)
            assert.equal(200, reply.status)
            if kind ~= "meeting.verify" then
                assert.equal("914083136", event.meeting.id)
                assert_refused("duplicate", 200, body, who)
            end
            assert_refused("signature", 403, body, receiver { id = "subscriber" })
            assert_refused("signature", 403, body, receiver { key = "a key" })
        end
    end)

    it("takes an event once, whatever is not signed about it", function()
        local who = receiver()
        assert.is_table((who:receive(pushes.vectors.left)))
        assert_refused("duplicate", 200, pushes.vectors.left, who)
        assert_refused("duplicate", 200, pushes.vectors.left) -- another, with the same store
        assert_refused("duplicate", 200, pushes.vectors.spaced, who)
        assert_refused("duplicate", 200, signed(pushes.left, { nonce = "1" }), who)
        -- Digits may move between the timestamp and the nonce: nothing separates them.
        local moved = pushes.vectors.left:gsub('1671523596351,"nonce":"6',
            '16715235963516,"nonce":"')
        assert_refused("duplicate", 200, moved, who)
        local other = pushes.left:gsub("user01", "user02")
        assert.is_table((who:receive(signed(other))))
    end)

    it("knows an event for as long as it is timely", function()
        local who = receiver()
        assert.is_table((who:receive(pushes.vectors.left)))
        for _, age in ipairs { 30, 3600, day - 1, day } do
            now = at + age
            assert_refused("duplicate", 200, pushes.vectors.left, who)
        end
        now = at + day + 1
        assert_refused("stale", 403, pushes.vectors.left, who)
    end)

    it("takes a repeat of a day ago, and one of a clock that is ahead", function()
        now = at + day
        assert.is_table((receiver():receive(pushes.vectors.left)))
        store = memory.new()
        now = at - 299
        local who = receiver()
        assert.is_table((who:receive(pushes.vectors.left)))
        now = at + day
        store.now = function() return now end
        assert_refused("duplicate", 200, pushes.vectors.left, who)
        now = at - 400
        assert_refused("stale", 403, pushes.vectors.left)
    end)

    it("keeps to a window of one's own", function()
        now = at + 60
        assert_refused("stale", 403, pushes.vectors.left, receiver { window = 59 })
        assert.is_table((receiver { window = 60 }:receive(pushes.vectors.left)))
    end)

    it("takes an event again that was forgotten", function()
        local who = receiver()
        local event = who:receive(pushes.vectors.left)
        assert.is_true(who:forget(event))
        assert.is_table((who:receive(pushes.vectors.left)))
        assert_refused("duplicate", 200, pushes.vectors.left, who)
    end)

    it("asks for a repeat when its store fails", function()
        local folder = shell.output "mktemp -d"
        finally(function() os.execute("rm -r " .. shell.quote(folder)) end)
        local file = require("hwmeeting.store.file").new { folder = folder .. "/no/such/place" }
        local who = receiver { store = file }
        local err = assert_refused("store", 503, pushes.vectors.left, who)
        assert.matches("No such file or directory", err.message, 1, true)
        assert.is_true(err.retryable)
        local raising = memory.new()
        function raising.add() error "it burns" end
        assert_refused("store", 503, pushes.vectors.left, receiver { store = raising })
        local mute = memory.new()
        function mute.add() end
        assert_refused("store", 503, pushes.vectors.left, receiver { store = mute })
        local event = receiver():receive(pushes.vectors.left)
        function raising.set() error "it burns" end
        local done, problem = receiver { store = raising }:forget(event)
        assert.is_nil(done)
        assert.equal("store", problem.reason)
    end)

    it("takes kinds that are not known, and members that are null or of another kind", function()
        local event = assert(receiver():receive(signed('{"event":"new.kind",'
            .. '"timestamp":"1671523596351","payload":{"meetingInfo":{"meetingID":914083136,'
            .. '"meetingUUID":null},"attendeeInfo":"nobody","more":[]}}')))
        assert.equal("new.kind", event.kind)
        assert.equal(1671523596.351, event.at)
        assert.same({ id = "914083136" }, event.meeting)
        assert.is_nil(event.person)
    end)

    it("refuses bodies that it cannot read", function()
        local left = pushes.vectors.left
        local bodies = { "", "[]", '"text"', "null", "{}", "{", left .. " x",
            "\239\187\191" .. left,
            left:sub(1, -2), (left:gsub('"appID"', '"appId"')),
            (left:gsub('"nonce":"%d+"', '"nonce":""')), (left:gsub("张", "\255")),
            (left:gsub('"nonce":"%d+"', '"nonce":"1{"')),
            (left:gsub('"signature":"..', '"signature":"')),
            (left:gsub('"signature":"..', '"signature":"xy')),
            (left:gsub('"timestamp":%d+,"nonce"', '"timestamp":1.5,"nonce"')),
            (left:gsub("}$", ',"eventInfo":{}}')), (left:gsub("}$", ',"\\u0061ppID":""}')),
            left .. (" "):rep(65536), ("["):rep(10000),
        }
        for _, body in ipairs(bodies) do
            assert_refused("body", 400, body)
        end
        assert_refused("body", 400, nil)
        assert_refused("body", 400, 7)
        assert_refused("body", 400, signed '{"timestamp":1671523596351}')
        assert_refused("body", 400, signed '{"event":"meeting.end"}')
        assert_refused("body", 400, signed '{"event":"meeting.end","timestamp":"nan"}')
    end)

    it("shows its key to nobody", function()
        local who = receiver()
        local err = assert_refused("signature", 403, signed(pushes.left, { key = "another" }), who)
        assert.is_nil((tostring(who) .. tostring(err)):find(pushes.key, 1, true))
        assert.is_nil(next(who))
        who:receive(pushes.vectors.left)
        for key, entry in pairs(store.values) do
            assert.is_nil((key .. entry.value):find(pushes.key, 1, true))
        end
    end)

    it("is not made without what it needs", function()
        for name, problem in pairs { id = "must be the subscriber's id", store = "must be a store",
            key = "without it nobody can tell who pushes" } do
            for _, wrong in ipairs { "", 7, false } do
                local choice = { id = "i", key = "k", store = store }
                choice[name] = wrong
                assert.error_matches(function() hwmeeting.webhook(choice) end, problem)
                choice[name] = nil
                assert.error_matches(function() hwmeeting.webhook(choice) end, problem)
            end
        end
        for _, window in ipairs { 0, -1, 0 / 0, math.huge, "1" } do
            assert.error_matches(function() receiver { window = window } end, "seconds above 0")
        end
        assert.error_matches(function() receiver { now = 7 } end, "UTC unix seconds")
        assert.error_matches(function() receiver { windwo = 7 } end, "no option `windwo`")
        assert.error_matches(function() hwmeeting.webhook "x" end, "takes a table")
        local old = { get = function() end, set = function() end, lock = function() end }
        assert.error_matches(function() receiver { store = old } end, "has no method `add`")
    end)
end)
