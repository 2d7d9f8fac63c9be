-- The models that only the operations of api/rooms.lua use.

return {
    SearchMemberVmrResponse = [[
    One page of one's own rooms.

    offset  integer
    limit   integer
    count   integer
    data    QueryVmrResultDTO[]
    ]],

    QueryVmrResultDTO = [[
    One's own cloud room or personal meeting ID, with passwords and links to join.

    id               string
    vmrId            string           -- the number to dial; other calls want id
    vmrName          string
    gustPwd          string   secret  -- the vendor spells it so
    gustJoinUrl      string   secret  -- the vendor spells it so
    chairPwd         string   secret
    chairJoinUrl     string   secret
    allowGustFirst   boolean          -- the vendor spells it so
    gustFirstNotice  boolean          -- the vendor spells it so
    vmrMode          integer  {0, 1, 2}
    vmrPkgId         string
    vmrPkgName       string
    vmrPkgParties    integer
    status           integer  {0, 1, 2}
    ]],

    ModVmrDTO = [[
    What is to change in a room.

    vmrName          string   length 1..128
    gustPwd          string   length 4..16  secret  -- digits; empty: no password; the vendor spells it so
    chairPwd         string   length 4..16  secret  -- digits
    allowGustFirst   boolean                        -- the vendor spells it so
    gustFirstNotice  boolean                        -- the vendor spells it so
    ]],

    SearchCorpVmrResponse = [[
    One page of the enterprise's rooms.

    offset  integer
    limit   integer
    count   integer
    data    QueryOrgVmrResultDTO[]
    ]],

    QueryOrgVmrResultDTO = [[
    A cloud room of the enterprise and whom it is given to.

    id                            string
    vmrId                         string     -- the number to dial; other calls want id
    vmrName                       string
    vmrPkgName                    string
    vmrPkgParties                 integer
    maxAudienceParties            integer
    member                        IdMarkDTO
    device                        IdMarkDTO
    status                        integer    {0, 1, 2}
    expireDate                    long
    commercialMaxAudienceParties  integer
    ]],
}
