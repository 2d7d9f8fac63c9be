--- How people, departments and rooms of an enterprise look on the wire (Lua 5.4).

local json = require "hwmeeting.sandbox.json"

local directory_forms = {}

local join_address = "https://c.meeting.huaweicloud.com/#/j/"
local corp_name = "Example Corporation"
local ordinary_user = 2

----------------------------------------------------------------------------------------------------
-- Departments
----------------------------------------------------------------------------------------------------

local function names_and_codes(path)
    local names, codes = {}, {}
    for index, step in ipairs(path) do
        names[index], codes[index] = step.name, step.code
    end
    return table.concat(names, "/"), table.concat(codes, "/")
end

--- QueryDeptResultDTO, and all but the children of ShowDeptAndChildDeptResponse.
-- @tparam table departments those of the enterprise (state/departments.lua)
function directory_forms.department(departments, department, corp_id)
    local path = departments:path(department)
    local name_path, code_path = names_and_codes(path)
    local designated = json.list()
    for index, code in ipairs(department.designated) do
        local named = departments:find(code)
        designated[index] = { id = code, mark = named and named.name or "" }
    end
    return {
        deptCode = department.code,
        deptLevel = #path - 1,
        deptName = department.name,
        deptNamePath = name_path,
        isLeafNode = departments:children(department)[1] == nil,
        parentDeptCode = department.parent or "",
        deptCodePath = code_path,
        note = department.note,
        corpId = corp_id,
        inPermission = department.in_permission,
        outPermission = department.out_permission,
        designatedOutDeptCodes = designated,
        sortLevel = department.sort_level,
    }
end

--- ChildDeptDTO, and all but the children of ShowDepartmentResponse.
function directory_forms.department_name(departments, department)
    return {
        deptCode = department.code,
        deptName = department.name,
        isLeafNodes = departments:children(department)[1] == nil,
    }
end

----------------------------------------------------------------------------------------------------
-- Rooms
----------------------------------------------------------------------------------------------------

--- UserVmrDTO.
local function user_room(room)
    return {
        id = room.id,
        vmrId = room.number,
        vmrName = room.name,
        vmrMode = room.mode,
        vmrPkgId = room.package_id,
        vmrPkgName = room.package.name,
        vmrPkgParties = room.package.parties,
        vmrPkgLength = 1440,
        status = room.status,
    }
end

--- QueryVmrResultDTO.
function directory_forms.own_room(room)
    local shown = user_room(room)
    shown.vmrPkgLength = nil
    shown.gustPwd = room.guest_password
    shown.gustJoinUrl = join_address .. room.number .. "/guest"
    shown.chairPwd = room.chair_password
    shown.chairJoinUrl = join_address .. room.number .. "/chair"
    shown.allowGustFirst = room.guests_first
    shown.gustFirstNotice = room.guests_notice
    return shown
end

--- QueryOrgVmrResultDTO.
function directory_forms.corp_room(room)
    return {
        id = room.id,
        vmrId = room.number,
        vmrName = room.name,
        vmrPkgName = room.package.name,
        vmrPkgParties = room.package.parties,
        maxAudienceParties = room.package.audience,
        member = room.owner and { id = room.owner.account, mark = room.owner.name } or nil,
        status = room.status,
        expireDate = room.expires,
        commercialMaxAudienceParties = 0,
    }
end

----------------------------------------------------------------------------------------------------
-- People
----------------------------------------------------------------------------------------------------

local function shared_fields(state, user)
    local departments = state:departments_of(user.corp_id)
    local department = departments:find(user.dept_code) or departments:find "1"
    return {
        id = user.uuid,
        userAccount = user.account,
        name = user.name,
        englishName = user.english_name or "",
        phone = user.phone or "",
        country = user.country or "chinaPR",
        email = user.email or "",
        deptCode = department.code,
        deptName = department.name,
        deptNamePath = (names_and_codes(departments:path(department))),
        userType = ordinary_user,
        adminType = user.admin_type,
        signature = user.signature or "",
        title = user.title or "",
        desc = user.description or "",
        status = user.status,
        sortLevel = user.sort_level,
        hidePhone = user.hide_phone,
        visionAccount = "",
        thirdAccount = user.third_user_id or "",
        license = 1,
        activeTime = user.active_since,
    }
end

local function rooms_of(state, user)
    return state.rooms:select(function(room)
        return room.owner == user
    end)
end

local function corporation(state, corp_id)
    local administrator = state.users:administrator(corp_id)
    return {
        id = corp_id,
        name = corp_name,
        address = "",
        adminName = administrator.name,
        account = administrator.account,
        phone = administrator.phone,
        country = "chinaPR",
        email = administrator.email or "",
        enableSMS = true,
        enableCloudDisk = false,
        enablePstn = true,
        autoUserCreate = true,
        corpType = 0,
    }
end

--- ShowUserDetailResponse, AddUserResponse, UpdateUserResponse and ShowMyInfoResponse.
function directory_forms.user(state, user)
    local shown, rooms = shared_fields(state, user), json.list()
    for index, room in ipairs(rooms_of(state, user)) do
        rooms[index] = user_room(room)
    end
    shown.sipNum = user.sip_number
    shown.vmrList = rooms
    shown.corp = corporation(state, user.corp_id)
    shown["function"] = { enableRoom = false }
    shown.devType = { model = "", deviceSize = "", purchaseChannel = "" }
    return shown
end

--- SearchUserResultDTO.
function directory_forms.listed_user(state, user)
    local shown, room = shared_fields(state, user), rooms_of(state, user)[1]
    shown.deptName = nil
    shown.vmrId = room and room.number or ""
    return shown
end

--- UserDTO: an entry of the address book.
function directory_forms.contact(state, user)
    local shown, room = shared_fields(state, user), rooms_of(state, user)[1]
    return {
        id = shown.id,
        statusCode = user.status,
        account = shown.userAccount,
        name = shown.name,
        englishName = shown.englishName,
        email = shown.email,
        phone = user.hide_phone and "" or shown.phone,
        deptName = shown.deptName,
        number = user.sip_number,
        updateTime = user.active_since,
        isHardTerminal = false,
        vmrId = room and room.number or "",
        signature = shown.signature,
        title = shown.title,
        description = shown.desc,
        hidePhone = user.hide_phone,
        type = "NORMAL_USER",
        deptCodes = json.list { shown.deptCode },
    }
end

return directory_forms
