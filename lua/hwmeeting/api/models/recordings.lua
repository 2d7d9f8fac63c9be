-- The models of section "recordings".

return {
    SearchRecordingsResponse = [[
    SearchRecordingsResponse.

    offset  integer
    limit   integer
    count   integer
    data    RecordResultDO[]
    ]],

    RecordResultDO = [[
    RecordResultDO.

    confUUID        string
    confID          string
    url             string[]  secret
    rcdTime         integer
    rcdSize         integer
    subject         string
    scheduserName   string                           -- odd spelling, as in ConferenceInfo
    startTime       string    as "yyyy-MM-dd HH:mm"  -- UTC
    isDecodeFinish  boolean
    decodeEndTime   long      as "unix milliseconds"
    available       boolean
    recordAuthType  integer   {0, 1, 2}
    ]],

    ShowRecordingDetailResponse = [[
    ShowRecordingDetailResponse.

    confUUID        string
    confID          string
    url             string[]  secret
    rcdTime         integer
    rcdSize         integer
    subject         string
    scheduserName   string                           -- odd spelling, as in ConferenceInfo
    startTime       string    as "yyyy-MM-dd HH:mm"  -- UTC
    isDecodeFinish  boolean
    decodeEndTime   long      as "unix milliseconds"
    available       boolean
    recordAuthType  integer   {0, 1, 2}
    ]],

    RecordInfoReq = [[
    RecordInfoReq.

    confUUID *     string
    segmentOffset  integer
    segmentLimit   integer
    ]],

    ShowRecordInfoResponse = [[
    ShowRecordInfoResponse.

    code     string
    message  string
    data     RecordInfoDO
    ]],

    RecordInfoDO = [[
    RecordInfoDO.

    subject        string
    beginTime      string
    segmentOffset  integer
    segmentLimit   integer
    segmentCount   long
    segmentList    SegmentDO[]
    ]],

    SegmentDO = [[
    SegmentDO.

    manualOrder   integer
    segmentOrder  integer
    segmentSize   string           -- bytes, as a string
    fileList      SegmentFileDO[]
    ]],

    SegmentFileDO = [[
    SegmentFileDO.

    recordType   string  {AUDIO, SPEAKER_VIDEO, SHARE_VIDEO, SPEAKER_SHARE_VIDEO}
    beginTime    long
    endTime      long
    duration     long
    fileSize     long
    sha256       string
    playUrl      string  secret
    downloadUrl  string  secret
    ]],

    ShowRecordingFileDownloadUrlsResponse = [[
    ShowRecordingFileDownloadUrlsResponse.

    recordUrls  RecordDownloadInfoBO[]
    ]],

    RecordDownloadInfoBO = [[
    RecordDownloadInfoBO.

    confUuid  string  -- confUuid here, confUUID elsewhere
    urls      RecordDownloadUrlDO[]
    ]],

    RecordDownloadUrlDO = [[
    RecordDownloadUrlDO.

    token     string  secret
    fileType  string  {Aux, Hd, Sd}
    url       string  length ..1000  secret
    ]],
}
