-- The models that only the operations of api/metrics.lua use.

return {
    SearchQosOnlineMeetingsResponse = [[
    One page of meetings going on.

    count   integer
    limit   integer
    offset  integer
    data    QosConferenceInfo[]
    ]],

    QosConferenceInfo = [[
    A meeting and its quality alarms, "YES" or "NO" each.

    confUUID       string
    conferenceID   string
    subject        string
    scheduserName  string   -- the vendor spells it so
    deptName       string
    alarm          string   {YES, NO}
    audioAlarm     string   {YES, NO}
    videoAlarm     string   {YES, NO}
    screenAlarm    string   {YES, NO}
    cpuAlarm       string   {YES, NO}
    timeZoneID     string
    startTime      long     as "unix milliseconds"
    endTime        long     as "unix milliseconds"
    duration       integer  0..
    participants   integer  0..
    webinar        boolean
    ]],

    SearchQosHistoryMeetingsResponse = [[
    One page of meetings that have ended.

    count   integer
    limit   integer
    offset  integer
    data    QosConferenceInfo[]
    ]],

    SearchQosParticipantsResponse = [[
    One page of participants.

    count   integer
    limit   integer
    offset  integer
    data    QosParticipantInfo[]
    ]],

    QosParticipantInfo = [[
    A participant, the equipment, and the quality alarms, "YES" or "NO" each.

    confUUID         string
    conferenceID     string
    participantID    string
    userUUID         string
    displayName      string
    deptName         string
    terminalType     string   -- PC, MOBILE, PAD, MAC, WEB, ROOM, OTHER, or a model
    role             string   {host, guest, audience}
    ipAddress        string
    country          string
    province         string
    city             string
    appVersion       string
    joinTime         long     as "unix milliseconds"
    leftTime         long     as "unix milliseconds"
    systemInfo       string
    networkType      string
    alarm            string   {YES, NO}
    audioAlarmSend   string   {YES, NO}
    videoAlarmSend   string   {YES, NO}
    screenAlarmSend  string   {YES, NO}
    audioAlarmRec    string   {YES, NO}
    videoAlarmRec    string   {YES, NO}
    screenAlarmRec   string   {YES, NO}
    cpuAlarm         string   {YES, NO}
    microphoneInfo   string
    speakerInfo      string
    cameraInfo       string
    dataCenter       string
    leftReason       integer  {0, 1}
    existQos         boolean
    ]],

    SearchQosParticipantDetailResponse = [[
    A participant and the samples of one kind of quality.

    user  QosParticipantInfo
    qos   QosInfo
    ]],

    QosInfo = [[
    The samples of one kind of quality.

    type     string              {audio, video, screen, cpu}  -- the service may write aduio
    send     QosSendReceiveInfo
    receive  QosSendReceiveInfo
    cpu      QosCpuInfo
    ]],

    QosSendReceiveInfo = [[
    Samples of what was sent or received.

    bitrate          QosDataNoThrElement[]
    latency          QosDataElement[]
    jitter           QosDataElement[]
    packet_loss_max  QosDataElement[]
    resolution       QosDataNoThrElement[]
    frame            QosDataNoThrElement[]
    ]],

    QosDataNoThrElement = [[
    A sample that raises no alarm; its value is a text.

    time   string  as "yyyy-MM-dd'T'HH:mm:ss.SSSZ"
    value  string
    ]],

    QosDataElement = [[
    A sample, and whether it raised an alarm.

    time       string   as "yyyy-MM-dd'T'HH:mm:ss.SSSZ"
    value      integer
    alarm      boolean
    threshold  integer
    ]],

    QosCpuInfo = [[
    Samples of processor load.

    client_cpu_max  QosDataElement[]
    system_cpu_max  QosDataElement[]
    ]],

    ShowQosThresholdResponse = [[
    From which values on quality raises an alarm.

    latency       ThresholdData
    jitter        ThresholdData
    packetLoss    PacketThresholdData
    clientCpuMax  CPUThresholdData
    systemCpuMax  CPUThresholdData
    ]],

    ThresholdData = [[
    A threshold for receiving and sending, and its defaults.

    receiving         integer  0..10000
    receivingDefault  integer  0..10000
    sending           integer  0..10000
    sendingDefault    integer  0..10000
    ]],

    PacketThresholdData = [[
    A threshold of packet loss in percent, and its defaults.

    receiving         integer  0..100
    receivingDefault  integer  0..100
    sending           integer  0..100
    sendingDefault    integer  0..100
    ]],

    CPUThresholdData = [[
    A threshold of processor load in percent, and its default.

    cpu         integer  0..100
    cpuDefault  integer  0..100
    ]],

    SetQosThresholdReq = [[
    The thresholds to set.

    latency       SetThresholdData
    jitter        SetThresholdData
    packetLoss    SetPacketThresholdData
    clientCpuMax  SetCPUThresholdData
    systemCpuMax  SetCPUThresholdData
    ]],

    SetThresholdData = [[
    A threshold for receiving and sending.

    receiving  integer  0..10000
    sending    integer  0..10000
    ]],

    SetPacketThresholdData = [[
    A threshold of packet loss in percent.

    receiving  integer  0..100
    sending    integer  0..100
    ]],

    SetCPUThresholdData = [[
    A threshold of processor load in percent.

    cpu  integer  0..100
    ]],

    SetQosThresholdResponse = [[
    Whether it worked.

    code     string
    message  string
    ]],

    SearchStatisticConferenceInfoResponse = [[
    One page of figures about meetings.

    count   integer
    limit   integer
    offset  integer
    data    StatisticConferenceDataItem[]
    ]],

    StatisticConferenceDataItem = [[
    Figures about meetings in one hour, day or month; all are texts.

    time                     string
    confCount                string
    confDuration             string
    attendeeCount            string
    confConcurrentUsedCount  string
    conf24hCount             string
    conf24hAttendeeCount     string
    ]],

    SearchStatisticConferenceParticipantResponse = [[
    One page of figures about attendance.

    count   integer
    limit   integer
    offset  integer
    data    StatisticParticipateDataItem[]
    ]],

    StatisticParticipateDataItem = [[
    Figures about attendance in one day or month; all are texts.

    time                      string
    confUserName              string
    confUserAccount           string
    confUserDeptName          string
    confUserCount             string
    confUserDuration          string
    confHardTerminalName      string
    confHardTerminalModel     string
    confHardTerminalUserId    string
    confHardTerminalCount     string
    confHardTerminalDuration  string
    deviceType                string
    deviceVersion             string
    deviceAttendanceCount     string
    ]],

    SearchStatisticResourceInfoResponse = [[
    One page of figures about resources.

    count   integer
    limit   integer
    offset  integer
    data    StatisticResourceDataItem[]
    ]],

    StatisticResourceDataItem = [[
    Figures about resources in one day or month; all are texts.

    time                    string
    vmrParties              string
    maxConcurrencyVmrCount  string
    livePortUsedCount       string
    recordUsedSize          string
    pstnUsedDuration        string
    ]],

    SearchStatisticUserInfoResponse = [[
    One page of figures about users.

    count   integer
    limit   integer
    offset  integer
    data    StatisticUserDataItem[]
    ]],

    StatisticUserDataItem = [[
    Figures about users in one day or month; all are texts.

    time                   string
    userLoginCount         string
    userPCLoginCount       string
    userMobileLoginCount   string
    userActivatedCount     string
    userLoginDevicesName   string
    userLoginDevicesCount  string
    ]],
}
