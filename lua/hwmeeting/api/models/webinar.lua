-- The models of section "webinar".

return {
    OpenScheduleConfReq = [[
    OpenScheduleConfReq.

    subject *        string                length ..128
    description      string                length ..1000
    startTime *      string                as "yyyy-MM-dd HH:mm"  -- UTC
    duration *       integer               15..1440
    timeZoneId *     integer                           -- integer here, string timeZoneID elsewhere
    attendees        OpenAttendeeEntity[]
    notifySetting    OpenNotifySetting
    vmrID *          string                            -- the id of SearchMemberVmr (vmrMode 2), not its vmrId
    guestPasswd      string                length 4..16  secret
    audiencePasswd   string                length 4..16  secret
    callRestriction  boolean
    scope            integer               {0, 2, 3}
    audienceScope    integer               {0, 2}
    enableRecording  string                {Y, N}
    liveAddress      string                length ..255  secret
    auxAddress       string                length ..255  secret
    liveUrl          string                length ..255
    ]],

    OpenAttendeeEntity = [[
    OpenAttendeeEntity.

    appId *         string
    userAccount     string
    userName        string   length ..96
    deptName        string   length ..128
    phone           string
    email           string
    sms             string
    isHardTerminal  boolean
    ]],

    OpenNotifySetting = [[
    OpenNotifySetting.

    enableCalendar *  string  {Y, N}
    enableSms *       string  {Y, N}
    enableEmail *     string  {Y, N}
    ]],

    CreateWebinarResponse = [[
    CreateWebinarResponse.

    conferenceId     string
    corpId           string
    subject          string
    description      string
    startTime        string
    duration         integer   15..1440
    timeZoneId       integer
    state            string    {schedule, created, destroyed}
    scheduserId      string
    deptName         string
    scheduserName    string
    vmrPkgName       string
    callRestriction  boolean
    scope            integer   {0, 2, 3}
    audienceScope    integer   {0, 2}
    chairJoinUri     string    secret
    chairPasswd      string    secret
    guestJoinUri     string    secret
    guestPasswd      string    secret
    audienceJoinUri  string    secret
    audiencePasswd   string    secret
    enableRecording  string    {Y, N}
    liveAddress      string    length ..255  secret
    auxAddress       string    length ..255  secret
    liveUrl          string    length ..255
    attendees        string[]
    ]],

    OpenEditConfReq = [[
    OpenEditConfReq.

    conferenceId *   string
    subject *        string                length ..128
    description      string                length ..1000
    startTime *      string                as "yyyy-MM-dd HH:mm"  -- UTC
    duration *       integer               15..1440
    timeZoneId *     integer                                      -- integer here, string timeZoneID elsewhere
    attendees        OpenAttendeeEntity[]
    notifySetting    OpenNotifySetting
    guestPasswd      string                length 4..16  secret
    audiencePasswd   string                length 4..16  secret
    callRestriction  boolean
    scope            integer               {0, 2, 3}
    audienceScope    integer               {0, 2}
    enableRecording  string                {Y, N}
    liveAddress      string                length ..255  secret
    auxAddress       string                length ..255  secret
    liveUrl          string                length ..255
    ]],

    ShowWebinarResponse = [[
    ShowWebinarResponse.

    conferenceId     string
    corpId           string
    subject          string
    description      string
    startTime        string
    duration         integer            15..1440
    timeZoneId       integer
    state            string             {schedule, created, destroyed}
    scheduserId      string
    deptName         string
    scheduserName    string
    vmrPkgName       string
    callRestriction  boolean
    scope            integer            {0, 2, 3}
    audienceScope    integer            {0, 2}
    chairJoinUri     string             secret
    chairPasswd      string             secret
    guestJoinUri     string             secret
    guestPasswd      string             secret
    audienceJoinUri  string             secret
    audiencePasswd   string             secret
    enableRecording  string             {Y, N}
    liveAddress      string             length ..255  secret
    auxAddress       string             length ..255  secret
    liveUrl          string             length ..255
    notifySetting    OpenNotifySetting
    attendees        string[]
    ]],

    ListUpComingWebinarsResponse = [[
    ListUpComingWebinarsResponse.

    offset *  integer
    limit *   integer
    count *   long
    data      OpenWebinarUpcomingInfo[]
    ]],

    OpenWebinarUpcomingInfo = [[
    OpenWebinarUpcomingInfo.

    conferenceId     string
    corpId           string
    subject          string
    description      string
    startTime        string
    duration         integer  -- SDK text is a copy of startTime; minutes elsewhere
    timeZoneId       integer
    scheduserId      string
    deptName         string
    scheduserName    string
    vmrPkgName       string
    chairJoinUri     string   secret
    chairPasswd      string   secret
    guestJoinUri     string   secret
    guestPasswd      string   secret
    audienceJoinUri  string   secret
    audiencePasswd   string   secret
    ]],

    ListOngoingWebinarsResponse = [[
    ListOngoingWebinarsResponse.

    offset *  integer
    limit *   integer
    count *   long
    data      OpenWebinarOngoingInfo[]
    ]],

    OpenWebinarOngoingInfo = [[
    OpenWebinarOngoingInfo.

    onlineAttendeeCount  integer
    confUUID             string
    deptName             string
    conferenceId         string
    corpId               string
    subject              string
    description          string
    startTime            string
    timeZoneId           integer
    scheduserId          string
    scheduserName        string
    vmrPkgName           string
    chairJoinUri         string   secret
    chairPasswd          string   secret
    guestJoinUri         string   secret
    guestPasswd          string   secret
    audienceJoinUri      string   secret
    audiencePasswd       string   secret
    ]],

    ListHistoryWebinarsResponse = [[
    ListHistoryWebinarsResponse.

    offset *  integer
    limit *   integer
    count *   long
    data      OpenWebinarHistoryInfo[]
    ]],

    OpenWebinarHistoryInfo = [[
    OpenWebinarHistoryInfo.

    conferenceId           string
    confUUID               string
    subject                string
    scheduserName          string
    moderator              string
    deptName               string
    timeZoneId             integer
    startTime              string
    duration               integer
    actualStartTime        string
    endTime                string
    actualDuration         integer
    attendeeCount          integer
    chairCount             integer
    guestCount             integer
    audienceCount          integer
    vmrId                  string
    vmrPkgAudienceParties  integer
    vmrPkgName             string
    ]],

    ShowRoomSettingResponse = [[
    ShowRoomSettingResponse.

    roomIntroduce      string
    cropLogoId         string
    coverPictureId     string
    showAudienceMode   string   {none, real_time}  = real_time
    isRedoubleOpen     string   {Y, N}  = Y
    baseAudienceCount  integer  0..10000  = 0
    multiple           number   0..10  = 1.0
    ]],

    OpenRoomSettingReq = [[
    OpenRoomSettingReq.

    roomIntroduce      string
    cropLogoId         string
    coverPictureId     string
    showAudienceMode   string   {none, real_time}  = real_time
    isRedoubleOpen     string   {Y, N}  = Y
    baseAudienceCount  integer  0..10000  = 0
    multiple           number   0..10  = 1.0  -- one decimal place
    ]],

    UploadFileRequestBody = [[
    UploadFileRequestBody.

    file *  file
    ]],

    UploadFileResponse = [[
    UploadFileResponse.

    fileId           string
    imageModeration  ImageModerationResult
    ]],

    ImageModerationResult = [[
    ImageModerationResult.

    suggestion            string
    category_suggestions  CategorySuggestions
    ]],

    CategorySuggestions = [[
    CategorySuggestions.

    politics   string
    terrorism  string
    porn       string
    ]],
}
