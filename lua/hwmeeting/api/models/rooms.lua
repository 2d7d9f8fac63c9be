-- The models of section "rooms".

return {
    SearchMemberVmrResponse = [[
    SearchMemberVmrResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryVmrResultDTO[]
    ]],

    QueryVmrResultDTO = [[
    QueryVmrResultDTO.

    id               string
    vmrId            string           -- the dialable fixed ID; id is what other calls name vmrID
    vmrName          string
    gustPwd          string   secret  -- spelt gust
    gustJoinUrl      string   secret  -- spelt gust
    chairPwd         string   secret
    chairJoinUrl     string   secret
    allowGustFirst   boolean          -- spelt Gust
    gustFirstNotice  boolean          -- spelt gust
    vmrMode          integer  {0, 1, 2}
    vmrPkgId         string
    vmrPkgName       string
    vmrPkgParties    integer
    status           integer  {0, 1, 2}
    ]],

    ModVmrDTO = [[
    ModVmrDTO.

    vmrName          string
    gustPwd          string   length 4..16  secret
                              -- spelt gust, digits only; empty string removes the password
    chairPwd         string   length 4..16  secret  -- digits only
    allowGustFirst   boolean                        -- spelt Gust
    gustFirstNotice  boolean                        -- spelt gust
    ]],

    SearchCorpVmrResponse = [[
    SearchCorpVmrResponse.

    offset  integer
    limit   integer
    count   integer
    data    QueryOrgVmrResultDTO[]
    ]],

    QueryOrgVmrResultDTO = [[
    QueryOrgVmrResultDTO.

    id                  string
    vmrId               string     -- the dialable fixed ID; id is what other calls name vmrID
    vmrName             string
    vmrPkgName          string
    vmrPkgParties       integer
    maxAudienceParties  integer
    member              IdMarkDTO
    device              IdMarkDTO
    status              integer    {0, 1, 2}
    expireDate          long
    commercialMaxAudienceParties  integer
    ]],
}
