-- The models that only the operations of api/management.lua use.

return {
    RestScheduleConfDTO = [[
    A meeting to create, or the new settings of one.

    startTime               string             as "yyyy-MM-dd HH:mm"  -- UTC; absent or empty: at once
    length                  integer            15..1440  = 30      -- minutes
    subject                 string             length ..128
    mediaTypes *            string             {Voice, HDVideo}
    groupuri                string             length ..31
    attendees               RestAttendeeDTO[]
    isAutoRecord            integer            {0, 1}  yes 1  = 0
    encryptMode             integer            {0, 1, 2}
    language                string             {zh-CN, en-US}
    timeZoneID              string
    recordType              integer            {0, 1, 2, 3}  = 0   -- 1 and 3 need liveAddress or auxAddress
    liveAddress             string             length ..255  secret
    auxAddress              string             length ..255  secret
    recordAuxStream         integer            {0, 1}  yes 1
    confConfigInfo          RestConfConfigDTO
    recordAuthType          integer            {0, 1, 2}
    vmrFlag                 integer            {0, 1}  yes 1  = 0
                                               -- 1: in the cloud room or personal meeting ID vmrID
    cycleParams             CycleParams                            -- needed for recurring meetings
    vmrID                   string             length ..512        -- the id of SearchMemberVmr, not its vmrId
    concurrentParticipants  integer            = 0                 -- 0: no limit
    supportSimultaneousInterpretation  boolean  = false
    confResType             integer            0..4  {0, 1, 2, 3}  -- 3 reserved; cannot change after creation
    ]],

    RestAttendeeDTO = [[
    Somebody who is invited when the meeting is created or changed.

    userUUID      string
    accountId     string                      -- with an App ID: the third party's user ID, and appId too
    name          string   length ..96
    role          integer  0..2  {0, 1}  = 0  -- 0 participant, 1 host
    phone         string   length ..127
    phone2        string   length ..127
    phone3        string   length ..127
    email         string   length ..255
    sms           string   length ..32
    isMute        integer  {0, 1}  yes 1  = 0
    isAutoInvite  integer  {0, 1}  yes 1  = 1
    type          string   {normal, terminal, outside, mobile, ideahub, board, hwvision, customnumber}
    address       string
    deptUUID      string   length ..64
    deptName      string   length ..128
    appId         string
    uniqueType    integer  {0, 1}  = 0        -- when 1, type must be customnumber
    ]],

    RestConfConfigDTO = [[
    Settings of a meeting; booleans here where other places have 0 and 1.

    isSendNotify            boolean
    isSendSms               boolean
    isSendCalendar          boolean
    isAutoMute              boolean
    isHardTerminalAutoMute  boolean
    isGuestFreePwd          boolean
    callInRestriction       integer  {0, 2, 3}  = 0        -- who may join
    allowGuestStartConf     boolean
    guestPwd                string   length 4..16  secret
    vmrIDType               integer  {0, 1}
    prolongLength           integer  0..60
    enableWaitingRoom       boolean
    isHostCameraOn          boolean
    isGuestCameraOn         boolean
    ]],

    CycleParams = [[
    How a recurring meeting recurs.

    startDate *      string     as "yyyy-MM-dd"  -- in the zone timeZoneID, not UTC
    endDate *        string     as "yyyy-MM-dd"  -- in the zone timeZoneID; at most a year and 50 times
    cycle *          string     {Day, Week, Month}
    interval         integer    1..15            -- Day 1..15, Week 1..5, Month 1..3
    point            integer[]                   -- Week: 0 (Sunday)..6; Month: 1..31
    preRemindDays *  integer    0..30  = 1
    ]],

    ConferenceInfo = [[
    A meeting, as every list and detail answers it.

    conferenceID            string                     -- what all other calls take
    subject                 string
    size                    integer
    timeZoneID              string                     -- a number in a string; only labels notices
    startTime               string             as "yyyy-MM-dd HH:mm"  -- UTC, whatever timeZoneID says
    endTime                 string             as "yyyy-MM-dd HH:mm"  -- UTC, whatever timeZoneID says
    mediaTypes              string             {Voice, Video, HDVideo, Data}
                                               -- several of these, joined by commas
    conferenceState         string             {Schedule, Creating, Created, Destroyed}
    language                string             {zh-CN, en-US}
    accessNumber            string
    passwordEntry           PasswordEntry[]
    userUUID                string
    scheduserName           string                     -- who scheduled it; the vendor spells it so
    conferenceType          integer            {0, 2}
    confType                string             {FUTURE, IMMEDIATELY, CYCLE}
    cycleParams             CycleParams
    isAutoMute              integer            {0, 1}  -- integer here, boolean in confConfigInfo
    isAutoRecord            integer            {0, 1}
    chairJoinUri            string             secret
    guestJoinUri            string             secret
    audienceJoinUri         string             secret
    recordType              integer            {0, 1, 2, 3}
    auxAddress              string             secret
    liveAddress             string             secret
    recordAuxStream         integer            {0, 1}
    recordAuthType          integer            {0, 1, 2}
    liveUrl                 string
    confConfigInfo          RestConfConfigDTO
    vmrFlag                 integer            {0, 1}
    isHasRecordFile         boolean
    vmrConferenceID         string                     -- only when vmrFlag is 1; the number of the cloud room
    confUUID                string                     -- absent for a meeting scheduled for later
    partAttendeeInfo        PartAttendee[]             -- at most 20 soft and 20 hard terminals
    terminlCount            integer                    -- the vendor spells it so
    normalCount             integer
    deptName                string
    vmrID                   string
    role                    string             {chair, general, audience}
                                               -- the caller's own; meeting details only
    webinar                 boolean
    onlineAttendeeAmount    integer                    -- list of meetings going on only
    multiStreamFlag         integer            1..1
    confMode                string             {COMMON, RTC}
    scheduleVmr             boolean            discarded
    concurrentParticipants  integer            = 0     -- 0: no limit
    supportSimultaneousInterpretation  boolean  = false
    picDisplay              MultiPicDisplayDO
    subConfs                CycleSubConf[]
    cycleSubConfID          string
    ]],

    PasswordEntry = [[
    The password of one role.

    conferenceRole  string  {chair, general}
    password        string  secret
    ]],

    PartAttendee = [[
    Some of the invited people, as lists show them.

    name    string
    phone   string
    phone2  string
    phone3  string
    type    string   {normal, terminal, outside, mobile, ideahub, board, hwvision}
    role    integer  {0, 1}  -- 0 participant, 1 host
    isMute  integer  {0, 1}
    ]],

    MultiPicDisplayDO = [[
    The multi-picture layout in use.

    manualSet         integer          {0, 1}
    imageType         string           {Single, Two, Three, Three-2, Three-3, Three-4, Four, Four-2,
                                        Four-3, Five, Five-2, Six, Six-2, Six-3, Six-4, Six-5,
                                        Seven, Seven-2, Seven-3, Seven-4, Eight, Eight-2, Eight-3,
                                        Eight-4, Nine, Ten, Ten-2, Ten-3, Ten-4, Ten-5, Ten-6,
                                        Thirteen, Thirteen-2, Thirteen-3, Thirteen-4, Thirteen-5,
                                        ThirteenR, ThirteenM, Sixteen, Seventeen, Twenty-Five,
                                        Custom}
    subscriberInPics  PicInfoNotify[]
    switchTime        integer
    picLayoutInfo     PicLayoutInfo    -- reserved
    ]],

    CycleSubConf = [[
    One occurrence of a recurring meeting.

    cycleSubConfID *  string
    conferenceID      string
    mediaType         string   {Voice, Video, HDVideo, Data}  -- several of these, joined by commas
    startTime         string   as "yyyy-MM-dd HH:mm"
    endTime           string   as "yyyy-MM-dd HH:mm"
    isAutoRecord      integer  {0, 1}
    confConfigInfo    CycleSubConfConfigDTO
    recordAuthType    integer  {0, 1, 2}
    description       string   length ..200
    ]],

    CycleSubConfConfigDTO = [[
    Settings of one occurrence of a recurring meeting.

    callInRestriction          integer  {0, 2, 3}  -- who may join
    audienceCallInRestriction  integer  {0, 2}
    allowGuestStartConf        boolean
    enableWaitingRoom          boolean
    showAudienceCountInfo      ShowAudienceCountInfo
    joinBeforeHostTime         integer
    ]],

    ShowAudienceCountInfo = [[
    How the size of a webinar audience is shown.

    showAudienceMode   integer  {0, 1}  yes 1
    baseAudienceCount  integer  0..10000
    multiple           number   1..10  -- one decimal place
    ]],

    RestScheduleCycleConfDTO = [[
    The new settings of one occurrence.

    cycleSubConfID *  string   length ..32
    mediaTypes *      string   {Voice, HDVideo}
    startTime *       string   as "yyyy-MM-dd HH:mm"  -- UTC; empty: at once
    length *          integer  15..1440  = 30         -- minutes
    isAutoRecord      integer  {0, 1}  yes 1  = 0
    confConfigInfo    CycleSubConfConfigDTO
    recordAuthType    integer  {0, 1, 2}
    description       string   length ..200
    ]],

    RestCancelSingleRecordCycleConfListReqBody = [[
    The occurrences to cancel.

    cycleSubConfIDs *  string[]
    ]],

    SearchMeetingsResponse = [[
    One page of meetings that have not ended.

    offset  integer
    limit   integer
    count   integer
    data    ConferenceInfo[]
    ]],

    ShowMeetingDetailResponse = [[
    A meeting that has not ended and one page of its people.

    conferenceData  ConferenceInfo
    data            PageParticipant
    ]],

    PageParticipant = [[
    One page of the participants of a meeting.

    data    ParticipantInfo[]
    offset  integer
    limit   integer
    count   integer
    ]],

    ParticipantInfo = [[
    A participant as invited; who really came is in the attendance records.

    participantID        string
    name                 string
    subscriberID         string           -- reserved
    role                 integer  {0, 1}  -- 1 host, 0 participant
    state                string           -- always MEETTING, spelt so
    address              string           -- reserved
    attendeeType         string   {normal, terminal, outside, mobile}
    accountId            string
    phone2               string           -- reserved
    phone3               string           -- reserved
    email                string
    sms                  string
    deptName             string
    userUUID             string
    appId                string
    isAutoInvite         integer  {0, 1}
    isNotOverlayPidName  boolean
    ]],

    StartRequest = [[
    The meeting to activate and a password that may do so.

    conferenceID *  string
    password *      string  secret  -- the host's, or the guests' where guests may start the meeting
    ]],

    StartMeetingResponse = [[
    Where the activated meeting runs.

    uuid      string  discarded
    regionIP  string
    ]],

    ShowRegionInfoOfMeetingResponse = [[
    The region of a meeting: a bare public address, and the host name its certificate bears.

    regionIP   string
    regionUrl  string
    ]],

    SearchOnlineMeetingsResponse = [[
    One page of meetings that are going on.

    offset  integer
    limit   integer
    count   integer
    data    ConferenceInfo[]
    ]],

    ShowOnlineMeetingDetailResponse = [[
    A meeting that is going on and one page of its people.

    conferenceData  ConferenceInfo
    data            PageParticipant
    ]],

    ListOnlineConfAttendeeResponse = [[
    One page of the people in a running meeting.

    data    OnlineAttendeeRecordInfo[]
    offset  integer
    limit   integer
    count   integer
    ]],

    OnlineAttendeeRecordInfo = [[
    Somebody who is in a running meeting.

    participant_id  string
    name            string
    call_number     string
    role            integer  {0, 1}  -- 0 participant, 1 host
    third_account   string
    account         string
    user_id         string
    ]],

    CheckCallNumberInConfResponse = [[
    Whether the number is in a meeting, and in which.

    in_conf  boolean
    conf_id  string
    ]],

    SearchHisMeetingsResponse = [[
    One page of meetings that have ended.

    offset  integer
    limit   integer
    count   integer
    data    ConferenceInfo[]
    ]],

    ShowHisMeetingDetailResponse = [[
    A meeting that has ended and one page of the people who were invited.

    conferenceData  ConferenceInfo
    data            PageParticipant
    ]],

    SearchAttendanceRecordsOfHisMeetingResponse = [[
    One page of attendance records.

    offset  integer
    limit   integer
    count   integer
    data    ConfAttendeeRecordInfo[]
    ]],

    ConfAttendeeRecordInfo = [[
    One join of one person, from when to when; who re-joins has several.

    displayName  string
    callNumber   string
    deviceType   string
    joinTime     long    as "unix milliseconds"
    leftTime     long    as "unix milliseconds"
    mediaType    string
    deptName     string
    ]],

    SearchCtlRecordsOfHisMeetingResponse = [[
    One page of what was done in a meeting.

    offset  integer
    limit   integer
    count   integer
    data    ConfCtlRecordInfo[]
    ]],

    ConfCtlRecordInfo = [[
    Something that was done in a meeting.

    operateTime      long    as "unix milliseconds"
    operateSource    string
    operator         string
    operateCode      string
    operationObject  string  -- absent where the action has no object
    operateResult    string
    detail           string
    ]],

    CreateAuthRandomResponse = [[
    A random number, and what kind of meeting it is for.

    random           string   secret
    subject          string
    conf_mode        string   {COMMON, RTC}
    webinar          boolean
    need_password    boolean
    support_applets  boolean
    ]],

    CreateAnonymousAuthRandomResponse = [[
    A random number, and the address to go to with it.

    siteUrl  string
    random   string  secret
    ]],

    ShowConfOrgResponse = [[
    The enterprise that owns the meeting.

    orgID  string
    ]],
}
