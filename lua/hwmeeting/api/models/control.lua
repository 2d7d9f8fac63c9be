-- The models of section "control".

return {
    CreateConfTokenResponse = [[
    The control token of a running meeting and addresses that go with it.

    data            TokenInfo
    addressToken    string     secret
    gloablPublicIP  string     -- the vendor spells it so
    ]],

    TokenInfo = [[
    A control token; the one answered last is the one to use.

    token                string    secret  -- valid half an hour
    tmpWsToken           string    secret
    wsURL                string
    role                 integer   {0, 1}  -- 1 host, 0 guest
    expireTime           long      as "unix milliseconds"
    userID               string
    orgID                string
    participantID        string    discarded
    confTokenExpireTime  integer           -- lifetime in seconds
    vmrCurrentConfID     string            -- the running meeting of a cloud room
    supportNotifyType    string[]
    ]],

    RestLockReqBody = [[
    Whether the meeting is to be locked.

    isLock *  integer  {0, 1}  -- 1 locks, 0 unlocks
    ]],

    RestProlongDurReqBody = [[
    By how much the meeting is extended.

    auto *    integer  {0, 1}  -- 1: extend by itself from now on
    duration  integer  = 15    -- minutes
    ]],

    RestMuteReqBody = [[
    Whether everybody is to be muted.

    isMute *              integer  {0, 1}  -- 1 mutes, 0 unmutes
    allowUnmuteByOneself  integer  {0, 1}  -- 1: people may unmute themselves
    ]],
}
