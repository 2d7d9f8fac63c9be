-- The models that only the operations of api/control.lua use.

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
    role                 integer   {0, 1}
    expireTime           long      as "unix milliseconds"
    userID               string
    orgID                string
    participantID        string    discarded
    confTokenExpireTime  integer           -- lifetime in seconds
    vmrCurrentConfID     string            -- the running meeting of a cloud room
    supportNotifyType    string[]
    ]],

    CreateWebSocketTokenResponse = [[
    The token that opens the control WebSocket.

    webSocketToken  string  secret  -- one minute, single use
    ]],

    ShowRealTimeInfoOfMeetingResponse = [[
    Who is invited, who is there, and who leads the meeting.

    attendees     RealTimeAttendee[]
    participants  RealTimeParticipant[]
    confInfo      RealTimeConfInfo
    ]],

    RealTimeAttendee = [[
    Somebody who is invited to the meeting.

    accountID   string
    userUUID    string
    name        string
    phone       string
    phoneLeft   string  discarded
    phoneRight  string  discarded
    ]],

    RealTimeParticipant = [[
    Somebody who is in the meeting, with camera, microphone and hand.

    pid    string
    name   string
    phone  string
    state  integer  {0, 1, 2}
    video  integer  {0, 1}
    mute   integer  {0, 1}
    hand   integer  {0, 1}
    ]],

    RealTimeConfInfo = [[
    Who leads the meeting.

    chairID  string
    coHosts  string[]
    ]],

    RestLockReqBody = [[
    Whether the meeting is to be locked.

    isLock *  integer  {0, 1}  yes 1  -- 1 locks, 0 unlocks
    ]],

    RestProlongDurReqBody = [[
    By how much the meeting is extended.

    auto *    integer  {0, 1}  yes 1  = 1  -- 1: by itself
    duration  integer  = 15                -- minutes
    ]],

    PauseConferenceReq = [[
    Whether the meeting is to be paused.

    pause *  integer  {0, 1}  yes 1  -- 1 pauses, 0 goes on
    ]],

    UpdateStartedConfigReqBody = [[
    Settings that can change while the meeting runs.

    lockSharing                integer  {0, 1}  yes 1  = 0
    callInRestriction          integer  {0, 2, 3}  = 0      -- who may join
    allowUnmuteByOneself       integer  {0, 1}  yes 1  = 1
    chatPermission             integer  {1, 2, 3, 4}  = 3
    audienceCallInRestriction  integer  {0, 2}  = 0
    clientRecMode              integer  {0, 1, 2}  = 0
    allowOpenCamera            integer  {0, 1}  yes 1
    allowRename                integer  {0, 1}  yes 1  = 0
    isLock                     integer  {0, 1}  yes 1  = 0  -- 1 locks, 0 unlocks
    freeShare                  integer  {0, 1}  yes 1  = 0
    ]],

    RestMuteReqBody = [[
    Whether everybody is to be muted.

    isMute *              integer  {0, 1}  yes 1       -- 1 mutes, 0 unmutes
    allowUnmuteByOneself  integer  {0, 1}  yes 1  = 1  -- 1: people may unmute themselves
    ]],

    RestMuteParticipantReqBody = [[
    Whether the participant is to be muted.

    isMute *  integer  {0, 1}  yes 1  -- 1 mutes, 0 unmutes
    ]],

    RestAllowUnMuteReqBody = [[
    Whether guests may unmute themselves.

    allowUnmuteByOneself *  integer  {0, 1}  yes 1  = 1  -- 1: they may
    ]],

    RestInviteReqBody = [[
    The people and terminals to invite.

    attendees *  Attendee[]
    ]],

    Attendee = [[
    Somebody who is invited to a running meeting.

    userUUID   string
    accountId  string
    name *     string   length ..96
    role       integer  0..2  {0, 1}  = 0  -- 0 participant, 1 host
    phone *    string   length ..127
    phone2     string   length ..127
    phone3     string   length ..127
    email      string   length ..255
    sms        string   length ..32
    type *     string   {normal, terminal, outside, mobile, ideahub, board, hwvision}
    deptUUID   string   length ..64
    deptName   string   length ..128
    ]],

    RestInviteWithPwdReqBody = [[
    The number to call, and the meeting's password.

    callNum *            string
    orgID                string
    confID *             string
    pwd *                string   secret
    numBelongsType       integer  {0, 1}  = 0
    isNotOverlayPidName  boolean
    ]],

    RestBulkHangUpReqBody = [[
    The participants to hang up on.

    bulkHangUpParticipants *  string[]
    ]],

    RestBulkDelAttendReqBody = [[
    The people to take off the list.

    bulkDelAttendInfo *  DelAttendInfo[]
    ]],

    DelAttendInfo = [[
    One person on the list, by number.

    number *       string
    participantID  string
    ]],

    RestRenamePartReqBody = [[
    The participant and the new name.

    participantID  string
    number *       string
    newName *      string
    ]],

    RestChairTokenReqBody = [[
    Whether the host role is taken or given up, and the host password.

    applyChair *  integer  {0, 1}  yes 1  -- 1 takes the role, 0 gives it up
    chairmanPwd   string   secret
    ]],

    RestSetCohostBody = [[
    Whether the participant is to be co-host.

    isCohost *  integer  {0, 1}  yes 1  -- 1: co-host, 0: no longer
    ]],

    RestHandsUpReqBody = [[
    Whether the hand is to be up.

    handsState *  integer  {0, 1}  yes 1  -- 1 up, 0 down
    ]],

    RestBatchHandsUpReqBody = [[
    Whether the hands are to be up, and whose.

    handsState *  integer   {0, 1}  yes 1  -- 1 up, 0 down
    pids *        string[]
    ]],

    RestAllowWaitingParticipantReqBody = [[
    Who is let in: one person, or all of them.

    participantID  string
    allowAll       boolean
    ]],

    RestMoveToWaitingRoomReqBody = [[
    Who is sent to the waiting room.

    participantID *  string
    ]],

    RestBatchMoveToWaitingRoomReqBody = [[
    Who are sent to the waiting room.

    batchParticipants *  string[]
    ]],

    RestAllowAudienceReqBody = [[
    That the audience is let in.

    allowAudience *  integer  {1}
    ]],

    RestVideoBody = [[
    Whether the camera is to be off; 1 is off.

    status *  integer  {0, 1}  -- 1 turns it off, 0 asks to turn it on
    ]],

    InviteShareDTO = [[
    Whether the participant is asked to share.

    share *  integer  {0, 1}  yes 1  = 0  -- 1 asks
    ]],

    RestSetRecordReqBody = [[
    Whether to record.

    isRecord *  integer  {0, 1}  yes 1  = 0  -- 1 starts, 0 stops
    ]],

    RestSetMmrRecordReqBody = [[
    Whether to record, pause or stop.

    recordType *  integer  {0, 1, 2}  -- 0 pauses, 1 starts, 2 stops
    ]],

    RestAllowClientRecordReqBody = [[
    Whether the participant may record.

    allowClientRecord *  integer  {0, 1}  yes 1  -- 1: the participant may
    ]],

    RestSetLiveReqBody = [[
    Whether to broadcast live.

    isLive *  integer  {0, 1}  yes 1  = 0  -- 1 starts, 0 stops
    ]],

    RestSetMmrLiveReqBody = [[
    Whether to broadcast live.

    liveState *  integer  {0, 1}  yes 1  -- 1 starts, 0 stops
    ]],

    RestQosRequestDTO = [[
    Whose quality is asked for.

    users  UserQosReqInfo[]  -- at most 50
    ]],

    UserQosReqInfo = [[
    One participant whose quality is asked for.

    pid              string
    accessMediaType  string
    ]],

    ListNetworkQualityResponse = [[
    The network quality of each participant.

    returnCode  integer
    returnDesc  string
    qosList     UserQos[]
    ]],

    UserQos = [[
    The network quality of one participant.

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
    The streams of one kind, up and down.

    upList    Qos[]
    downList  Qos[]
    ]],

    Qos = [[
    The quality of one stream.

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
    Whether the management site works, and where to go if not.

    status           string  {NORMAL, FAULT}
    redirectJoinUrl  string
    ]],
}
