-- Hard terminals and screen devices (IdeaHub, Huawei Vision) of an enterprise, and their activation codes.

return {
    SearchDevices = [[
    GET /v1/usg/dcs/corp/device
    List the hard terminals of the enterprise.

    page     meeting_21_0090
    token    access
    retry    safe
    pages    data of count by offset limit
    identity sn

    share    directory
    query    offset         integer
    query    limit          integer  1..500  = 10
    query    searchKey      string
    query    model          string   length ..128
    query    deptCode       string   length ..32  = 1
    query    enableSubDept  boolean  = true
    answer   SearchDevicesResponse
    ]],

    ShowDeviceDetail = [[
    GET /v1/usg/dcs/corp/device/{sn}
    Read one hard terminal.

    token    access
    retry    safe

    share    directory
    path     sn *  string
    answer   ShowDeviceDetailResponse
    ]],

    ShowDeviceStatus = [[
    POST /v1/usg/acs/ap/userstatus
    Read whether terminals are registered and in a call.

    page     meeting_21_0094
    token    access
    retry    safe

    share    sign_in
    body     string[]
    answer   UserStatusDTO[]
    ]],

    ShowDeviceTypes = [[
    GET /v1/usg/dcs/termdevtype
    List the kinds of hard terminals that can be added.

    page     meeting_21_0092
    token    access
    retry    safe

    share    directory
    answer   QueryDeviceTypeResultDTO[]
    ]],

    AddDevice = [[
    POST /v1/usg/dcs/corp/device
    Add a hard terminal.

    token    access
    retry    never

    share    directory
    body     AddDeviceDTO
    answer   AddDeviceResponse
    ]],

    UpdateDevice = [[
    PUT /v1/usg/dcs/corp/device/{sn}
    Change a hard terminal.

    token    access
    retry    idempotent

    share    directory
    path     sn *  string
    body     ModDeviceDTO
    ]],

    BatchUpdateDevicesStatus = [[
    PUT /v1/usg/dcs/corp/device/status/{value}
    Enable or disable several hard terminals.

    page     meeting_21_0091
    token    access
    retry    idempotent

    share    directory
    path     value *  integer  {0, 1}  yes 1
    body     string[]  items 1..100
    ]],

    BatchDeleteDevices = [[
    POST /v1/usg/dcs/corp/device/delete
    Delete several hard terminals.

    page     meeting_21_0089
    token    access
    retry    idempotent
    destroys

    share    directory
    body     string[]  items 1..100
    ]],

    ResetActivecode = [[
    POST /v1/usg/dcs/corp/device/{sn}/activecode
    Replace the activation code of a hard terminal; the new one is sent to the given contact.

    token    access
    retry    never
    destroys

    share    directory
    path     sn *  string
    body     ActiveDTO
    ]],

    SearchVisionActiveCode = [[
    GET /v1/usg/dcs/corp/vision/activecode
    List the activation codes of screen devices.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..255
    query    devType    string   {idea-hub, huawei-vision, welink-desktop(iwb), smart-rooms}
    answer   SearchVisionActiveCodeResponse
    ]],

    CreateVisionActiveCode = [[
    POST /v1/usg/dcs/corp/vision/activecode
    Create an activation code for a screen device.

    token    access
    retry    never

    share    directory
    body     VisionActiveCodeDTO
    answer   CreateVisionActiveCodeResponse
    ]],

    ResetVisionActiveCode = [[
    PUT /v1/usg/dcs/corp/vision/activecode/{account}/reset
    Replace the activation code of an account; each call makes a new one.

    token    access
    retry    never
    destroys

    share    directory
    path     account *  string
    body     ActiveDTO
    answer   ResetVisionActiveCodeResponse
    ]],

    DeleteVisionActiveCode = [[
    DELETE /v1/usg/dcs/corp/vision/activecode
    Delete activation codes of screen devices.

    token    access
    retry    idempotent
    destroys

    share    directory
    body     string[]
    ]],
}
