-- The models of section "metrics".

return {
    SearchQosOnlineMeetingsResponse = [[
    SearchQosOnlineMeetingsResponse.

    count   integer
    limit   integer
    offset  integer
    data    QosConferenceInfo[]
    ]],

    QosConferenceInfo = [[
    QosConferenceInfo.

    confUUID       string
    conferenceID   string
    subject        string
    scheduserName  string   -- odd spelling, as in ConferenceInfo
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
    SearchQosHistoryMeetingsResponse.

    count   integer
    limit   integer
    offset  integer
    data    QosConferenceInfo[]
    ]],

    SearchQosParticipantsResponse = [[
    SearchQosParticipantsResponse.

    count   integer
    limit   integer
    offset  integer
    data    QosParticipantInfo[]
    ]],

    QosParticipantInfo = [[
    QosParticipantInfo.

    confUUID         string
    conferenceID     string
    participantID    string
    userUUID         string
    displayName      string
    deptName         string
    terminalType     string   -- PC, MOBILE, PAD, MAC, WEB, ROOM, OTHER or a device model name
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
    SearchQosParticipantDetailResponse.

    user  QosParticipantInfo
    qos   QosInfo
    ]],

    QosInfo = [[
    QosInfo.

    type     string              {audio, video, screen, cpu}
                                 -- docs say audio, SDK text says aduio: accept both
    send     QosSendReceiveInfo
    receive  QosSendReceiveInfo
    cpu      QosCpuInfo
    ]],

    QosSendReceiveInfo = [[
    QosSendReceiveInfo.

    bitrate          QosDataNoThrElement[]
    latency          QosDataElement[]
    jitter           QosDataElement[]
    packet_loss_max  QosDataElement[]
    resolution       QosDataNoThrElement[]
    frame            QosDataNoThrElement[]
    ]],

    QosDataNoThrElement = [[
    QosDataNoThrElement.

    time   string  as "yyyy-MM-dd'T'HH:mm:ss.SSSZ"
    value  string  -- string here, integer in QosDataElement
    ]],

    QosDataElement = [[
    QosDataElement.

    time       string   as "yyyy-MM-dd'T'HH:mm:ss.SSSZ"
    value      integer
    alarm      boolean
    threshold  integer
    ]],

    QosCpuInfo = [[
    QosCpuInfo.

    client_cpu_max  QosDataElement[]
    system_cpu_max  QosDataElement[]
    ]],

    ShowQosThresholdResponse = [[
    ShowQosThresholdResponse.

    latency       ThresholdData
    jitter        ThresholdData
    packetLoss    PacketThresholdData
    clientCpuMax  CPUThresholdData
    systemCpuMax  CPUThresholdData
    ]],

    ThresholdData = [[
    ThresholdData.

    receiving         integer  0..10000
    receivingDefault  integer  0..10000
    sending           integer  0..10000
    sendingDefault    integer  0..10000
    ]],

    PacketThresholdData = [[
    PacketThresholdData.

    receiving         integer  0..100
    receivingDefault  integer  0..100
    sending           integer  0..100
    sendingDefault    integer  0..100
    ]],

    CPUThresholdData = [[
    CPUThresholdData.

    cpu         integer  0..100
    cpuDefault  integer  0..100
    ]],

    SetQosThresholdReq = [[
    SetQosThresholdReq.

    latency       SetThresholdData
    jitter        SetThresholdData
    packetLoss    SetPacketThresholdData
    clientCpuMax  SetCPUThresholdData
    systemCpuMax  SetCPUThresholdData
    ]],

    SetThresholdData = [[
    SetThresholdData.

    receiving  integer  0..10000
    sending    integer  0..10000
    ]],

    SetPacketThresholdData = [[
    SetPacketThresholdData.

    receiving  integer  0..100
    sending    integer  0..100
    ]],

    SetCPUThresholdData = [[
    SetCPUThresholdData.

    cpu  integer  0..100
    ]],

    SetQosThresholdResponse = [[
    SetQosThresholdResponse.

    code     string
    message  string
    ]],

    SearchStatisticConferenceInfoResponse = [[
    SearchStatisticConferenceInfoResponse.

    count   integer
    limit   integer
    offset  integer
    data    StatisticConferenceDataItem[]
    ]],

    StatisticConferenceDataItem = [[
    StatisticConferenceDataItem.

    time                     string  -- all figures of the statistic items are strings
    confCount                string
    confDuration             string
    attendeeCount            string
    confConcurrentUsedCount  string
    conf24hCount             string
    conf24hAttendeeCount     string
    ]],

    SearchStatisticConferenceParticipantResponse = [[
    SearchStatisticConferenceParticipantResponse.

    count   integer
    limit   integer
    offset  integer
    data    StatisticParticipateDataItem[]
    ]],

    StatisticParticipateDataItem = [[
    StatisticParticipateDataItem.

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
    SearchStatisticResourceInfoResponse.

    count   integer
    limit   integer
    offset  integer
    data    StatisticResourceDataItem[]
    ]],

    StatisticResourceDataItem = [[
    StatisticResourceDataItem.

    time                    string
    vmrParties              string
    maxConcurrencyVmrCount  string
    livePortUsedCount       string
    recordUsedSize          string
    pstnUsedDuration        string
    ]],

    SearchStatisticUserInfoResponse = [[
    SearchStatisticUserInfoResponse.

    count   integer
    limit   integer
    offset  integer
    data    StatisticUserDataItem[]
    ]],

    StatisticUserDataItem = [[
    StatisticUserDataItem.

    time                   string
    userLoginCount         string
    userPCLoginCount       string
    userMobileLoginCount   string
    userActivatedCount     string
    userLoginDevicesName   string
    userLoginDevicesCount  string
    ]],
}
