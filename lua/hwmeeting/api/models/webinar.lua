-- The models that only the operations of api/webinar.lua use.

return {
    OpenScheduleConfReq = [[
    The webinar to schedule.

    subject *        string                length ..128
    description      string                length ..1000
    startTime *      string                as "yyyy-MM-dd HH:mm"  -- UTC
    duration *       integer               15..1440    -- minutes
    timeZoneId *     integer                           -- a number here, a text in other calls
    attendees        OpenAttendeeEntity[]
    notifySetting    OpenNotifySetting
    vmrID *          string                            -- the id of SearchMemberVmr (vmrMode 2), not its vmrId
    guestPasswd      string                length 4..16  secret
    audiencePasswd   string                length 4..16  secret
    callRestriction  boolean
    scope            integer               {0, 2, 3}
    audienceScope    integer               {0, 2}
    enableRecording  string                {Y, N}  yes Y
    liveAddress      string                length ..255  secret
    auxAddress       string                length ..255  secret
    liveUrl          string                length ..255
    ]],

    OpenAttendeeEntity = [[
    Somebody who is invited to a webinar.

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
    How the invited are told: "Y" or "N" for each way.

    enableCalendar *  string  {Y, N}  yes Y
    enableSms *       string  {Y, N}  yes Y
    enableEmail *     string  {Y, N}  yes Y
    ]],

    CreateWebinarResponse = [[
    The scheduled webinar with its passwords and links to join.

    conferenceId     string
    corpId           string
    subject          string
    description      string
    startTime        string
    duration         integer   15..1440  -- minutes
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
    The webinar's new settings.

    conferenceId *   string
    subject *        string                length ..128
    description      string                length ..1000
    startTime *      string                as "yyyy-MM-dd HH:mm"  -- UTC
    duration *       integer               15..1440            -- minutes
    timeZoneId *     integer                                   -- a number here, a text in other calls
    attendees        OpenAttendeeEntity[]
    notifySetting    OpenNotifySetting
    guestPasswd      string                length 4..16  secret
    audiencePasswd   string                length 4..16  secret
    callRestriction  boolean
    scope            integer               {0, 2, 3}
    audienceScope    integer               {0, 2}
    enableRecording  string                {Y, N}  yes Y
    liveAddress      string                length ..255  secret
    auxAddress       string                length ..255  secret
    liveUrl          string                length ..255
    ]],

    ShowWebinarResponse = [[
    A webinar with its passwords and links to join.

    conferenceId     string
    corpId           string
    subject          string
    description      string
    startTime        string
    duration         integer            15..1440  -- minutes
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
    One page of webinars to come.

    offset *  integer
    limit *   integer
    count *   long
    data      OpenWebinarUpcomingInfo[]
    ]],

    OpenWebinarUpcomingInfo = [[
    A webinar to come.

    conferenceId     string
    corpId           string
    subject          string
    description      string
    startTime        string
    duration         integer  -- minutes
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
    One page of webinars that are going on.

    offset *  integer
    limit *   integer
    count *   long
    data      OpenWebinarOngoingInfo[]
    ]],

    OpenWebinarOngoingInfo = [[
    A webinar that is going on.

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
    One page of webinars that have ended.

    offset *  integer
    limit *   integer
    count *   long
    data      OpenWebinarHistoryInfo[]
    ]],

    OpenWebinarHistoryInfo = [[
    A webinar that has ended, and how many came.

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
    The appearance of a webinar.

    roomIntroduce      string
    cropLogoId         string
    coverPictureId     string
    showAudienceMode   string   {none, real_time}  = real_time
    isRedoubleOpen     string   {Y, N}  = Y
    baseAudienceCount  integer  0..10000  = 0
    multiple           number   0..10  = 1.0
    ]],

    OpenRoomSettingReq = [[
    The new appearance of a webinar.

    roomIntroduce      string
    cropLogoId         string
    coverPictureId     string
    showAudienceMode   string   {none, real_time}  = real_time
    isRedoubleOpen     string   {Y, N}  yes Y  = Y
    baseAudienceCount  integer  0..10000  = 0
    multiple           number   0..10  = 1.0  -- one decimal place
    ]],

    UploadFileRequestBody = [[
    The picture.

    file *  file
    ]],

    UploadFileResponse = [[
    The ID of the picture, and what the check of its content found.

    fileId           string
    imageModeration  ImageModerationResult
    ]],

    ImageModerationResult = [[
    What the check of the picture's content found.

    suggestion            string
    category_suggestions  CategorySuggestions
    ]],

    CategorySuggestions = [[
    What the check found, by category.

    politics   string
    terrorism  string
    porn       string
    ]],
}
