-- What a wrapper's whole result depends on, unreadable or not there: an error object, and no result
-- that could be taken for another.

local core = require "hwmeeting.core"
local hwmeeting = require "hwmeeting"

describe("an answer without what it is asked for", function()
    local function answering(text)
        return hwmeeting.new { base_url = "https://h.example", access_token = "t", retries = 0,
            transport = function() return { status = 200, headers = {}, body = text } end }
    end

    local function is_decode_error(field, result, err)
        assert.is_nil(result)
        assert.equal("decode", err.kind)
        assert.equal(field, err.field)
        assert.equal("done", err.outcome)
    end

    it("is no result of a wrapper that returns one value", function()
        local empty = answering "{}"
        is_decode_error("status", empty:site_status())
        is_decode_error("in_conf", empty:find_in_meeting "1")
        is_decode_error("conf_id", answering('{"in_conf":true}'):find_in_meeting "1")
        is_decode_error("value", empty:create_department { deptName = "x" })
        is_decode_error("fileId", empty:upload_webinar_picture { data = "x", filename = "x.png" })
        is_decode_error("in_conf", answering('{"in_conf":null}'):find_in_meeting "1")
    end)

    it("is a number in no meeting only where that was said", function()
        assert.is_false(answering('{"in_conf":false}'):find_in_meeting "1")
    end)

    it("is a list only where all of its items could be read", function()
        is_decode_error("[2]", answering('[{"deptCode":"1"},null]'):departments_named "x")
        is_decode_error("recordUrls[1].urls[1]",
            answering('{"count":1,"recordUrls":[{"confUuid":"u","urls":[7]}]}'):recording_links "u")
        is_decode_error("deptCode", answering('{"childDepts":[{}]}'):department_tree())
        is_decode_error("childDepts[1]", answering('{"childDepts":["x"]}'):department_tree())
    end)

    it("keeps a meeting whose number cannot be read among those of a number", function()
        local client = answering('{"count":2,"data":[{"conferenceID":"1"},{"conferenceID":{}}]}')
        local found = assert(client:occurrences("1"):all())
        assert.equal(2, #found)
        assert.not_equal(core.null, found[2].conferenceID)
    end)
end)
