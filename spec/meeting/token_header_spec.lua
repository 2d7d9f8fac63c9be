-- Which header carries a control token is said by the operation, and by nothing else.

local hwmeeting = require "hwmeeting"

hwmeeting.define { operations = {
    ShowRoomBadge = [[
        GET /v1/mmc/control/conferences/badge
        The badge of a running meeting.
        token   control
        retry   safe
        meeting conferenceID
        query   conferenceID *  string
        header  X-Badge-Token *  string  secret  control-token
    ]],
    ShowRoomSign = [[
        GET /v1/mmc/control/conferences/sign
        The sign of a running meeting.
        token   control
        retry   safe
        meeting conferenceID
        query   conferenceID *  string
    ]],
} }

local sent, shown

local function client()
    sent, shown = {}, {}
    return hwmeeting.new { access_token = "stbToken", base_url = "https://host", retries = 0,
        on_request = function(request) shown[#shown + 1] = tostring(request) end,
        transport = function(request)
            sent[#sent + 1] = request
            local token = request.url:find("/token", 1, true)
            return { status = 200, headers = {}, body = token
                and '{"data":{"token":"cnr123456","confTokenExpireTime":1800}}' or "{}" }
        end }
end

for operation, header in pairs {
    ShowRoomBadge = "X-Badge-Token", ShowRoomSign = "X-Conference-Authorization",
} do
    describe("the control token of " .. operation, function()
        it("is put into its header by the handle", function()
            local meeting = client():meeting("914083136", { password = "081532" })
            assert(meeting:call(operation))
            assert.equal("cnr123456", sent[2].headers[header])
            for _, other in ipairs { "X-Badge-Token", "X-Conference-Authorization" } do
                assert.equal(other == header and "cnr123456" or nil, sent[2].headers[other])
            end
        end)

        it("is asked for with a hint that names the handle", function()
            local _, err = client():call(operation, { conferenceID = "1" })
            assert.equal("required", err.rule)
            assert.equal(header, err.field)
            assert.matches(('client:meeting(id, { password = … }):call("%s"'):format(operation),
                err.hint, 1, true)
        end)

        it("does not show", function()
            assert(client():meeting("914083136", { password = "081532" }):call(operation))
            assert.is_nil(table.concat(shown):find("cnr123456", 1, true))
        end)
    end)
end
