-- Recordings of meetings: find them, get their links, delete them.

return {
    SearchRecordings = [[
    GET /v1/mmc/management/record/files
    List the recordings of meetings that took place between two moments.

    page     meeting_21_0048
    token    access
    retry    safe
    pages    data of count by offset limit
    identity confUUID

    share    legacy
    query    userUUID     string
    query    offset       integer  0..  = 0
    query    limit        integer  ..500  = 20
    query    queryAll     boolean  = false  -- the whole enterprise; administrators only
    query    searchKey    string
    query    startDate *  long     as "unix milliseconds"
    query    endDate *    long     as "unix milliseconds"
    query    sortType     string   {ASC_StartTIME, DSC_StartTIME}  = DSC_StartTIME
    answer   SearchRecordingsResponse
    ]],

    ShowRecordingDetail = [[
    GET /v1/mmc/management/conferences/record/files
    Read the recording of one meeting.

    token    access
    retry    safe

    share    legacy
    query    confUUID *  string
    query    userUUID    string  discarded
    answer   ShowRecordingDetailResponse
    ]],

    ShowRecordInfo = [[
    POST /v1/mmc/rlm/record/info
    Read the segments and files of the recording of one meeting.

    page     topic_0000002017518804
    token    access
    retry    safe
    pages    data.segmentList of data.segmentCount by segmentOffset segmentLimit in body
    identity manualOrder segmentOrder

    body     RecordInfoReq
    answer   ShowRecordInfoResponse
    ]],

    ShowRecordingFileDownloadUrls = [[
    GET /v1/mmc/management/record/downloadurls
    Get links to download a recording: administrators only, for one hour, each usable once.

    page     topic_0000001107892998
    token    access
    retry    safe
    pages    recordUrls by offset limit
    identity confUuid

    share    legacy
    query    confUUID *  string
    query    offset      integer  = 0
    query    limit       integer  ..500  = 20
    answer   ShowRecordingFileDownloadUrlsResponse
    ]],

    DeleteRecordings = [[
    DELETE /v1/mmc/management/record/files
    Delete the recordings of one or several meetings.

    token    access
    retry    idempotent
    destroys

    share    legacy
    query    confUUIDs *  string  -- several, joined by commas
    query    userUUID     string  discarded
    ]],
}
