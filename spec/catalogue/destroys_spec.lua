local catalogue = require "hwmeeting.catalogue"
local hwmeeting = require "hwmeeting"

-- Which operations destroy: the first word of the name says it, as does the method DELETE.

local words = { "Delete", "BatchDelete", "Cancel", "Stop", "HangUp", "Disassociate", "Reset" }

-- Where the rule of thumb is wrong.
local spares = {
    CancelBroadcast = "everybody sees the usual picture again, nobody is gone",
    ResetPwd = "the new password is the one that the user chooses",
}

local function sounds_destructive(id)
    for _, word in ipairs(words) do
        if id:find("^" .. word) then
            return true
        end
    end
    return catalogue.definition(id).method == "DELETE"
end

describe("an operation that destroys", function()
    it("is marked, and no other is", function()
        for _, id in ipairs(catalogue.names()) do
            local expected = sounds_destructive(id) and not spares[id] or nil
            assert.message(id).equal(expected, catalogue.definition(id).destroys)
        end
    end)

    it("does not only read", function()
        for _, id in ipairs(catalogue.names()) do
            if catalogue.definition(id).destroys then
                assert.message(id).not_equal("safe", catalogue.definition(id).retry)
            end
        end
    end)

    it("is described as one", function()
        local stop = hwmeeting.describe "StopMeeting"
        assert.is_true(stop.destroys)
        assert.truthy(tostring(stop):find("destroys%s+what it takes away cannot be had back"))
        assert.is_false(hwmeeting.describe("LockMeeting").destroys)
        assert.is_nil(tostring(hwmeeting.describe "LockMeeting"):find("destroys", 1, true))
    end)

    it("may be one of a program's own", function()
        hwmeeting.define { operations = { BurnRoomBadge = [[
            DELETE /v1/usg/dcs/room/{id}/badge
            Take back the badge of a room.
            token     access
            retry     idempotent
            destroys
            path      id *  string
        ]] } }
        assert.is_true(hwmeeting.describe("BurnRoomBadge").destroys)
    end)
end)
