-- Cloud meeting rooms and personal meeting IDs. What other calls take as vmrID is the `id` here; `vmrId` is
-- the number that people dial.

return {
    SearchMemberVmr = [[
    GET /v1/usg/dcs/member/vmr
    List one's own cloud rooms and the personal meeting ID.

    page     meeting_21_1106
    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset      integer  0..  = 0
    query    limit       integer  1..500  = 10
    query    searchKey   string   length ..255
    query    specialVmr  boolean
    answer   SearchMemberVmrResponse
    ]],

    UpdateMemberVmr = [[
    PUT /v1/usg/dcs/member/vmr/{id}
    Change one's own cloud room or personal meeting ID: name, passwords, whether guests may begin.

    token    access
    retry    idempotent

    share    directory
    path     id *  string
    body     ModVmrDTO
    ]],

    SearchCorpVmr = [[
    GET /v1/usg/dcs/corp/vmr
    List the cloud rooms of the enterprise.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity id

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..255
    query    vmrMode    integer  {1, 2}  = 1
    query    status     integer  {0, 1, 2}
    answer   SearchCorpVmrResponse
    ]],

    AssociateVmr = [[
    POST /v1/usg/dcs/corp/vmr/assign-to-member/{account}
    Give cloud rooms to a user or a terminal.

    page     meeting_21_1104
    token    access
    retry    idempotent

    share    directory
    path     account *    string
    query    accountType  integer  {0, 1}  = 0
    body     string[]  items 1..100
    ]],

    DisassociateVmr = [[
    POST /v1/usg/dcs/corp/vmr/recycle-from-member/{account}
    Take cloud rooms back from a user or a terminal.

    page     meeting_21_1105
    token    access
    retry    idempotent
    destroys

    share    directory
    path     account *    string
    query    accountType  integer  {0, 1}  = 0
    body     string[]  items 1..100
    ]],

    DeleteCorpVmr = [[
    POST /v1/usg/dcs/corp/vmr/delete
    Delete cloud rooms of the enterprise.

    page     meeting_21_1103
    token    access
    retry    idempotent
    destroys

    share    directory
    body     string[]  items 1..100
    ]],
}
