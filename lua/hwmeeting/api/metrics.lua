-- Quality of running and past meetings, alarm thresholds, and the usage figures of an enterprise.

return {
    SearchQosOnlineMeetings = [[
    GET /v1/metrics/conferences/online
    List the meetings going on, with their quality alarms.

    page     topic_0000001152031239
    token    access
    retry    safe
    pages    data of count by offset limit
    identity confUUID

    query    offset     integer  0..  = 0
    query    limit      integer  1..500  = 20
    query    searchKey  string   length 1..512
    answer   SearchQosOnlineMeetingsResponse
    ]],

    SearchQosHistoryMeetings = [[
    GET /v1/metrics/conferences/history
    List the meetings that ended between two moments, with their quality alarms.

    token    access
    retry    safe
    pages    data of count by offset limit
    identity confUUID

    query    startDate *  long     as "unix milliseconds"
    query    endDate *    long     as "unix milliseconds"
    query    offset       integer  0..  = 0
    query    limit        integer  1..500  = 20
    query    searchKey    string   length 1..512
    answer   SearchQosHistoryMeetingsResponse
    ]],

    SearchQosParticipants = [[
    GET /v1/metrics/conference/participants
    List the participants of a meeting, with their quality alarms.

    page     topic_0000001105511146
    token    access
    retry    safe
    pages    data of count by offset limit
    identity participantID joinTime

    query    confUUID *  string
    query    confType *  string   {online, history}
    query    offset      integer  0..  = 0
    query    limit       integer  1..500  = 20
    query    searchKey   string   length 1..512
    answer   SearchQosParticipantsResponse
    ]],

    SearchQosParticipantDetail = [[
    GET /v1/metrics/conference/participant/qos
    Read the quality that one participant had, sample by sample.

    page     topic_0000001105191348
    token    access
    retry    safe

    query    confUUID *       string
    query    confType *       string  {online, history}
    query    participantID *  string
    query    qosType *        string  {audio, video, screen, cpu}
    answer   SearchQosParticipantDetailResponse
    ]],

    ShowQosThreshold = [[
    GET /v1/metrics/conference/threshold
    Read from which values on quality raises an alarm.

    token    access
    retry    safe

    query    thresholdType *  string  length 1..16  {AUDIO, VIDEO, SCREEN, CPU}
    answer   ShowQosThresholdResponse
    ]],

    SetQosThreshold = [[
    POST /v1/metrics/conference/threshold
    Set from which values on quality raises an alarm.

    token    access
    retry    idempotent

    query    thresholdType *  string  length 1..16  {AUDIO, VIDEO, SCREEN, CPU}
    body     SetQosThresholdReq
    answer   SetQosThresholdResponse
    ]],

    SearchStatisticConferenceInfo = [[
    GET /v1/metrics/dashboard/statistic/conference/info
    Read how many meetings the enterprise held, hour by hour, day by day or month by month.

    token    access
    retry    safe
    pages    data of count by offset limit

    query    offset       integer  0..  = 0
    query    limit        integer  1..500  = 20
    query    timeUnit *   string   {D, M}  -- D day by day, at most 31; M month by month, at most 12
    query    startTime *  string           -- D: yyyy-MM-dd; M: yyyy-MM
    query    endTime *    string           -- D: yyyy-MM-dd; M: yyyy-MM
    query    category *   string   {conference_info, conference_hourly_info}
    answer   SearchStatisticConferenceInfoResponse
    ]],

    SearchStatisticConferenceParticipant = [[
    GET /v1/metrics/dashboard/statistic/conference/participant
    Read attendance statistics of the enterprise, day by day or month by month.

    token    access
    retry    safe
    pages    data of count by offset limit

    query    offset       integer  0..  = 0
    query    limit        integer  1..500  = 20
    query    timeUnit *   string   {D, M}  -- D day by day, at most 31; M month by month, at most 12
    query    startTime *  string           -- D: yyyy-MM-dd; M: yyyy-MM
    query    endTime *    string           -- D: yyyy-MM-dd; M: yyyy-MM
    query    category *   string   {user_participate_info, hard_terminal_participate_info,
                                    participant_type_info}
    answer   SearchStatisticConferenceParticipantResponse
    ]],

    SearchStatisticResourceInfo = [[
    GET /v1/metrics/dashboard/statistic/resource/info
    Read how much of the purchased resources was used.

    token    access
    retry    safe
    pages    data of count by offset limit

    query    offset       integer  0..  = 0
    query    limit        integer  1..500  = 20
    query    timeUnit *   string   {D, M}  -- D day by day, at most 31; M month by month, at most 12
    query    startTime *  string           -- D: yyyy-MM-dd; M: yyyy-MM
    query    endTime *    string           -- D: yyyy-MM-dd; M: yyyy-MM
    query    category *   string   {used_vmr_info, used_live_info, used_record_info, used_pstn_info}
    answer   SearchStatisticResourceInfoResponse
    ]],

    SearchStatisticUserInfo = [[
    GET /v1/metrics/dashboard/statistic/user/info
    Read how many users signed in and were activated.

    token    access
    retry    safe
    pages    data of count by offset limit

    query    offset       integer  0..  = 0
    query    limit        integer  1..500  = 20
    query    timeUnit *   string   {D, M}  -- D day by day, at most 31; M month by month, at most 12
    query    startTime *  string           -- D: yyyy-MM-dd; M: yyyy-MM
    query    endTime *    string           -- D: yyyy-MM-dd; M: yyyy-MM
    query    category *   string   {user_login_info, user_activate_info, user_login_device_info}
    answer   SearchStatisticUserInfoResponse
    ]],
}
