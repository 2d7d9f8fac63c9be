-- What the people in a running meeting see and hear: broadcast and roll call, layouts, views of hard
-- terminals, interpretation. All take the control token, as the calls of control.lua do.

return {
    BroadcastParticipant = [[
    PUT /v1/mmc/control/conferences/participants/broadcast
    Show one participant to everybody.

    page     meeting_21_0047
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    ]],

    RollcallParticipant = [[
    PUT /v1/mmc/control/conferences/participants/rollCall
    Call on one participant, who gets the floor.

    page     meeting_21_0046
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string
    ]],

    CancelBroadcast = [[
    PUT /v1/mmc/control/conferences/cancelBroadcast
    End the broadcast or the roll call.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    ]],

    SwitchMode = [[
    PUT /v1/mmc/control/conferences/display/mode
    Choose how the pictures of the participants are shown.

    page     meeting_21_0041
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestSwitchModeReqBody
    ]],

    SetCustomMultiPicture = [[
    PUT /v1/mmc/control/conferences/display/customMultiPicture
    Set which pictures are shown and where; layouts of one's own included.

    page     meeting_21_0418
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestCustomMultiPictureBody optional
    ]],

    SetMultiPicture = [[
    PUT /v1/mmc/control/conferences/display/multiPicture
    Set which pictures are shown. Superseded by SetCustomMultiPicture.

    page     meeting_21_0040
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestMixedPictureBody
    ]],

    ShowLayout = [[
    GET /v1/mmc/control/conferences/layOut
    List the saved layouts of the meeting.

    token    control
    retry    safe
    meeting  conferenceID

    query    conferenceID *  string
    answer   ShowLayoutResponse
    ]],

    SaveLayout = [[
    PUT /v1/mmc/control/conferences/layOut
    Save a layout for later.

    token    control
    retry    never
    meeting  conferenceID

    query    conferenceID *  string
    body     RestPicLayoutBody
    ]],

    DeleteLayout = [[
    DELETE /v1/mmc/control/conferences/layOut
    Delete a saved layout.

    token    control
    retry    idempotent
    destroys
    meeting  conferenceID

    query    conferenceID *  string
    query    uuID *          string
    ]],

    SetHostView = [[
    PUT /v1/mmc/control/conferences/chairView
    Choose what the host sees; hosts at a hard terminal only.

    page     meeting_21_0042
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestChairViewReqBody
    ]],

    SetParticipantView = [[
    PUT /v1/mmc/control/conferences/partView
    Choose what a participant sees; hard terminals only.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string  -- who watches; the body names who is seen
    body     RestParticipantViewReqBody
    ]],

    LockView = [[
    PUT /v1/mmc/control/conferences/lockView
    Fix the picture that a hard terminal sees, or free it.

    page     meeting_21_0118
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *   string
    query    participantID *  string  -- the hard terminal; the body names who is seen
    body     RestLockSiteViewReqBody
    ]],

    ResumeSimultaneousInterpretation = [[
    PUT /v1/mmc/control/conferences/simultaneousInterpretation
    Turn simultaneous interpretation on or off.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestSimultaneousInterpretationBody
    ]],

    SetInterpreterGroup = [[
    PUT /v1/mmc/control/conferences/interpreterGroup
    Set the groups of interpreters, each between two languages.

    page     meeting_21_0539
    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestSetInterpreterGroupBody
    ]],

    SetAttendeeLanChannel = [[
    PUT /v1/mmc/control/conferences/setAttendeeLanChannel
    Set which language participants hear and speak.

    token    control
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    body     RestSetAttendeeLanChannelBody
    ]],
}
