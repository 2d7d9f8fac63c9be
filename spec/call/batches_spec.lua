-- Lists that are longer than one call may be.

local batches = require "hwmeeting.call.batches"
local catalogue = require "hwmeeting.catalogue"
local hwmeeting = require "hwmeeting"

-- Deletes cloud rooms as DeleteCorpVmr does, but three at a time: so many the sandbox has.
hwmeeting.define { operations = { DeleteRoomsByThrees = [[
    POST /v1/usg/dcs/corp/vmr/delete
    Delete cloud rooms of the enterprise, three at a time.
    token   access
    retry   idempotent
    body    string[]  items 1..3
]] } }

local function numbered(count, form)
    local list = {}
    for index = 1, count do
        list[index] = (form or "d%d"):format(index)
    end
    return list
end

local function outcomes(err)
    local list = {}
    for index, result in ipairs(err.results) do
        list[index] = result.outcome
    end
    return list
end

describe("a long list", function()
    local service = require("spec.support.service").for_specs { rate_limit = 1000000 }
    local client

    before_each(function() client = service:client { retries = 0 } end)

    -- The lists that arrived, in order.
    local function received(operation)
        local lists = {}
        for index, request in ipairs(service:requests(operation)) do
            lists[index] = {}
            for at, item in ipairs(hwmeeting.from_json(request.body)) do
                lists[index][at] = item
            end
        end
        return lists
    end

    local function sizes(operation)
        local list = {}
        for index, items in ipairs(received(operation)) do
            list[index] = #items
        end
        return list
    end

    it("is sent in calls of as many items as the catalogue allows, in order", function()
        assert.same({}, assert(client:remove_devices(numbered(250))))
        assert.same({ 100, 100, 50 }, sizes "BatchDeleteDevices")
        local all = {}
        for _, items in ipairs(received "BatchDeleteDevices") do
            for _, item in ipairs(items) do
                all[#all + 1] = item
            end
        end
        assert.same(numbered(250), all)
    end)

    it("is one call up to that, and two beyond", function()
        assert(client:disable_devices(numbered(100)))
        assert.same({ 100 }, sizes "BatchUpdateDevicesStatus")
        assert(client:enable_devices(numbered(101)))
        assert.same({ 100, 100, 1 }, sizes "BatchUpdateDevicesStatus")
    end)

    it("is refused by the operation itself, which names the rule", function()
        local answer, err = client:batch_delete_devices { body = numbered(101) }
        assert.is_nil(answer)
        assert.same({ "argument", "items", "body", "not_sent" },
            { err.kind, err.rule, err.field, err.outcome })
        assert.equal(0, service:count "BatchDeleteDevices")
    end)

    -- By the catalogue, so that a limit which is published later finds its method.
    it("has a method for each operation whose body is limited", function()
        local methods = {
            BatchUpdateDevicesStatus = { { "disable_devices" }, { "enable_devices" } },
            BatchDeleteDevices = { { "remove_devices" } },
            DeleteCorpVmr = { { "remove_rooms" } },
            AssociateVmr = { { "assign_rooms", "admin@mycorp" } },
            DisassociateVmr = { { "take_back_rooms", "admin@mycorp" } },
            BatchShowUserDetails = { { "users_by_id" } },
            AddResource = { { "give_resources", "807074304" } },
            UpdateResource = { { "change_resources", "807074304" } },
            DeleteResource = { { "take_back_resources", "807074304" } },
        }
        local forms = {
            AddResource = { type = "ROOM", count = 1, expireDate = 1 },
            UpdateResource = { id = "r" },
        }
        local function check(method, owner, items, maximum)
            local sent = {}
            local call_options = { access_token = "any", transport = function(request)
                sent[#sent + 1] = #hwmeeting.from_json(request.body)
                return { status = 200, headers = {}, body = "" }
            end }
            if owner then
                assert(client[method](client, owner, items, nil, call_options))
            else
                assert(client[method](client, items, nil, call_options))
            end
            assert.message(method).same({ maximum, 1 }, sent)
        end
        for _, id in ipairs(catalogue.names()) do
            local maximum = id ~= "DeleteRoomsByThrees"
                and catalogue.definition(id).body.maximum_items
            if maximum then
                local items = {}
                for index = 1, maximum + 1 do
                    items[index] = forms[id] or "i" .. index
                end
                for _, method in ipairs(assert(methods[id], id)) do
                    check(method[1], method[2], items, maximum)
                end
            end
        end
    end)

    it("answers what all of its parts answer", function()
        local ids = {}
        for user in client:users() do
            ids[#ids + 1] = user.id
        end
        local padded = numbered(300, "nobody%d")
        padded[150], padded[250] = ids[1], ids[2]
        local found = assert(client:users_by_id(padded))
        assert.same({ 200, 100 }, sizes "BatchShowUserDetails")
        assert.same({ ids[1], ids[2] }, { found[1].id, found[2].id })
        assert.equal(2, #found)
    end)

    describe("of which a part fails", function()
        local ids

        local function present()
            local there = {}
            for room in service:client():rooms { vmrMode = 1 } do
                there[room.id] = true
            end
            return there
        end

        before_each(function()
            ids = {}
            for room in client:rooms { vmrMode = 1, max_items = 8 } do
                ids[#ids + 1] = room.id
            end
            assert.equal(8, #ids)
        end)

        -- What is told of each item against what the sandbox holds.
        local function compare(err)
            local there, done = present(), {}
            assert.equal(#ids, #err.results)
            for index, result in ipairs(err.results) do
                assert.equal(ids[index], result.item)
                if result.outcome == "done" then
                    done[#done + 1] = result.item
                    assert.message(index).is_nil(there[result.item])
                elseif result.outcome ~= "unknown" then
                    assert.message(index).is_true(there[result.item])
                end
            end
            assert.same(done, err.done)
        end

        local function remove(choice, call_options)
            local answer, err = batches.call(client, "DeleteRoomsByThrees", {}, ids, choice,
                call_options)
            assert.is_nil(answer)
            return err
        end

        it("stops there, and tells what was done", function()
            service:faults "status=503:DeleteCorpVmr+1*1"
            local err = remove()
            assert.same({ "done", "done", "done", "unknown", "unknown", "unknown", "not_sent",
                "not_sent" }, outcomes(err))
            assert.equal("unknown", err.outcome)
            assert.matches("^items 4 to 6 of 8: ", err.message)
            assert.is_nil(err.unsent)
            compare(err)
        end)

        it("goes on when it is told to", function()
            service:faults "refusal=USG.200000003:DeleteCorpVmr+1*1"
            local err = remove { go_on = true }
            assert.same({ "done", "done", "done", "refused", "refused", "refused", "done", "done" },
                outcomes(err))
            assert.same({ "api", "USG.200000003", "refused" }, { err.kind, err.code, err.outcome })
            assert.equal("USG.200000003", err.results[4].err.code)
            assert.is_nil(err.results[1].err)
            compare(err)
        end)

        it("is refused by the service itself, whole as that part is", function()
            ids[5] = "no such room"
            local err = remove { go_on = true }
            assert.same({ "done", "done", "done", "refused", "refused", "refused", "done", "done" },
                outcomes(err))
            local there = present()
            assert.is_true(there[ids[4]] and there[ids[6]])
            assert.is_nil(there[ids[1]] or there[ids[8]])
        end)

        it("does not know what became of a part whose answer was lost", function()
            service:faults "lose:DeleteCorpVmr+1*1"
            local err = remove()
            assert.same({ "transport", "unknown" }, { err.kind, err.outcome })
            assert.same({ ids[1], ids[2], ids[3] }, err.done)
            compare(err)
            assert.is_nil(present()[ids[4]])
        end)

        it("knows that a part was done of which the answer cannot be read", function()
            service:faults "malformed:DeleteCorpVmr+1*1"
            local err = remove()
            assert.same({ "decode", "done" }, { err.kind, err.outcome })
            assert.same({ ids[1], ids[2], ids[3], ids[4], ids[5], ids[6] }, err.done)
            compare(err)
        end)

        it("tells the gravest of several failures", function()
            service:faults "refusal=USG.200000003:DeleteCorpVmr*1; lose:DeleteCorpVmr*1"
            local err = remove { go_on = true }
            assert.same({ "refused", "refused", "refused", "unknown", "unknown", "unknown", "done",
                "done" }, outcomes(err))
            assert.same({ "api", "unknown", false },
                { err.kind, err.outcome, err.retryable })
            compare(err)
        end)

        it("is sent whole when the failure passes", function()
            service:faults "status=503:DeleteCorpVmr+1*1"
            assert(batches.call(client, "DeleteRoomsByThrees", {}, ids, nil, { retries = 2 }))
            local there = present()
            for index = 1, 8 do
                assert.is_nil(there[ids[index]])
            end
        end)

        it("ends with a client that is closed, go on or not", function()
            local calls = 0
            local err = remove({ go_on = true }, { transport = function()
                calls = calls + 1
                if calls == 2 then
                    client:close()
                end
                return calls == 1 and { status = 200, headers = {}, body = "" } or nil, {
                    kind = "cancelled", message = "closed" }
            end, access_token = "any" })
            assert.equal("cancelled", err.kind)
            assert.equal(2, calls)
            assert.same({ ids[1], ids[2], ids[3] }, err.done)
        end)
    end)

    it("is looked at whole before anything is sent", function()
        local ids = numbered(250)
        ids[205] = {}
        local answer, err = client:remove_devices(ids, { go_on = true })
        assert.is_nil(answer)
        assert.same({ "argument", "body[205]", "not_sent", true },
            { err.kind, err.field, err.outcome, err.unsent })
        assert.matches("^items 201 to 250 of 250: body%[205%] ", err.message)
        assert.same({}, err.done)
        assert.equal(0, service:count "BatchDeleteDevices")
    end)

    it("of what acts again is not to be repeated once a part was done", function()
        local resources = {}
        for index = 1, 150 do
            resources[index] = { type = "ROOM", count = 1, expireDate = 1e12 + index }
        end
        service:faults "throttle=7:AddResource+1*1"
        local _, err = client:give_resources("807074304", resources)
        assert.same({ "rate_limit", "refused", false, 100 },
            { err.kind, err.outcome, err.retryable, #err.done })
        assert.matches("leave out what is in `done`", err.hint)
        service:faults "throttle=7:AddResource*1"
        _, err = client:give_resources("807074304", resources)
        assert.same({ true, 0 }, { err.retryable, #err.done })
    end)

    it("raises for a choice that is none", function()
        assert.error_matches(function() client:remove_rooms({ "a" }, { timeout = 5 }) end,
            "no choice `timeout`, only `go_on`; the options of its calls are the argument after")
        assert.error_matches(function() client:remove_rooms({ "a" }, { go_on = 1 }) end,
            "`go_on` must be true or false")
        assert.error_matches(function() client:remove_rooms({}, { go_on = true }) end,
            "ids must be a string or a list of strings that is not empty")
        assert.error_matches(function() client:give_resources("1", {}) end,
            "resources must be a list")
    end)
end)
