-- The models that several sections use.

return {
    PicInfoNotify = [[
    Who is shown in one picture of a layout.

    index  integer
    id     string[]
    share  integer   {0, 1}  yes 1
    ]],

    PicLayoutInfo = [[
    A layout of one's own: a grid of x by y cells and what is in it.

    x                     integer             1..
    y                     integer             1..
    subPicLayoutInfoList  SubPicLayoutInfo[]
    ]],

    SubPicLayoutInfo = [[
    One picture of a layout of one's own, in grid cells from 1.

    id     integer  1..
    left   integer  1..
    top    integer  1..
    xSize  integer  1..
    ySize  integer  1..
    ]],

    QueryResourceResultDTO = [[
    A resource that was bought: what, how many, until when.

    id          string
    type        string   {VMR, CONF_CALL, HARD_1080P, HARD_720P, SOFT, ROOM, LIVE, RECORD,
                          HARD_THIRD_PARTY, HUAWEI_VISION, IDEA_HUB}
    typeId      string
    typeDesc    string
    vmrMode     integer  {0, 1, 2}
    count       integer
    expireDate  long
    orderId     string
    status      integer  {0, 1, 2}
    editable    boolean
    ]],

    ResDetailDTO = [[
    How many of a resource there are, on trial, expired, about to expire, and in use.

    sumCount       integer
    trialCount     integer
    expiredCount   integer
    expiringCount  integer
    usedCount      integer
    ]],

    QueryVmrPkgResResultDTO = [[
    A package of cloud rooms: how many people each holds, how many there are and how many are in use.

    vmrPkgId         string
    vmrName          string
    vmrPkgParties    integer
    vmrPkgCount      integer
    vmrPkgUsedCount  integer
    ]],

    IdMarkDTO = [[
    An ID and the name that goes with it.

    id    string
    mark  string
    ]],
}
