-- An enterprise: its registration, administrators, resources, and the applications (App IDs) that may sign in
-- for it.

return {
    ShowCorpBasicInfo = [[
    GET /v1/usg/dcs/corp
    Read the registration of the enterprise.

    token    access
    retry    safe

    share    directory
    answer   ShowCorpBasicInfoResponse
    ]],

    UpdateCorpBasicInfo = [[
    PUT /v1/usg/dcs/corp
    Change the registration of the enterprise.

    token    access
    retry    idempotent

    share    directory
    body     ModCorpBasicInfoDTO
    ]],

    ShowCorpResource = [[
    GET /v1/usg/dcs/corp/resource
    Read what the enterprise has bought and what of it is used.

    token    access
    retry    safe

    share    directory
    answer   ShowCorpResourceResponse
    ]],

    SearchCorpResources = [[
    GET /v1/usg/dcs/corp/resource-list
    List what the enterprise has bought, order by order.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset           integer  0..  = 0
    query    limit            integer  1..500  = 10
    query    searchKey        string   length ..255
    query    startExpireDate  long                      -- a time stamp, probably in milliseconds
    query    endExpireDate    long                      -- a time stamp, probably in milliseconds
    query    type             string   length ..32  {VMR, CONF_CALL, HARD_1080P, HARD_720P, SOFT, ROOM, LIVE,
                                        RECORD, HARD_THIRD_PARTY, HUAWEI_VISION}
    query    vmrMode          integer  1..2  {0, 1, 2}  -- for type VMR only
    query    typeId           string   length ..32
    query    orderId          string   length ..64
    query    status           integer  {0, 1, 2}
    answer   SearchCorpResourcesResponse
    ]],

    ShowOrgRes = [[
    GET /v1/mmc/management/orgRes
    Read what the enterprise has used today.

    token    access
    retry    safe

    answer   ShowOrgResResponse
    ]],

    SearchCorpAdmins = [[
    GET /v1/usg/dcs/corp/admin
    List the administrators of the enterprise.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity account

    share    directory
    query    offset     integer  0..
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..255
    answer   SearchCorpAdminsResponse
    ]],

    ShowCorpAdmin = [[
    GET /v1/usg/dcs/corp/admin/{account}
    Read one administrator.

    token    access
    retry    safe

    share    directory
    path     account *    string
    query    accountType  integer  {0, 1}  = 0
    answer   ShowCorpAdminResponse
    ]],

    AddCorpAdmin = [[
    POST /v1/usg/dcs/corp/admin
    Make a user an administrator.

    token    access
    retry    never

    share    directory
    query    accountType  integer  {0, 1}  = 0
    body     CorpAdminDTO
    ]],

    BatchDeleteCorpAdmins = [[
    POST /v1/usg/dcs/corp/admin/delete
    Take the administrator role from several users.

    token    access
    retry    idempotent
    destroys

    share    directory
    query    accountType  integer  {0, 1}  = 0
    body     string[]
    ]],

    BatchSearchAppId = [[
    GET /v2/usg/acs/corp/apps
    List the applications that may sign in for the enterprise.

    page     topic_0000002045489193
    token    access
    retry    safe
    pages    data of count by offset limit
    identity app_id

    share    directory
    query    offset  integer  0..  = 0
    query    limit   integer  1..500  = 10
    answer   BatchSearchAppIdResponse
    ]],

    AddAppId = [[
    POST /v2/usg/acs/corp/app
    Register an application; its App ID and key come back.

    page     topic_0000002009210240
    token    access
    retry    never

    header   X-Request-Id  string
    body     AddAppIdRequestBody
    answer   AddAppIdResponse
    ]],

    UpdateAppId = [[
    PUT /v2/usg/acs/corp/app/{app_id}
    Change an application: name, description, whether it may sign in.

    page     topic_0000002009210248
    token    access
    retry    idempotent

    share    directory
    path     app_id *  string  -- letters, digits and _, at most 64
    body     UpdateAppIdRequestBody
    answer   UpdateAppIdResponse
    ]],

    ResetAppKey = [[
    PUT /v2/usg/acs/corp/app/{app_id}/reset
    Replace the key of an application.

    page     topic_0000002045408185
    token    access
    retry    never
    destroys

    share    directory
    path     app_id *  string  -- letters, digits and _, at most 64
    answer   ResetAppKeyResponse
    ]],

    DeleteAppId = [[
    DELETE /v2/usg/acs/corp/app/{app_id}
    Delete an application.

    token    access
    retry    idempotent
    destroys

    share    directory
    path     app_id *  string  -- letters, digits and _, at most 64
    ]],
}
