--- The files behind the links of ShowRecordingFileDownloadUrls (Lua 5.4).
--
-- This is no operation of the catalogue: the real links lead to a storage service. A file is a line
-- that says which one it is; the token goes into the header Authorization.

local errors = require "hwmeeting.sandbox.errors"

local function download(call)
    local captures = call.captures
    local token = call.request.headers.authorization or ""
    if not call.state.downloads:use(token, captures.uuid, captures.file_type, call.now) then
        errors.refuse("MMC.111070004", "the link was used or its hour is over")
    end
    table.insert(call.answer_headers, { "Content-Type", "video/mp4" })
    return ("recording %s %s\n"):format(captures.uuid, captures.file_type)
end

return {
    {
        id = "DownloadRecording",
        method = "GET",
        path = "/record/files/{uuid}/{file_type}",
        token = "none",
        handle = download,
    },
}
