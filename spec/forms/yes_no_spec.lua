-- Which fields of requests take true and false, and what is sent for them.

local catalogue = require "hwmeeting.catalogue"
local yes_no = require "hwmeeting.forms.yes_no"

-- "Owner.field" = what yes and no are on the wire. Of the other fields with two values, those of a
-- kind, a role, a state or a licence choose between two things.
local marked = {
    ["BatchUpdateDevicesStatus.value"] = { 1, 0 }, ["BatchUpdateUserStatus.value"] = { 1, 0 },
    ["CreateAuthRandom.guest_waiting"] = { 1, 0 }, ["InviteShareDTO.share"] = { 1, 0 },
    ["OpenEditConfReq.enableRecording"] = { "Y", "N" },
    ["OpenNotifySetting.enableCalendar"] = { "Y", "N" },
    ["OpenNotifySetting.enableEmail"] = { "Y", "N" },
    ["OpenNotifySetting.enableSms"] = { "Y", "N" },
    ["OpenRoomSettingReq.isRedoubleOpen"] = { "Y", "N" },
    ["OpenScheduleConfReq.enableRecording"] = { "Y", "N" },
    ["PauseConferenceReq.pause"] = { 1, 0 }, ["PicInfoNotify.share"] = { 1, 0 },
    ["RestAllowClientRecordReqBody.allowClientRecord"] = { 1, 0 },
    ["RestAllowUnMuteReqBody.allowUnmuteByOneself"] = { 1, 0 },
    ["RestAttendeeDTO.isAutoInvite"] = { 1, 0 }, ["RestAttendeeDTO.isMute"] = { 1, 0 },
    ["RestBatchHandsUpReqBody.handsState"] = { 1, 0 },
    ["RestChairTokenReqBody.applyChair"] = { 1, 0 },
    ["RestCustomMultiPictureBody.manualSet"] = { 1, 0 },
    ["RestHandsUpReqBody.handsState"] = { 1, 0 }, ["RestLockReqBody.isLock"] = { 1, 0 },
    ["RestMixedPictureBody.manualSet"] = { 1, 0 },
    ["RestMuteParticipantReqBody.isMute"] = { 1, 0 }, ["RestMuteReqBody.isMute"] = { 1, 0 },
    ["RestMuteReqBody.allowUnmuteByOneself"] = { 1, 0 },
    ["RestProlongDurReqBody.auto"] = { 1, 0 },
    ["RestScheduleConfDTO.isAutoRecord"] = { 1, 0 },
    ["RestScheduleConfDTO.recordAuxStream"] = { 1, 0 },
    ["RestScheduleConfDTO.vmrFlag"] = { 1, 0 },
    ["RestScheduleCycleConfDTO.isAutoRecord"] = { 1, 0 },
    ["RestSetAttendeeLanChannelBody.includeOriginalVoice"] = { 1, 0 },
    ["RestSetCohostBody.isCohost"] = { 1, 0 }, ["RestSetLiveReqBody.isLive"] = { 1, 0 },
    ["RestSetMmrLiveReqBody.liveState"] = { 1, 0 },
    ["RestSetRecordReqBody.isRecord"] = { 1, 0 },
    ["RestSimultaneousInterpretationBody.simultaneousInterpretation"] = { 1, 0 },
    ["RestSubscriberInPic.isAssistStream"] = { 1, 0 },
    ["ShowAudienceCountInfo.showAudienceMode"] = { 1, 0 },
    ["SubscriberInPic.isAssistStream"] = { 1, 0 },
    ["UpdateStartedConfigReqBody.allowOpenCamera"] = { 1, 0 },
    ["UpdateStartedConfigReqBody.allowRename"] = { 1, 0 },
    ["UpdateStartedConfigReqBody.allowUnmuteByOneself"] = { 1, 0 },
    ["UpdateStartedConfigReqBody.freeShare"] = { 1, 0 },
    ["UpdateStartedConfigReqBody.isLock"] = { 1, 0 },
    ["UpdateStartedConfigReqBody.lockSharing"] = { 1, 0 },
}

-- Calls visit(operation, owner, field, chain) for every field that a request has; `chain` puts a
-- value of the field into arguments and takes it out again.
local function each_field(visit)
    for _, id in ipairs(catalogue.names()) do
        local definition = catalogue.definition(id)
        local under_way = {}
        local function descend(owner, fields, put, get)
            for _, field in ipairs(fields) do
                local function put_here(value)
                    return put { [field.name] = value }
                end
                local function get_here(values)
                    return get(values)[field.name]
                end
                visit(id, owner, field, put_here, get_here)
                local model = catalogue.model_definition(field.type)
                if model and not under_way[field.type] then
                    under_way[field.type] = true
                    descend(field.type, model.fields, field.list and function(value)
                        return put_here { value }
                    end or put_here, field.list and function(values)
                        return get_here(values)[1]
                    end or get_here)
                    under_way[field.type] = nil
                end
            end
        end
        local function same(values)
            return values
        end
        descend(id, definition.parameters, same, same)
        local model = catalogue.model_definition(definition.body.type)
        if model then
            descend(definition.body.type, model.fields, same, same)
        end
    end
end

describe("yes and no", function()
    it("are marked in the fields that mean it, and in no others", function()
        local found = {}
        each_field(function(_, owner, field)
            if field.yes ~= nil then
                local first, second = field.enumeration[1], field.enumeration[2]
                found[owner .. "." .. field.name] = { field.yes,
                    field.yes == first and second or first }
            end
        end)
        assert.same(marked, found)
    end)

    it("are written as each field wants them, however deep it lies, and no more", function()
        local turned = {}
        each_field(function(id, owner, field, put, get)
            local name = owner .. "." .. field.name
            local wire = marked[name] or { true, false }
            assert.same(wire, { get(yes_no.arguments(id, put(true))),
                get(yes_no.arguments(id, put(false))) })
            assert.equal("as it is", get(yes_no.arguments(id, put "as it is")))
            turned[name] = true
        end)
        for name in pairs(marked) do
            assert.is_true(turned[name])
        end
    end)
end)
