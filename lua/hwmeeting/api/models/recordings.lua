-- The models that only the operations of api/recordings.lua use.

return {
    SearchRecordingsResponse = [[
    One page of recordings.

    offset  integer
    limit   integer
    count   integer
    data    RecordResultDO[]
    ]],

    RecordResultDO = [[
    The recording of one meeting, and links to watch it.

    confUUID        string
    confID          string
    url             string[]  secret
    rcdTime         integer
    rcdSize         integer
    subject         string
    scheduserName   string                           -- the vendor spells it so
    startTime       string    as "yyyy-MM-dd HH:mm"  -- UTC
    isDecodeFinish  boolean
    decodeEndTime   long      as "unix milliseconds"
    available       boolean
    recordAuthType  integer   {0, 1, 2}
    ]],

    ShowRecordingDetailResponse = [[
    The recording of one meeting, and links to watch it.

    confUUID        string
    confID          string
    url             string[]  secret
    rcdTime         integer
    rcdSize         integer
    subject         string
    scheduserName   string                           -- the vendor spells it so
    startTime       string    as "yyyy-MM-dd HH:mm"  -- UTC
    isDecodeFinish  boolean
    decodeEndTime   long      as "unix milliseconds"
    available       boolean
    recordAuthType  integer   {0, 1, 2}
    ]],

    RecordInfoReq = [[
    The meeting whose recording is asked for, and which page of its segments.

    confUUID *     string
    segmentOffset  integer
    segmentLimit   integer
    ]],

    ShowRecordInfoResponse = [[
    One page of the segments of a recording.

    code     string
    message  string
    data     RecordInfoDO
    ]],

    RecordInfoDO = [[
    One page of the segments of a recording.

    subject        string
    beginTime      string
    segmentOffset  integer
    segmentLimit   integer
    segmentCount   long
    segmentList    SegmentDO[]
    ]],

    SegmentDO = [[
    One segment of a recording.

    manualOrder   integer
    segmentOrder  integer
    segmentSize   string           -- bytes, as a text
    fileList      SegmentFileDO[]
    ]],

    SegmentFileDO = [[
    One file of a segment, with links to watch and download it.

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
    Links to the files of each recording.

    recordUrls  RecordDownloadInfoBO[]
    ]],

    RecordDownloadInfoBO = [[
    Links to the files of one recording.

    confUuid  string  -- confUUID in other calls
    urls      RecordDownloadUrlDO[]
    ]],

    RecordDownloadUrlDO = [[
    A link to one file; GET it with the token in the header Authorization.

    token     string  secret
    fileType  string  {Aux, Hd, Sd}
    url       string  length ..1000  secret
    ]],
}
