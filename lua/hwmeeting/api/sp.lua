-- For service providers (SP): the enterprises they serve and what these have bought.

return {
    SearchCorp = [[
    GET /v1/usg/dcs/sp/corp
    List the enterprises of the service provider.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..255
    answer   SearchCorpResponse
    ]],

    ShowCorp = [[
    GET /v1/usg/dcs/sp/corp/{id}
    Read one enterprise.

    token    access
    retry    safe

    share    directory
    path     id *  string
    answer   ShowCorpResponse
    ]],

    AddCorp = [[
    POST /v1/usg/dcs/sp/corp
    Create an enterprise.

    token    access
    retry    never

    share    directory
    body     AddCorpDTO
    answer   AddCorpResponse
    ]],

    UpdateCorp = [[
    PUT /v1/usg/dcs/sp/corp/{id}
    Change an enterprise.

    token    access
    retry    idempotent

    share    directory
    path     id *  string
    body     ModCorpDTO
    ]],

    DeleteCorp = [[
    DELETE /v1/usg/dcs/sp/corp/{id}
    Delete an enterprise.

    token    access
    retry    idempotent
    destroys

    share    directory
    path     id *  string
    ]],

    SearchResource = [[
    GET /v1/usg/dcs/sp/corp/{corp_id}/resource
    List the resources of an enterprise.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    path     corp_id *        string
    query    offset           integer  0..  = 0
    query    limit            integer  1..500  = 10
    query    searchKey        string   length ..255
    query    startExpireDate  long     -- a time stamp, probably in milliseconds
    query    endExpireDate    long     -- a time stamp, probably in milliseconds
    query    type             string   length ..32
    query    typeId           string   length ..32
    query    status           integer  {0, 1, 2}
    answer   SearchResourceResponse
    ]],

    SearchResourceOpRecord = [[
    GET /v1/usg/dcs/sp/corp/{corp_id}/resource-record
    List what was done with the resources of an enterprise.

    token    access
    retry    safe
    pages    data of count by offset limit

    share    directory
    path     corp_id *         string
    query    offset            integer  0..  = 0
    query    limit             integer  1..500  = 10
    query    searchKey         string   length ..255
    query    startExpireDate   long     -- a time stamp, probably in milliseconds
    query    endExpireDate     long     -- a time stamp, probably in milliseconds
    query    startOperateDate  long     -- a time stamp, probably in milliseconds
    query    endOperateDate    long     -- a time stamp, probably in milliseconds
    query    type              string   length ..32
    query    typeId            string   length ..32
    query    operateType       integer  {0, 1, 2, 3, 4}
    answer   SearchResourceOpRecordResponse
    ]],

    AddResource = [[
    POST /v1/usg/dcs/sp/corp/{corp_id}/resource
    Give resources to an enterprise; a repeat gives them again.

    page     meeting_21_0160
    token    access
    retry    never

    share    directory
    path     corp_id *  string
    body     ResourceDTO[]  items ..100
    ]],

    UpdateResource = [[
    PUT /v1/usg/dcs/sp/corp/{corp_id}/resource
    Change resources of an enterprise: their end, or whether they are disabled.

    page     meeting_21_0162
    token    access
    retry    idempotent

    share    directory
    path     corp_id *  string
    body     ModResourceDTO[]  items ..100
    ]],

    DeleteResource = [[
    POST /v1/usg/dcs/sp/corp/{corp_id}/resource/delete
    Take resources away from an enterprise.

    page     meeting_21_0161
    token    access
    retry    idempotent
    destroys

    share    directory
    path     corp_id *  string
    body     string[]  items ..100
    ]],

    ShowSpResource = [[
    GET /v1/usg/dcs/sp/resource
    Read the resources of the service provider.

    page     meeting_21_1537
    token    access
    retry    safe

    share    directory
    query    queryGroup  boolean  = false
    answer   ShowSpResourceResponse
    ]],

    ShowSpRes = [[
    GET /v1/mmc/management/spRes
    Read how much of its shared resources the service provider uses.

    token    access
    retry    safe

    answer   ShowSpResResponse
    ]],
}
