-- Minutes of meetings: whiteboard files saved from screen devices.

return {
    SearchMeetingFileList = [[
    GET /v1/usg/sss/meeting-files
    List one's own minutes.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity fileCode fileId

    share    directory
    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 10
    query    searchKey  string   length ..255
    answer   SearchMeetingFileListResponse
    ]],

    ShowMeetingFile = [[
    GET /v1/usg/sss/meeting-files/{file_code}
    Read one file of minutes, with links to download it.

    token    access
    retry    safe

    share    directory
    path     file_code *  string
    answer   ShowMeetingFileResponse
    ]],

    AddToPersonalSpace = [[
    POST /v1/usg/sss/meeting-files/save-to-personal-space
    Save the minutes behind a scanned code to one's own space.

    token    access
    retry    never

    share    directory
    body     map of string
    ]],

    ShowMeetingFileList = [[
    POST /v1/usg/sss/meeting-files/open-meeting-file-list
    Open the list of minutes on the device whose code was scanned.

    token    access
    retry    idempotent

    share    directory
    body     map of string
    ]],
}
