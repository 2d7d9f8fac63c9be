-- The models that only the operations of api/display.lua use.

return {
    RestSwitchModeReqBody = [[
    How the pictures are shown.

    switchMode *  string   {Fixed, VAS}
    imageType *   integer  {0, 1}
    ]],

    RestCustomMultiPictureBody = [[
    The pictures to show and who is in each, in one of the service's layouts or one's own.

    manualSet *       integer        {0, 1}  yes 1
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
    Who is shown in one picture.

    index           integer   1..16  = 1
    subscriber      string[]
    isAssistStream  integer   {0, 1}  yes 1  = 0
    ]],

    RestMixedPictureBody = [[
    The pictures to show and who is in each.

    manualSet *       integer            {0, 1}  yes 1
    imageType         string             {Single, Two, Three, Four, Six, Nine, Sixteen}
    subscriberInPics  SubscriberInPic[]
    switchTime        integer
    ]],

    SubscriberInPic = [[
    Who is shown in one picture.

    index *         integer   = 1
    subscriber      string[]
    isAssistStream  integer   {0, 1}  yes 1  = 0
    ]],

    ShowLayoutResponse = [[
    The saved layouts.

    returnCode  integer          0..2147483647
    returnDesc  string
    picLayouts  RestPicLayout[]
    ]],

    RestPicLayout = [[
    A layout that is, or is to be, saved.

    switchTime        integer          10..
    picNum            integer          1..
    layOutName        string
    imageType         string
    uuid              string
    subscriberInPics  PicInfoNotify[]
    ]],

    RestPicLayoutBody = [[
    The layout to save.

    restPicLayout  RestPicLayout
    ]],

    RestChairViewReqBody = [[
    What the host sees.

    viewType *     integer  {0, 1, 2}
    participantID  string
    switchTime     integer  10..120  = 10
    status         integer  {0, 1}  = 0
    ]],

    RestParticipantViewReqBody = [[
    What the participant sees.

    viewType *       integer  {2}
    participantID *  string   -- who is seen
    ]],

    RestLockSiteViewReqBody = [[
    Whether the picture is fixed, and on whom.

    status *         integer  {0, 1}  -- 1 fixes it, 0 frees it
    participantID *  string           -- who is seen
    ]],

    RestSimultaneousInterpretationBody = [[
    Whether interpretation is on.

    simultaneousInterpretation *  integer  {0, 1}  yes 1  -- 1 on, 0 off
    ]],

    RestSetInterpreterGroupBody = [[
    The groups of interpreters.

    interpreterGroups *  InterpreterGroupInfo[]
    ]],

    InterpreterGroupInfo = [[
    Interpreters between two languages.

    groupID *         string
    groupName         string
    groupType         string             {MANUAL, AI}  = MANUAL
    firstLanguage *   string
    secondLanguage *  string
    interpreters      InterpreterInfo[]
    ]],

    InterpreterInfo = [[
    An interpreter: a person, or a digital one.

    loginAccount     string  -- either this or userID
    userID           string
    callNumber       string
    name             string
    interpreterId    string
    interpreterType  string  {MANUAL, AI}  = MANUAL
    aiDigitalInfo    InterpreterAiDigitalInfo
    ]],

    InterpreterAiDigitalInfo = [[
    A digital interpreter.

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
    Which language the participants hear and speak.

    participantIDs        string[]
    listenLanChannel *    string
    speakLanChannel *     string
    includeOriginalVoice  integer   {0, 1}  yes 1
    ]],
}
