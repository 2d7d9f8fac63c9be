-- A running meeting and the people in it. All but CreateConfToken, InviteWithPwd and ShowMgmtSiteStatus take
-- the control token, which CreateConfToken gives for the host password and which lives 30 minutes. A call
-- that changes something has no answer. What people see and hear is in display.lua.

return {
    CreateConfToken = [[
    GET /v1/mmc/control/conferences/token
    Get the control token of a running meeting for its host password, or keep the present one alive.

    page     meeting_21_0027
    token    none
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *              string           -- not the vmrConferenceID
    header   X-Conference-Authorization  string   secret  -- keep-alive only: the current token
    header   X-Password *                string   secret  -- host password; not checked on keep-alive
    header   X-Login-Type *              integer  {1}  = 1
    header   X-Nonce                     string
    answer   CreateConfTokenResponse
    ]],

    CreateWebSocketToken = [[
    GET /v1/mmc/control/conferences/wsToken
    Get the token that opens the control WebSocket: one minute, single use.

    page     meeting_21_1506
    token    control
    retry    never
    meeting  conferenceID

    query    conferenceID *  string
    answer   CreateWebSocketTokenResponse
    ]],

    ShowRealTimeInfoOfMeeting = [[
    GET /v1/mmc/control/conferences/realTimeInfo
    Read who is in the meeting right now, with camera, microphone and raised hand.

    page     meeting_21_0029
    token    control
    retry    safe
    meeting  conferenceID

    query    conferenceID *  string
    answer   ShowRealTimeInfoOfMeetingResponse
    ]],

    LockMeeting = [[
    PUT /v1/mmc/control/conferences/lock
    Lock the meeting so that nobody else can join, or unlock it.

    page     meeting_21_0037
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestLockReqBody
    ]],

    ProlongMeeting = [[
    PUT /v1/mmc/control/conferences/duration
    Extend the meeting; the minutes of each call add up.

    page     meeting_21_0038
    token    control
    retry    never
    meeting  conferenceID

    query    conferenceID *  string
    body     RestProlongDurReqBody
    ]],

    PauseConference = [[
    PUT /v1/mmc/control/conferences/pause
    Pause the meeting, or go on with it.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     PauseConferenceReq
    ]],

    StopMeeting = [[
    PUT /v1/mmc/control/conferences/stop
    End the meeting for everybody.

    page     meeting_21_0039
    token    control
    retry    idempotent
    destroys
    meeting  conferenceID

    query    conferenceID *  string
    ]],

    UpdateStartedConfConfig = [[
    PUT /v1/mmc/control/conferences/updateStartedConfConfig
    Change settings while the meeting runs: who may join, chat, share, unmute, rename, record.

    page     meeting_21_1505
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     UpdateStartedConfigReqBody
    ]],

    MuteMeeting = [[
    PUT /v1/mmc/control/conferences/mute
    Mute everybody but the host, or unmute them.

    page     meeting_21_0035
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestMuteReqBody
    ]],

    MuteParticipant = [[
    PUT /v1/mmc/control/conferences/participants/mute
    Mute or unmute one participant.

    page     meeting_21_0034
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    body     RestMuteParticipantReqBody
    ]],

    AllowGuestUnmute = [[
    PUT /v1/mmc/control/conferences/mute/guestUnMute
    Say whether guests may unmute themselves.

    page     meeting_21_0115
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestAllowUnMuteReqBody
    ]],

    InviteParticipant = [[
    POST /v1/mmc/control/conferences/participants
    Invite people and terminals to the running meeting; a repeat invites them again.

    page     meeting_21_0030
    token    control
    retry    never
    meeting  conferenceID

    query    conferenceID *  string
    body     RestInviteReqBody
    ]],

    InviteWithPwd = [[
    POST /v1/mmc/control/conferences/inviteWithPwd
    Call one terminal into the meeting by its number; the password in the body takes the place of a token.

    page     meeting_21_0419
    token    none
    retry    never
    meeting  conferenceID

    query    conferenceID *  string
    body     RestInviteWithPwdReqBody
    ]],

    HangUp = [[
    POST /v1/mmc/control/conferences/participants/delete
    Hang up on participants of the call.

    page     meeting_21_0031
    token    control
    retry    idempotent
    destroys
    meeting  conferenceID

    query    conferenceID *  string
    body     RestBulkHangUpReqBody
    ]],

    DeleteAttendees = [[
    POST /v1/mmc/control/conferences/attendees/delete
    Remove people who are invited from the meeting.

    page     meeting_21_0032
    token    control
    retry    idempotent
    destroys
    meeting  conferenceID

    query    conferenceID *  string
    body     RestBulkDelAttendReqBody
    ]],

    RenameParticipant = [[
    PUT /v1/mmc/control/conferences/participants/name
    Change the name under which a participant is shown.

    page     meeting_21_0045
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestRenamePartReqBody
    ]],

    SetRole = [[
    PUT /v1/mmc/control/conferences/participants/role
    Take the host role with the host password, or give it up.

    page     meeting_21_0033
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    body     RestChairTokenReqBody
    ]],

    SetCohost = [[
    PUT /v1/mmc/control/conferences/participants/cohost
    Make a participant co-host, or end that.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    body     RestSetCohostBody
    ]],

    Hand = [[
    PUT /v1/mmc/control/conferences/participants/hands
    Raise or lower the hand of one participant.

    page     meeting_21_0036
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    body     RestHandsUpReqBody
    ]],

    BatchHand = [[
    PUT /v1/mmc/control/conferences/participants/batch/hands
    Raise or lower the hands of several participants.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestBatchHandsUpReqBody
    ]],

    AllowWaitingParticipant = [[
    PUT /v1/mmc/control/conferences/allowWaitingParticipant
    Let one person, or everybody, in from the waiting room.

    page     topic_0000001435579517
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestAllowWaitingParticipantReqBody
    ]],

    MoveToWaitingRoom = [[
    PUT /v1/mmc/control/conferences/moveToWaitingRoom
    Send one participant back to the waiting room.

    page     topic_0000001435459121
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestMoveToWaitingRoomReqBody
    ]],

    BatchMoveToWaitingRoom = [[
    PUT /v1/mmc/control/conferences/batchMoveToWaitingRoom
    Send several participants back to the waiting room.

    page     topic_0000002363907561
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestBatchMoveToWaitingRoomReqBody
    ]],

    AllowAudienceJoin = [[
    PUT /v1/mmc/control/conferences/allowAudience
    Let the audience of a webinar in.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestAllowAudienceReqBody
    ]],

    InviteOperateVideo = [[
    PUT /v1/mmc/control/conferences/participants/video
    Ask a participant to turn the camera on, or turn it off.

    token    control
    retry    never
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    body     RestVideoBody
    ]],

    InviteShare = [[
    PUT /v1/mmc/control/conferences/participants/share/invite
    Ask a participant to share the screen.

    token    control
    retry    never
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    body     InviteShareDTO
    ]],

    Record = [[
    PUT /v1/mmc/control/conferences/record
    Start or stop the cloud recording.

    page     meeting_21_0043
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestSetRecordReqBody
    ]],

    SetMmrRecord = [[
    PUT /v1/mmc/control/conferences/mmrRecord
    Start, pause or stop the recording of an MMR meeting.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestSetMmrRecordReqBody
    ]],

    AllowClientRecord = [[
    PUT /v1/mmc/control/conferences/allowClientRecord
    Allow or forbid a participant to record on their own device.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    body     RestAllowClientRecordReqBody
    ]],

    Live = [[
    PUT /v1/mmc/control/conferences/live
    Start or stop the live broadcast.

    page     meeting_21_0044
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestSetLiveReqBody
    ]],

    SetMmrLive = [[
    PUT /v1/mmc/control/conferences/mmrLive
    Start or stop the live broadcast of an MMR meeting.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestSetMmrLiveReqBody
    ]],

    ListNetworkQuality = [[
    POST /v1/mmc/cqs/media/qos
    Read the network quality of up to 50 participants.

    page     topic_0000001963764233
    token    control
    retry    safe
    meeting  conferenceid

    query    conferenceid *  string
    query    appid           string
    query    confuuid *      string
    header   confToken *     string  secret  control-token
    body     RestQosRequestDTO optional
    answer   ListNetworkQualityResponse
    ]],

    ShowMgmtSiteStatus = [[
    GET /v1/mmc/control/confmaintain/queryMgmtSiteStatus
    Read whether the site that manages meetings works, and where to go if not.

    page     topic_0000002329989032
    token    held
    retry    safe

    header   X-Schema-Type  string
    answer   ShowMgmtSiteStatusResponse
    ]],
}
