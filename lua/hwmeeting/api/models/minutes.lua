-- The models of section "minutes".

return {
    SearchMeetingFileListResponse = [[
    SearchMeetingFileListResponse.

    offset  integer
    limit   integer
    count   integer
    data    ListMeetingFileResponseDTO[]
    ]],

    ListMeetingFileResponseDTO = [[
    ListMeetingFileResponseDTO.

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
    ShowMeetingFileResponse.

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
