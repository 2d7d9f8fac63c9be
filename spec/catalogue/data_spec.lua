-- What the catalogue says, held against what is known from elsewhere: the vendor's pages for a few
-- operations, counts, and tools/check_catalogue for all the rest.

local catalogue = require "hwmeeting.catalogue"
local errors = require "hwmeeting.api.errors"

local root = debug.getinfo(1, "S").source:match("^@(.*)spec/catalogue/") or ""

local function definitions()
    local list = {}
    for i, id in ipairs(catalogue.names()) do
        list[i] = catalogue.definition(id)
    end
    return list
end

local function count(predicate)
    local number = 0
    for _, definition in ipairs(definitions()) do
        number = number + (predicate(definition) and 1 or 0)
    end
    return number
end

local function parameter(id, name)
    for _, candidate in ipairs(catalogue.definition(id).parameters) do
        if candidate.name == name then
            return candidate
        end
    end
end

local function field(model, name)
    for _, candidate in ipairs(catalogue.model_definition(model).fields) do
        if candidate.name == name then
            return candidate
        end
    end
end

describe("the catalogue", function()
    it("holds the whole API", function()
        assert.same(202, #catalogue.names())
        assert.same(294, #catalogue.model_names())
        local codes = 0
        for _ in pairs(errors.codes) do
            codes = codes + 1
        end
        assert.same(391, codes)
    end)

    it("has the vendor's methods and paths", function()
        local expected = {
            CreateAppIdToken = "POST /v2/usg/acs/auth/appauth",
            CreateToken = "POST /v1/usg/acs/auth/account",
            UpdateToken = "PUT /v1/usg/acs/token",
            SearchOnlineMeetings = "GET /v1/mmc/management/conferences/online",
            ShowRegionInfoOfMeeting = "GET /v1/mmc/management/conferences/region/info",
            StartMeeting = "POST /v1/mmc/management/conferences/start",
            ShowHisMeetingDetail = "GET /v1/mmc/management/conferences/history/confDetail",
            CreateConfToken = "GET /v1/mmc/control/conferences/token",
            LockMeeting = "PUT /v1/mmc/control/conferences/lock",
            ProlongMeeting = "PUT /v1/mmc/control/conferences/duration",
            UploadFile = "PUT /v1/wss/webinar/open/res/file",
        }
        for id, line in pairs(expected) do
            local definition = catalogue.definition(id)
            assert.same(line, definition.method .. " " .. definition.path)
        end
    end)

    it("has the control token where the vendor asks for it", function()
        assert.same(45, count(function(definition) return definition.token == "control" end))
        for _, definition in ipairs(definitions()) do
            if definition.token == "control" then
                assert.is_string(definition.meeting, definition.id)
                local header = parameter(definition.id, definition.token_header)
                assert.is_true(header.required and header.secret and header.token)
            end
        end
        assert.same("confToken", catalogue.definition("ListNetworkQuality").token_header)
        assert.same("conferenceid", catalogue.definition("ListNetworkQuality").meeting)
    end)

    it("repeats nothing that would happen twice", function()
        for _, id in ipairs { "ProlongMeeting", "CreateMeeting", "CreateWebSocketToken",
            "InviteParticipant", "AddUser", "ResetAppKey", "UpdateToken", "AddResource",
            "SendVeriCodeForChangePwd" } do
            assert.same("never", catalogue.definition(id).retry, id)
        end
        for _, id in ipairs { "LockMeeting", "StopMeeting", "CancelMeeting", "CreateConfToken" } do
            assert.same("idempotent", catalogue.definition(id).retry, id)
        end
        for _, id in ipairs { "SearchMeetings", "BatchShowUserDetails", "ShowDeviceStatus",
            "ListNetworkQuality", "ShowRecordInfo" } do
            assert.same("safe", catalogue.definition(id).retry, id)
        end
    end)

    it("marks what must not be shown", function()
        for _, place in ipairs {
            { "CreateTokenResponse", "accessToken" }, { "CreateTokenResponse", "refreshToken" },
            { "TokenInfo", "token" }, { "PasswordEntry", "password" },
            { "StartRequest", "password" }, { "RestConfConfigDTO", "guestPwd" },
            { "ConferenceInfo", "chairJoinUri" },
            { "AddAppIdResponse", "app_key" }, { "WebHookConfigRequest", "subscriberKey" },
            { "AuthReqDTOV1", "HA2" }, { "VerifyCodeCheckDTO", "code" },
        } do
            assert.is_true(field(place[1], place[2]).secret, place[1] .. "." .. place[2])
        end
        for _, place in ipairs {
            { "CreateAppIdToken", "Authorization" }, { "CreateConfToken", "X-Password" },
            { "CreateConfToken", "X-Conference-Authorization" },
        } do
            assert.is_true(parameter(place[1], place[2]).secret, place[1] .. " " .. place[2])
        end
    end)

    it("can express every shape of the API", function()
        local function bodies(kind)
            return count(function(definition) return definition.body.kind == kind end)
        end
        assert.same({ object = 89, array = 17, map = 2, multipart = 4, none = 90 }, {
            object = bodies "object", array = bodies "array", map = bodies "map",
            multipart = bodies "multipart", none = bodies "none",
        })
        assert.same(8, count(function(definition) return definition.answer.kind == "array" end))
        assert.same(39, count(function(definition) return definition.pages end))
        assert.same({ items = "data.segmentList", count = "data.segmentCount",
            offset = "segmentOffset", limit = "segmentLimit", place = "body",
            identity = { "manualOrder", "segmentOrder" } },
            catalogue.definition("ShowRecordInfo").pages)
        assert.is_nil(catalogue.definition("ShowRecordingFileDownloadUrls").pages.count)
        assert.is_true(parameter("SearchUsers", "userType").list)
    end)

    it("keeps the vendor's spelling", function()
        assert.is_table(field("ConferenceInfo", "scheduserName"))
        assert.is_table(field("ConferenceInfo", "terminlCount"))
        assert.is_table(field("CreateConfTokenResponse", "gloablPublicIP"))
        assert.is_table(field("ModVmrDTO", "gustPwd"))
        assert.is_table(parameter("CreateToken", "X-Request-ID"))
        assert.is_table(parameter("SearchUsers", "X-Request-Id"))
    end)

    it("has a page's offset and limit where it says they are", function()
        for _, definition in ipairs(definitions()) do
            local pages = definition.pages
            if pages then
                for _, name in ipairs { pages.offset, pages.limit } do
                    local found = pages.place == "query" and parameter(definition.id, name)
                        or pages.place == "body" and field(definition.body.type, name)
                    assert.is_table(found, definition.id .. " " .. name)
                end
            end
        end
    end)

    it("has the items and the total of a page where it says they are", function()
        local function resolve(type_name, dotted)
            local found
            for name in dotted:gmatch("[^.]+") do
                found = field(type_name, name)
                if not found then
                    return nil
                end
                type_name = found.type
            end
            return found
        end
        for _, definition in ipairs(definitions()) do
            local pages = definition.pages
            if pages then
                assert.is_true(resolve(definition.answer.type, pages.items).list, definition.id)
                if pages.count then
                    assert.is_table(resolve(definition.answer.type, pages.count), definition.id)
                end
            end
        end
    end)

    it("says what to do about the errors people meet", function()
        for _, code in ipairs { "USG.000000004", "USG.206020000", "MMC.111070005", "MMC.111072065",
            "MMC.111072005", "MMC.111072050", "APIG.0308", "USG.206010057", "MMC.111072064" } do
            assert.is_string(errors.codes[code].hint, code)
        end
        for _, status in ipairs { 400, 401, 403, 404, 412, 423, 429, 500 } do
            assert.is_string(errors.status[status])
        end
    end)
end)

-- The tool runs under Lua 5.4 and reads JSON with lua-cjson, whatever version is under test.
describe("tools/check_catalogue", function()
    local quote = require("spec.support.shell").quote

    local function run(command)
        local pipe = assert(io.popen("{ " .. command .. "; } 2>&1; echo exit $?"))
        local output = pipe:read("*a")
        pipe:close()
        return tonumber(output:match("exit (%d+)%s*$")), output
    end

    local function check_catalogue(tree, facts)
        return run("lua5.4 " .. quote(tree .. "tools/check_catalogue") .. " " .. quote(facts))
    end

    it("finds nothing", function()
        local code, output = check_catalogue(root, root .. "../shared/api")
        assert.same(0, code, output)
        assert.matches("202 operations in 16 sections, 294 models, 391 error codes", output, 1,
            true)
    end)

    it("says so loudly when there are no facts", function()
        local code, output = check_catalogue(root, "/nowhere")
        assert.same(0, code, output)
        assert.matches("WARNING: there is no fact base in /nowhere", output, 1, true)
    end)

    -- A slip in a copy of the catalogue: file, what stands there, what replaces it, the finding.
    local slips = {
        { "control.lua", "retry    never", "retry    idempotent",
            "CreateWebSocketToken has the retry class" },
        { "models/auth.lua", "secret", "",
            "CreateTokenResponse.accessToken sounds like a secret" },
        { "models/management.lua", "PasswordEntry[]", "PasswordEntri[]",
            "PasswordEntri, which does not exist" },
        { "users.lua", "path     account", "path     acount",
            'the path does not contain "{acount}"' },
        { "control.lua", "meeting  conferenceid", "",
            "does not say which parameter is the meeting" },
        { "management.lua", "meeting  conferenceID", "meeting  meetingID",
            "UpdateMeeting has no parameter meetingID for the meeting" },
        { "errors.lua", "hint = hints.past", "",
            "the hint past belongs to no error code" },
        { "rooms.lua", "List the cloud rooms of the enterprise.", "list rooms",
            "must begin with a capital and end with a full stop" },
        { "rooms.lua", "UpdateMemberVmr =", "RenameMemberVmr =",
            "index.lua is out of date" },
    }

    local function edit(path, from, to)
        local file = assert(io.open(path, "rb"))
        local text = file:read("*a")
        file:close()
        local first, last = text:find(from, 1, true)
        assert(first, path .. " does not contain " .. from)
        file = assert(io.open(path, "wb"))
        file:write(text:sub(1, first - 1), to, text:sub(last + 1))
        file:close()
    end

    local copy

    before_each(function()
        local pipe = assert(io.popen("mktemp -d"))
        copy = pipe:read("*l")
        pipe:close()
        local code, output = run("cp -r " .. quote(root .. "lua") .. " " .. quote(root .. "tools")
            .. " " .. quote(copy))
        assert.same(0, code, output)
    end)
    after_each(function()
        run("rm -rf " .. quote(copy))
    end)

    for _, slip in ipairs(slips) do
        it("finds in " .. slip[1] .. ": " .. slip[4], function()
            edit(copy .. "/lua/hwmeeting/api/" .. slip[1], slip[2], slip[3])
            local code, output = check_catalogue(copy .. "/", "/nowhere")
            assert.same(1, code, output)
            assert.matches(slip[4], output, 1, true)
        end)
    end
end)
