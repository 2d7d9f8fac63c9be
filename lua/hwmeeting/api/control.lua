-- A running meeting and the people in it. All but CreateConfToken, InviteWithPwd and ShowMgmtSiteStatus take
-- the control token, which CreateConfToken gives for the host password and which lives 30 minutes. The calls
-- that change something answer nothing of interest. What people see and hear is in display.lua.

return {
    CreateConfToken = [[
    GET /v1/mmc/control/conferences/token
    Get the control token of a running meeting, or keep it alive by sending it along.

    page     meeting_21_0027
    token    none
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string                      -- not the vmrConferenceID
    header   X-Conference-Authorization  string  secret  -- keep-alive only: the current token
    header   X-Password *    string   secret             -- host password; not checked on keep-alive
    header   X-Login-Type *  integer  {1}  = 1
    header   X-Nonce         string
    answer   CreateConfTokenResponse
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
    Extend the meeting: each call adds its minutes to the end, so a repeat would add them twice.

    token    control
    retry    never
    meeting  conferenceID

    query    conferenceID *  string
    body     RestProlongDurReqBody
    ]],

    StopMeeting = [[
    PUT /v1/mmc/control/conferences/stop
    End the meeting for everybody.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
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
}
