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

    CreateWebSocketTokenResponse = [[
    CreateWebSocketTokenResponse.

    webSocketToken  string  secret  -- valid one minute, single use
    ]],

    ShowRealTimeInfoOfMeetingResponse = [[
    ShowRealTimeInfoOfMeetingResponse.

    attendees     RealTimeAttendee[]
    participants  RealTimeParticipant[]
    confInfo      RealTimeConfInfo
    ]],

    RealTimeAttendee = [[
    RealTimeAttendee.

    accountID   string
    userUUID    string
    name        string
    phone       string
    phoneLeft   string  discarded
    phoneRight  string  discarded
    ]],

    RealTimeParticipant = [[
    RealTimeParticipant.

    pid    string
    name   string
    phone  string
    state  integer  {0, 1, 2}
    video  integer  {0, 1}
    mute   integer  {0, 1}
    hand   integer  {0, 1}
    ]],

    RealTimeConfInfo = [[
    RealTimeConfInfo.

    chairID  string
    coHosts  string[]
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

    PauseConferenceReq = [[
    PauseConferenceReq.

    pause *  integer  {0, 1}
    ]],

    UpdateStartedConfigReqBody = [[
    UpdateStartedConfigReqBody.

    lockSharing           integer  {0, 1}
    callInRestriction     integer  {0, 2, 3}
    allowUnmuteByOneself  integer  {0, 1}
    chatPermission        integer  {1, 2, 3, 4}
    audienceCallInRestriction  integer  {0, 2}
    clientRecMode         integer  {0, 1, 2}
    allowOpenCamera       integer  {0, 1}
    allowRename           integer  {0, 1}
    isLock                integer  {0, 1}
    freeShare             integer  {0, 1}
    ]],

    RestMuteReqBody = [[
    Whether everybody is to be muted.

    isMute *              integer  {0, 1}  -- 1 mutes, 0 unmutes
    allowUnmuteByOneself  integer  {0, 1}  -- 1: people may unmute themselves
    ]],

    RestMuteParticipantReqBody = [[
    RestMuteParticipantReqBody.

    isMute *  integer  {0, 1}
    ]],

    RestAllowUnMuteReqBody = [[
    RestAllowUnMuteReqBody.

    allowUnmuteByOneself *  integer  {0, 1}
    ]],

    RestInviteReqBody = [[
    RestInviteReqBody.

    attendees *  Attendee[]
    ]],

    Attendee = [[
    Attendee.

    userUUID   string
    accountId  string
    name *     string   length ..96
    role       integer  0..2  {0, 1}  -- 0 participant, 1 host
    phone *    string
    phone2     string
    phone3     string
    email      string
    sms        string
    type *     string   {normal, terminal, outside, mobile, ideahub, board, hwvision}
    deptUUID   string
    deptName   string
    ]],

    RestInviteWithPwdReqBody = [[
    RestInviteWithPwdReqBody.

    callNum *            string
    orgID                string
    confID *             string
    pwd *                string   secret
    numBelongsType       integer  {0, 1}  = 0
    isNotOverlayPidName  boolean
    ]],

    RestBulkHangUpReqBody = [[
    RestBulkHangUpReqBody.

    bulkHangUpParticipants *  string[]
    ]],

    RestBulkDelAttendReqBody = [[
    RestBulkDelAttendReqBody.

    bulkDelAttendInfo *  DelAttendInfo[]
    ]],

    DelAttendInfo = [[
    DelAttendInfo.

    number *       string
    participantID  string
    ]],

    RestRenamePartReqBody = [[
    RestRenamePartReqBody.

    participantID  string
    number *       string
    newName *      string
    ]],

    RestChairTokenReqBody = [[
    RestChairTokenReqBody.

    applyChair *  integer  {0, 1}
    chairmanPwd   string   secret
    ]],

    RestSetCohostBody = [[
    RestSetCohostBody.

    isCohost *  integer  {0, 1}
    ]],

    RestHandsUpReqBody = [[
    RestHandsUpReqBody.

    handsState *  integer  {0, 1}
    ]],

    RestBatchHandsUpReqBody = [[
    RestBatchHandsUpReqBody.

    handsState *  integer   {0, 1}
    pids *        string[]
    ]],

    RestAllowWaitingParticipantReqBody = [[
    RestAllowWaitingParticipantReqBody.

    participantID  string
    allowAll       boolean
    ]],

    RestMoveToWaitingRoomReqBody = [[
    RestMoveToWaitingRoomReqBody.

    participantID *  string
    ]],

    RestBatchMoveToWaitingRoomReqBody = [[
    RestBatchMoveToWaitingRoomReqBody.

    batchParticipants *  string[]
    ]],

    RestAllowAudienceReqBody = [[
    RestAllowAudienceReqBody.

    allowAudience *  integer  {1}
    ]],

    RestVideoBody = [[
    RestVideoBody.

    status *  integer  {0, 1}  -- inverted: 1 closes the camera, 0 opens it
    ]],

    InviteShareDTO = [[
    InviteShareDTO.

    share *  integer  {0, 1}
    ]],

    RestSetRecordReqBody = [[
    RestSetRecordReqBody.

    isRecord *  integer  {0, 1}  = 0
    ]],

    RestSetMmrRecordReqBody = [[
    RestSetMmrRecordReqBody.

    recordType *  integer  {0, 1, 2}  -- 0 pause, 1 start, 2 stop; unlike recordType elsewhere
    ]],

    RestAllowClientRecordReqBody = [[
    RestAllowClientRecordReqBody.

    allowClientRecord *  integer  {0, 1}
    ]],

    RestSetLiveReqBody = [[
    RestSetLiveReqBody.

    isLive *  integer  {0, 1}  = 0
    ]],

    RestSetMmrLiveReqBody = [[
    RestSetMmrLiveReqBody.

    liveState *  integer  {0, 1}
    ]],

    RestQosRequestDTO = [[
    RestQosRequestDTO.

    users  UserQosReqInfo[]  -- at most 50 elements
    ]],

    UserQosReqInfo = [[
    UserQosReqInfo.

    pid              string
    accessMediaType  string
    ]],

    ListNetworkQualityResponse = [[
    ListNetworkQualityResponse.

    returnCode  integer
    returnDesc  string
    qosList     UserQos[]
    ]],

    UserQos = [[
    UserQos.

    participantID       string
    netRate             string
    bandWidthUp         integer
    bandWidthDown       integer
    lostPacketRateUp    integer
    lostPacketRateDown  integer
    delay               integer
    videoQos            MediaQos
    audioQos            MediaQos
    auxQos              MediaQos
    ]],

    MediaQos = [[
    MediaQos.

    upList    Qos[]
    downList  Qos[]
    ]],

    Qos = [[
    Qos.

    networkQuality    string
    codecType         string
    bandWidth         integer
    lostPacketRate    integer
    delay             integer
    jitter            integer
    resolutionHeight  integer
    resolutionWidth   integer
    frameRate         integer
    codecUserId       string
    ]],

    ShowMgmtSiteStatusResponse = [[
    ShowMgmtSiteStatusResponse.

    status           string  {NORMAL, FAULT}
    redirectJoinUrl  string
    ]],
}
