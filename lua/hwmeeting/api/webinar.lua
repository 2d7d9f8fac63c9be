-- Webinars: schedule, change, cancel, list. Yes and no are "Y" and "N" here.

return {
    CreateWebinar = [[
    POST /v1/wss/webinar/open/conferences
    Schedule a webinar.

    page     meeting_21_1523
    token    access
    retry    never

    share    directory
    body     OpenScheduleConfReq
    answer   CreateWebinarResponse
    ]],

    UpdateWebinar = [[
    PUT /v1/wss/webinar/open/conferences
    Change a webinar.

    page     meeting_21_1525
    token    access
    retry    idempotent
    meeting  conferenceId

    share    directory
    body     OpenEditConfReq
    ]],

    DeleteWebinar = [[
    DELETE /v1/wss/webinar/open/conferences/{conference_id}
    Cancel a webinar.

    page     meeting_21_1526
    token    access
    retry    idempotent
    destroys
    meeting  conference_id

    share    directory
    path     conference_id *  string
    ]],

    ShowWebinar = [[
    GET /v1/wss/webinar/open/conferences/{conference_id}
    Read one webinar.

    page     meeting_21_1524
    token    access
    retry    safe
    meeting  conference_id

    share    directory
    path     conference_id *  string
    answer   ShowWebinarResponse
    ]],

    ListUpComingWebinars = [[
    GET /v1/wss/webinar/open/conferences/upcoming
    List the webinars to come.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity conferenceId

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..1024
    query    sortType   string   {ASC_StartTIME, DSC_StartTIME}  = ASC_StartTIME
    answer   ListUpComingWebinarsResponse
    ]],

    ListOngoingWebinars = [[
    GET /v1/wss/webinar/open/conferences/ongoing
    List the webinars that are going on.

    page     meeting_21_1527
    token    access
    retry    safe
    pages    data of count by offset limit
    identity conferenceId

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..1024
    query    sortType   string   {ASC_StartTIME, DSC_StartTIME}  = ASC_StartTIME
    answer   ListOngoingWebinarsResponse
    ]],

    ListHistoryWebinars = [[
    GET /v1/wss/webinar/open/conferences/history
    List the webinars that have ended.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity confUUID

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..1024
    query    sortType   string   {ASC_StartTIME, DSC_StartTIME}  = ASC_StartTIME
    query    startTime  string   as "yyyy-MM-dd HH:mm UTC"
    query    endTime    string   as "yyyy-MM-dd HH:mm UTC"
    answer   ListHistoryWebinarsResponse
    ]],

    ShowRoomSetting = [[
    GET /v1/wss/webinar/open/room-setting/{conference_id}
    Read the appearance of a webinar: introduction, pictures, how its audience is counted.

    token    access
    retry    safe
    meeting  conference_id

    share    directory
    path     conference_id *  string
    answer   ShowRoomSettingResponse
    ]],

    UpdateRoomSetting = [[
    POST /v1/wss/webinar/open/room-setting/{conference_id}
    Change the appearance of a webinar: introduction, pictures, how its audience is counted.

    token    access
    retry    idempotent
    meeting  conference_id

    share    directory
    path     conference_id *  string
    body     OpenRoomSettingReq optional
    ]],

    UploadFile = [[
    PUT /v1/wss/webinar/open/res/file
    Upload a picture for a webinar; its file ID comes back.

    token    access
    retry    never

    share    directory
    body     multipart UploadFileRequestBody
    answer   UploadFileResponse
    ]],
}
