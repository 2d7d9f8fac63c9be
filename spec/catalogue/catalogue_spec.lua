local catalogue = require "hwmeeting.catalogue"

-- The catalogue as a program finds it that has just begun: nothing loaded, nothing defined.
local function fresh_catalogue()
    for name in pairs(package.loaded) do
        if name == "hwmeeting.catalogue" or name:find("^hwmeeting%.api%.") then
            package.loaded[name] = nil
        end
    end
    return require "hwmeeting.catalogue"
end

local function loaded_parts()
    local parts = {}
    for name in pairs(package.loaded) do
        local part = name:match("^hwmeeting%.api%.(.*)$")
        if part then
            parts[#parts + 1] = part
        end
    end
    table.sort(parts)
    return parts
end

describe("loading", function()
    after_each(fresh_catalogue)

    it("reads nothing of the API before the first question", function()
        fresh_catalogue()
        assert.same({}, loaded_parts())
    end)

    it("finds a name with the index alone", function()
        fresh_catalogue().find("lock_meeting")
        assert.same({ "index" }, loaded_parts())
    end)

    it("reads only the section of the operation that is asked for", function()
        fresh_catalogue().definition("StopMeeting")
        assert.same({ "control", "index", "shared" }, loaded_parts())
    end)

    it("reads only the models that an operation reaches", function()
        fresh_catalogue().operation("LockMeeting")
        assert.same({ "control", "index", "models.control", "shared" }, loaded_parts())
    end)
end)

describe("finding", function()
    it("takes either spelling", function()
        assert.same("LockMeeting", catalogue.find("LockMeeting"))
        assert.same("LockMeeting", catalogue.find("lock_meeting"))
        assert.same("CreateAppIdToken", catalogue.find("create_app_id_token"))
    end)

    it("finds nothing for anything else", function()
        local strangers = { "lockMeeting", "lockmeeting", "lock_Meeting", "", "sections", 7, {} }
        for _, name in ipairs(strangers) do
            assert.is_nil(catalogue.find(name))
        end
        assert.is_nil(catalogue.find(nil))
        assert.is_nil(catalogue.definition("NoSuchThing"))
        assert.is_nil(catalogue.operation("NoSuchThing"))
        assert.is_nil(catalogue.model_definition("NoSuchThing"))
        assert.is_nil(catalogue.model("NoSuchThing"))
    end)

    it("makes method names of ids", function()
        local expected = {
            CreateAppIdToken = "create_app_id_token",
            SetQosThreshold = "set_qos_threshold",
            ListUpComingWebinars = "list_up_coming_webinars",
            SearchAttendanceRecordsOfHisMeeting = "search_attendance_records_of_his_meeting",
            Hand = "hand",
            ShowSSOState = "show_sso_state",
            Show2Things = "show2_things",
        }
        for id, method in pairs(expected) do
            assert.same(method, catalogue.snake_case(id))
        end
    end)

    it("gives every operation a method of its own and finds it back", function()
        local seen = {}
        for _, id in ipairs(catalogue.names()) do
            local method = catalogue.snake_case(id)
            assert.is_nil(seen[method])
            seen[method] = id
            assert.same(id, catalogue.find(method))
        end
    end)

    it("suggests in the spelling that was used", function()
        assert.same("LockMeeting", catalogue.nearest("LockMeting")[1])
        assert.same("lock_meeting", catalogue.nearest("lock_meting")[1])
        assert.same({}, catalogue.nearest("xyzzyxyzzy"))
        assert.is_true(#catalogue.nearest("ShowMeeting") <= 3)
        assert.same({}, catalogue.nearest(nil))
    end)

    it("lists names in order, as the caller's own table", function()
        local names = catalogue.names()
        local sorted = {}
        for i, id in ipairs(names) do
            sorted[i] = id
        end
        table.sort(sorted)
        assert.same(sorted, names)
        names[1] = "Nonsense"
        assert.are_not.equal("Nonsense", catalogue.names()[1])
    end)

    it("lists every operation once in the sections", function()
        local count, seen = 0, {}
        for _, section in ipairs(catalogue.sections()) do
            assert.is_string(section.title)
            assert.is_string(section.about)
            for _, id in ipairs(section.operations) do
                assert.is_nil(seen[id])
                seen[id], count = true, count + 1
                assert.same(section.name, catalogue.definition(id).section)
            end
        end
        assert.same(#catalogue.names(), count)
    end)
end)

describe("a definition", function()
    it("is read once and shared", function()
        assert.equal(catalogue.definition("LockMeeting"), catalogue.definition("LockMeeting"))
        assert.equal(catalogue.model_definition("ConferenceInfo"),
            catalogue.model_definition("ConferenceInfo"))
    end)
end)

describe("compiling", function()
    local core = require "hwmeeting.core"

    it("makes a descriptor of every operation", function()
        for _, id in ipairs(catalogue.names()) do
            local entry = catalogue.operation(id)
            assert.equal(catalogue.definition(id), entry.definition)
            assert.is_userdata(entry.descriptor)
            assert.equal(entry, catalogue.operation(id))
        end
    end)

    it("makes descriptors that encode and decode", function()
        local entry = catalogue.operation("MuteMeeting")
        local request = assert(core.encode(entry.descriptor, {
            conferenceID = "914083136", ["X-Conference-Authorization"] = "token", isMute = 1,
        }, "https://host", true))
        assert.same("PUT", request.method)
        assert.same("https://host/v1/mmc/control/conferences/mute?conferenceID=914083136",
            request.url)
        assert.same("token", request.headers["X-Conference-Authorization"])
        assert.same('{"isMute":1}', request.body)
        local answer = assert(core.decode(catalogue.operation("SearchOnlineMeetings").descriptor,
            '{"offset":0,"limit":1,"count":1,"data":[{"conferenceID":"1","passwordEntry":[]}]}'))
        assert.same("1", answer.data[1].conferenceID)
        assert.same(1, answer.count)
    end)

    it("refuses a control call without its token", function()
        local entry = catalogue.operation("LockMeeting")
        local request, problem = core.encode(entry.descriptor, { conferenceID = "1", isLock = 1 },
            "https://host", true)
        assert.is_nil(request)
        assert.same("required", problem.rule)
        assert.same("X-Conference-Authorization", problem.field)
    end)

    it("sends the only value of a required parameter that has one", function()
        local request = assert(core.encode(catalogue.operation("CreateConfToken").descriptor,
            { conferenceID = "1", ["X-Password"] = "p" }, "https://host", true))
        assert.same("1", request.headers["X-Login-Type"])
    end)

    it("compiles a model once, however many operations use it", function()
        assert.equal(catalogue.model("ConferenceInfo"), catalogue.model("ConferenceInfo"))
    end)
end)

describe("define", function()
    local core = require "hwmeeting.core"
    local own

    before_each(function()
        own = fresh_catalogue()
    end)
    after_each(fresh_catalogue)

    local badge = [[
        GET /v1/rooms/{id}/badge
        The badge of a room.
        token   access
        retry   safe
        share   directory
        path    id *  string
        answer  RoomBadge
    ]]
    local room_badge = [[
        What hangs at the door.
        text   string
        parts  RoomBadge[]
    ]]

    it("adds operations and models, which may contain themselves", function()
        own.define { operations = { ShowRoomBadge = badge }, models = { RoomBadge = room_badge } }
        assert.same("ShowRoomBadge", own.find("show_room_badge"))
        assert.same("own", own.definition("ShowRoomBadge").section)
        local entry = own.operation("ShowRoomBadge")
        local request = assert(core.encode(entry.descriptor, { id = "a b" }, "https://host", true))
        assert.same("https://host/v1/rooms/a%20b/badge", request.url)
        local text = '{"text":"1","parts":[{"text":"2","parts":[{"text":"3"}]}]}'
        assert.same({ text = "1", parts = { { text = "2", parts = { { text = "3" } } } } },
            (core.decode(entry.descriptor, text)))
    end)

    it("lists them with ours", function()
        local count = #own.names()
        own.define { operations = { ShowRoomBadge = badge }, models = { RoomBadge = room_badge } }
        assert.same(count + 1, #own.names())
        local sections = own.sections()
        assert.same({ "ShowRoomBadge" }, sections[#sections].operations)
        assert.same("ShowRoomBadge", own.nearest("ShowRoomBadg")[1])
    end)

    it("may use our models", function()
        own.define { operations = { ListBadges = [[
            GET /v1/badges
            List badges.
            token   none
            retry   safe
            answer  ConferenceInfo[]
        ]] } }
        local meetings = core.decode(own.operation("ListBadges").descriptor,
            '[{"conferenceID":"7"}]')
        assert.same("7", meetings[1].conferenceID)
    end)

    it("takes the same text twice", function()
        own.define { models = { RoomBadge = room_badge } }
        own.define { operations = { ShowRoomBadge = badge }, models = { RoomBadge = room_badge } }
        own.define { operations = { ShowRoomBadge = badge } }
        assert.is_table(own.definition("ShowRoomBadge"))
    end)

    local function refusal(...)
        local ok, message = pcall(own.define, ...)
        assert.is_false(ok)
        return message
    end

    it("raises at the caller's line and names the place of the mistake", function()
        local ok, message = pcall(function()
            own.define { models = { RoomBadge = "A badge.\ntext strng" } }
        end)
        assert.is_false(ok)
        assert.matches("catalogue_spec%.lua:%d+: hwmeeting: define: ", message)
        assert.matches('model "RoomBadge", line 2, column 6: "strng" is no type', message, 1, true)
    end)

    it("takes in nothing when one definition is wrong", function()
        refusal {
            operations = { ShowRoomBadge = badge },
            models = { RoomBadge = "A badge.\nx" },
        }
        refusal {
            operations = { ShowRoomBadge = badge, Wrong = "" },
            models = { RoomBadge = room_badge },
        }
        assert.is_nil(own.find("ShowRoomBadge"))
        assert.is_nil(own.find("show_room_badge"))
        assert.is_nil(own.model_definition("RoomBadge"))
    end)

    it("refuses pages that lead nowhere, and what cannot tell the items apart", function()
        local models = {
            BadgePage = "A page.\nbox BadgeBox\ncount integer",
            BadgeBox = "A box.\nbadges RoomBadge[]\nlabel string\nnames string[]",
            RoomBadge = room_badge,
        }
        local function list(lines)
            return { models = models, operations = { ListBadges = "GET /v1/badges\nList.\n"
                .. "token none\nretry safe\nquery offset integer\nquery limit integer\n"
                .. "answer BadgePage\n" .. lines } }
        end
        for lines, expected in pairs {
            ["pages boxes by offset limit"] = "the line `pages` of ListBadges names `boxes`, "
                .. "which is no field of BadgePage",
            ["pages box.badgs by offset limit"] = "did you mean `badges`?",
            ["pages box.label.x by offset limit"] = "leads through `x`, which is no model",
            ["pages box by offset limit"] = "the line `pages` of ListBadges leads to no list",
            ["pages box.badges by offset limit\nidentity txt"] =
                "the line `identity` of ListBadges names `txt`, which is no field of RoomBadge",
        } do
            assert.matches(expected, refusal(list(lines)), 1, true)
            assert.is_nil(own.definition "ListBadges")
        end
        own.define(list "pages box.badges by offset limit\nidentity text")
        assert.same({ "text" }, own.definition("ListBadges").pages.identity)
    end)

    it("refuses to redefine ours", function()
        assert.matches("LockMeeting is part of the API",
            refusal { operations = { LockMeeting = badge } })
        assert.matches("ConferenceInfo is part of the API",
            refusal { models = { ConferenceInfo = room_badge } })
    end)

    it("refuses another text for the same name", function()
        own.define { models = { RoomBadge = room_badge } }
        assert.matches("RoomBadge is already defined, with another text",
            refusal { models = { RoomBadge = room_badge .. "more string" } })
    end)

    it("refuses two operations that would be one method", function()
        assert.matches("would be the same method lock_meeting",
            refusal { operations = { LOCKMeeting = badge }, models = { RoomBadge = room_badge } })
    end)

    it("refuses a model that does not exist", function()
        assert.matches("the answer of ShowRoomBadge uses the model RoomBadge, which does not exist",
            refusal { operations = { ShowRoomBadge = badge } })
        assert.matches("the field RoomBadge.x uses the model Conferenceinfo, which does not exist, "
            .. "did you mean ConferenceInfo?",
            refusal { models = { RoomBadge = "A.\nx Conferenceinfo" } }, 1, true)
    end)

    it("refuses what is no definition", function()
        assert.matches("it takes a table", refusal("text"))
        assert.matches("it takes a table", refusal(nil))
        assert.matches("unknown field `operation`", refusal { operation = {} })
        assert.matches("`models` must be a table", refusal { models = "text" })
        assert.matches("must be a text, got a table", refusal { models = { RoomBadge = {} } })
        assert.matches("must begin with a capital", refusal { models = { room_badge = "A." } })
        assert.matches("must begin with a capital", refusal { operations = { badge } })
    end)
end)
