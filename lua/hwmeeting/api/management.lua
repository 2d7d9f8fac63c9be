-- Meetings before, at their beginning and after: create, change, cancel, list, activate, look into, and read
-- the history. A conferenceID is never the vmrConferenceID of a cloud room. Times in texts are UTC.

return {
    CreateMeeting = [[
    POST /v1/mmc/management/conferences
    Create a meeting: at once when startTime is absent, else for later.

    page     meeting_21_0014
    token    access
    retry    never

    share    legacy
    query    userUUID  string  discarded
    body     RestScheduleConfDTO
    answer   ConferenceInfo[]
    ]],

    UpdateMeeting = [[
    PUT /v1/mmc/management/conferences
    Change a meeting that has not started.

    page     meeting_21_0016
    token    access
    retry    idempotent
    meeting  conferenceID

    share    legacy
    query    conferenceID *  string  -- not the vmrConferenceID
    query    userUUID        string  discarded
    body     RestScheduleConfDTO
    answer   ConferenceInfo[]
    ]],

    CancelMeeting = [[
    DELETE /v1/mmc/management/conferences
    Cancel a scheduled meeting; with type = 1 also one that is already going on.

    page     meeting_21_0015
    token    access
    retry    idempotent
    destroys
    meeting  conferenceID

    share    legacy
    query    conferenceID *  string        -- not the vmrConferenceID
    query    userUUID        string   discarded
    query    type            integer  {1}  -- 1: also end the meeting if it has started
    ]],

    CreateRecurringMeeting = [[
    POST /v1/mmc/management/cycleconferences
    Create a meeting that recurs as cycleParams says.

    token    access
    retry    never

    share    legacy
    query    userUUID  string  discarded
    body     RestScheduleConfDTO
    answer   ConferenceInfo[]
    ]],

    UpdateRecurringMeeting = [[
    PUT /v1/mmc/management/cycleconferences
    Change a recurring meeting, all of its occurrences.

    page     topic_0000001151938200
    token    access
    retry    idempotent
    meeting  conferenceID

    share    legacy
    query    userUUID        string  discarded
    query    conferenceID *  string
    body     RestScheduleConfDTO
    answer   ConferenceInfo[]
    ]],

    UpdateRecurringSubMeeting = [[
    PUT /v1/mmc/management/conferences/cyclesubconf
    Change one occurrence of a recurring meeting.

    token    access
    retry    idempotent
    meeting  conferenceID

    share    legacy
    query    userUUID        string  discarded
    query    conferenceID *  string
    body     RestScheduleCycleConfDTO
    ]],

    CancelRecurringMeeting = [[
    DELETE /v1/mmc/management/cycleconferences
    Cancel a recurring meeting, all of its occurrences.

    page     topic_0000001197937735
    token    access
    retry    idempotent
    destroys
    meeting  conferenceID

    share    legacy
    query    userUUID        string   discarded
    query    conferenceID *  string
    query    type            integer  {1}  -- 1: also end the meeting if it has started
    ]],

    CancelRecurringSubMeeting = [[
    DELETE /v1/mmc/management/conferences/cyclesubconf
    Cancel some occurrences of a recurring meeting.

    page     topic_0000001152098006
    token    access
    retry    idempotent
    destroys
    meeting  conferenceID

    share    legacy
    query    userUUID        string   discarded
    query    conferenceID *  string
    query    type            integer  {1}  -- 1: also end the meeting if it has started
    body     RestCancelSingleRecordCycleConfListReqBody
    ]],

    SearchMeetings = [[
    GET /v1/mmc/management/conferences
    List the meetings that have not ended: those to come and those going on.

    page     meeting_21_0017
    token    access
    retry    safe
    pages    data of count by offset limit
    identity conferenceID cycleSubConfID

    share    legacy
    query    userUUID       string
    query    offset         integer  = 0
    query    limit          integer  0..500  = 20
    query    queryAll       boolean  = false  -- the whole enterprise; administrators only
    query    searchKey      string   length 1..128
    query    queryConfMode  string   {ADAY, AWEEK, AMONTH, ALL}
    query    sortType       string   {ASC_StartTIME, DSC_StartTIME}
    answer   SearchMeetingsResponse
    ]],

    ShowMeetingDetail = [[
    GET /v1/mmc/management/conferences/confDetail
    Details of a meeting that has not ended, with one page of the people who are invited.

    page     meeting_21_0018
    token    access
    retry    safe
    meeting  conferenceID
    pages    data.data of data.count by offset limit

    share    legacy
    query    conferenceID *  string                   -- not the vmrConferenceID
    query    offset          integer  = 0
    query    limit           integer  = 20
    query    searchKey       string   length 1..128
    query    userUUID        string   discarded
    header   X-Type          integer  {0, 1, 2}  = 0  -- 0 all in one list, 1 told apart, 2 queried apart
    header   X-Query-Type    integer  {0, 1}  = 0     -- when X-Type is 2: 0 participants, 1 terminals
    answer   ShowMeetingDetailResponse
    ]],

    StartMeeting = [[
    POST /v1/mmc/management/conferences/start
    Activate a meeting with its ID and password, so that people can join and a host can control it.

    page     topic_0000001220016280
    token    access
    retry    idempotent
    meeting  conferenceID

    body     StartRequest
    answer   StartMeetingResponse
    ]],

    ShowRegionInfoOfMeeting = [[
    GET /v1/mmc/management/conferences/region/info
    Find the region (address and host name) in which a meeting runs.

    page     meeting_21_0116
    token    access
    retry    safe
    meeting  conferenceID

    query    conferenceID *  string  -- not the vmrConferenceID
    answer   ShowRegionInfoOfMeetingResponse
    ]],

    SearchOnlineMeetings = [[
    GET /v1/mmc/management/conferences/online
    List the meetings that are going on now.

    page     meeting_21_0025
    token    access
    retry    safe
    pages    data of count by offset limit
    identity conferenceID cycleSubConfID

    share    legacy
    query    userUUID   string   discarded
    query    offset     integer  = 0
    query    limit      integer  ..500  = 20
    query    queryAll   boolean  = false  -- the whole enterprise; administrators only
    query    searchKey  string   length 1..128
    answer   SearchOnlineMeetingsResponse
    ]],

    ShowOnlineMeetingDetail = [[
    GET /v1/mmc/management/conferences/online/confDetail
    Details of a meeting that is going on, with one page of the people who are invited.

    page     meeting_21_0026
    token    access
    retry    safe
    meeting  conferenceID
    pages    data.data of data.count by offset limit

    share    legacy
    query    conferenceID *  string                   -- not the vmrConferenceID
    query    offset          integer  = 0
    query    limit           integer  = 20
    query    searchKey       string   length 1..128
    query    userUUID        string   discarded
    header   X-Type          integer  {0, 1, 2}  = 0  -- 0 all in one list, 1 told apart, 2 queried apart
    header   X-Query-Type    integer  {0, 1}  = 0     -- when X-Type is 2: 0 participants, 1 terminals
    answer   ShowOnlineMeetingDetailResponse
    ]],

    ListOnlineConfAttendee = [[
    GET /v1/mmc/management/conferences/online/conf-attendee
    List the people who are in a running meeting.

    page     topic_0000002112516106
    token    access
    retry    safe
    meeting  conf_id
    pages    data of count by offset limit
    identity participant_id

    query    conf_id *   string
    query    offset      integer  = 0
    query    limit       integer  0..500  = 20
    query    search_key  string   length ..128
    answer   ListOnlineConfAttendeeResponse
    ]],

    CheckCallNumberInConf = [[
    GET /v2/mms/ncms/conferences/online/check-callnumber-in-conf
    Find out whether a number is in a meeting at this moment, and in which.

    token    access
    retry    safe

    query    call_number *  string  length ..127
    answer   CheckCallNumberInConfResponse
    ]],

    SearchHisMeetings = [[
    GET /v1/mmc/management/conferences/history
    List the meetings that ended between two moments.

    page     meeting_21_0051
    token    access
    retry    safe
    pages    data of count by offset limit
    identity confUUID

    share    legacy
    query    userUUID     string   discarded
    query    offset       integer  = 0
    query    limit        integer  0..500  = 20
    query    searchKey    string
    query    queryAll     boolean  = false  -- the whole enterprise; administrators only
    query    startDate *  long     as "unix milliseconds"
    query    endDate *    long     as "unix milliseconds"
    query    sortType     string   {ASC_StartTIME, DSC_StartTIME, ASC_RecordTYPE, DSC_RecordTYPE}
    answer   SearchHisMeetingsResponse
    ]],

    ShowHisMeetingDetail = [[
    GET /v1/mmc/management/conferences/history/confDetail
    Details of a meeting that has ended, with one page of the people who were invited.

    page     meeting_21_0052
    token    access
    retry    safe
    pages    data.data of data.count by offset limit

    share    legacy
    query    confUUID *    string
    query    offset        integer  = 0
    query    limit         integer  = 20
    query    searchKey     string   length 1..128
    query    userUUID      string   discarded
    header   X-Type        integer  {0, 1, 2}  = 0  -- 0 all in one list, 1 told apart, 2 queried apart
    header   X-Query-Type  integer  {0, 1}  = 0     -- when X-Type is 2: 0 participants, 1 terminals
    answer   ShowHisMeetingDetailResponse
    ]],

    SearchAttendanceRecordsOfHisMeeting = [[
    GET /v1/mmc/management/conferences/history/confAttendeeRecord
    List who really was in a meeting that has ended: one record for each time somebody joined.

    token    access
    retry    safe
    pages    data of count by offset limit

    share    legacy
    query    confUUID *       string
    query    offset           integer  = 0
    query    limit            integer  0..500  = 20
    query    searchKey        string
    query    userUUID         string   discarded
    header   Accept-Language  string   {zh-CN, en-US}  = zh-CN
    answer   SearchAttendanceRecordsOfHisMeetingResponse
    ]],

    SearchCtlRecordsOfHisMeeting = [[
    GET /v1/mmc/management/conferences/history/confCtlRecord
    List what was done in a meeting that has ended, by whom and when (mute, invite, record…).

    token    access
    retry    safe
    pages    data of count by offset limit

    share    legacy
    query    confUUID *       string
    query    offset           integer  = 0
    query    limit            integer  ..500  = 20
    query    userUUID         string   discarded
    header   Accept-Language  string   {zh-CN, en-US}  = zh-CN
    answer   SearchCtlRecordsOfHisMeetingResponse
    ]],

    CreateAuthRandom = [[
    GET /v2/mms/ncms/conferences/auth/random
    Get a random number that authenticates somebody to a meeting.

    page     topic_0000002003833272
    token    access
    retry    idempotent
    meeting  conf_id

    query    conf_id *      string   length 1..64
    query    guest_waiting  integer  {0, 1}  yes 1  = 0
    header   X-Password     string   secret
    answer   CreateAuthRandomResponse
    ]],

    CreateAnonymousAuthRandom = [[
    GET /v1/mmc/management/conferences/anonymous/auth
    Get a random number and an address for somebody without an account; X-Password authenticates.

    page     meeting_21_0055
    token    none
    retry    idempotent
    meeting  conferenceID

    query    conferenceID *  string
    header   X-Password *    string  secret  -- a password of the meeting
    answer   CreateAnonymousAuthRandomResponse
    ]],

    ShowConfOrg = [[
    GET /v1/mmc/management/conferences/confOrg
    Find the enterprise that owns a meeting (service providers only).

    token    access
    retry    safe
    meeting  conferenceID

    query    conferenceID *  string
    answer   ShowConfOrgResponse
    ]],
}
