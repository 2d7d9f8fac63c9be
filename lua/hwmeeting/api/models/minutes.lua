-- The models that only the operations of api/minutes.lua use.

return {
    SearchMeetingFileListResponse = [[
    One page of minutes.

    offset  integer
    limit   integer
    count   integer
    data    ListMeetingFileResponseDTO[]
    ]],

    ListMeetingFileResponseDTO = [[
    Minutes: a file, its preview and its PDF.

    fileCode           string
    topic              string
    fileId             string
    fileName           string
    fileSize           long
    thumbnailFileId    string
    thumbnailFileName  string
    thumbnailFileSize  long
    pdfFileId          string
    pdfFileName        string
    pdfFileSize        long
    userId             string
    creationTimestamp  long
    ]],

    ShowMeetingFileResponse = [[
    Minutes with links to file, preview and PDF.

    fileCode           string
    topic              string
    fileId             string
    fileName           string
    fileSize           long
    thumbnailFileId    string
    thumbnailFileName  string
    thumbnailFileSize  long
    pdfFileId          string
    pdfFileName        string
    pdfFileSize        long
    fileUrl            string  secret
    thumbnailUrl       string  secret
    pdfUrl             string  secret
    creationTimestamp  long
    ]],
}
