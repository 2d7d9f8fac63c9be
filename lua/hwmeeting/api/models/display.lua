-- The models of section "display".

return {
    RestSwitchModeReqBody = [[
    RestSwitchModeReqBody.

    switchMode *  string   {Fixed, VAS}
    imageType *   integer  {0, 1}
    ]],

    RestCustomMultiPictureBody = [[
    RestCustomMultiPictureBody.

    manualSet *       integer        {0, 1}
    picLayoutInfo     PicLayoutInfo
    imageType         string         {Single, Two, Three, Three-2, Three-3, Three-4, Four, Four-2,
                                      Four-3, Five, Five-2, Six, Six-2, Six-3, Six-4, Six-5, Seven,
                                      Seven-2, Seven-3, Seven-4, Eight, Eight-2, Eight-3, Eight-4,
                                      Nine, Ten, Ten-2, Ten-3, Ten-4, Ten-5, Ten-6, Thirteen,
                                      Thirteen-2, Thirteen-3, Thirteen-4, Thirteen-5, Sixteen,
                                      Seventeen, Twenty-Five}
    subscriberInPics  RestSubscriberInPic[]
    switchTime        integer        10..120  = 10
    multiPicSaveOnly  boolean
    ]],

    RestSubscriberInPic = [[
    RestSubscriberInPic.

    index           integer   1..16  = 1
    subscriber      string[]
    isAssistStream  integer   {0, 1}  = 0
    ]],

    RestMixedPictureBody = [[
    RestMixedPictureBody.

    manualSet *       integer            {0, 1}
    imageType         string             {Single, Two, Three, Four, Six, Nine, Sixteen}
    subscriberInPics  SubscriberInPic[]
    switchTime        integer
    ]],

    SubscriberInPic = [[
    SubscriberInPic.

    index *         integer   = 1
    subscriber      string[]
    isAssistStream  integer   {0, 1}  = 0
    ]],

    ShowLayoutResponse = [[
    ShowLayoutResponse.

    returnCode  integer          0..2147483647
    returnDesc  string
    picLayouts  RestPicLayout[]
    ]],

    RestPicLayout = [[
    RestPicLayout.

    switchTime        integer          10..
    picNum            integer          1..
    layOutName        string
    imageType         string
    uuid              string
    subscriberInPics  PicInfoNotify[]
    ]],

    RestPicLayoutBody = [[
    RestPicLayoutBody.

    restPicLayout  RestPicLayout
    ]],

    RestChairViewReqBody = [[
    RestChairViewReqBody.

    viewType *     integer  {0, 1, 2}
    participantID  string
    switchTime     integer  10..120  = 10
    status         integer  {0, 1}
    ]],

    RestParticipantViewReqBody = [[
    RestParticipantViewReqBody.

    viewType *       integer  {2}
    participantID *  string
    ]],

    RestLockSiteViewReqBody = [[
    RestLockSiteViewReqBody.

    status *         integer  {0, 1}
    participantID *  string
    ]],

    RestSimultaneousInterpretationBody = [[
    RestSimultaneousInterpretationBody.

    simultaneousInterpretation *  integer  {0, 1}
    ]],

    RestSetInterpreterGroupBody = [[
    RestSetInterpreterGroupBody.

    interpreterGroups *  InterpreterGroupInfo[]
    ]],

    InterpreterGroupInfo = [[
    InterpreterGroupInfo.

    groupID *         string
    groupName         string
    groupType         string             {MANUAL, AI}  = MANUAL
    firstLanguage *   string
    secondLanguage *  string
    interpreters      InterpreterInfo[]
    ]],

    InterpreterInfo = [[
    InterpreterInfo.

    loginAccount *   string  -- either this or userID
    userID           string
    callNumber       string
    name             string
    interpreterId    string
    interpreterType  string  {MANUAL, AI}  = MANUAL
    aiDigitalInfo    InterpreterAiDigitalInfo
    ]],

    InterpreterAiDigitalInfo = [[
    InterpreterAiDigitalInfo.

    type                      string   {PUBLIC, PRIVATE, LOCAL}
    digitalAccount            string
    digitalName               string
    presenterAccount          string
    presenterRealNameAccount  string
    presenterName             string
    presenterUserID           string
    localConfId               string
    localConfAddr             string
    localAuthInfo             string   secret
    localNeedProxy            boolean
    localAuthUrl              string
    localAuthAppId            string
    ]],

    RestSetAttendeeLanChannelBody = [[
    RestSetAttendeeLanChannelBody.

    participantIDs        string[]
    listenLanChannel *    string
    speakLanChannel *     string
    includeOriginalVoice  integer   {0, 1}
    ]],
}
