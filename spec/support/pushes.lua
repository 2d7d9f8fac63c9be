-- Pushed events for specs: three whose signatures were computed apart from this library, and others
-- that are signed here.

local http = require "hwmeeting.http"

local pushes = { id = "1988692299", key = "example-app-key-not-real-0123456789" }

--- What is in the second and third vector.
pushes.left = '{"event":"meeting.left","timestamp":1671523596351,"payload":{"meetingInfo":'
    .. '{"meetingID":"987446316","meetingUUID":"0307e0400f0a11eca58a9fcb8e69dde8"},"attendeeInfo":'
    .. '{"userUUID":"f39228ec18ed4ff88afa754a69832952","account":"user01","displayName":"张三",'
    .. '"joinTime":1709802363369,"leftTime":1709802399449,"role":"CHAIR"}}}'

--- A body.
-- @param parts { timestamp, nonce, signature, info }: info as it stands
function pushes.body(parts)
    return ('{"appID":"%s","timestamp":%s,"nonce":"%s","signature":"%s","eventInfo":%s}'):format(
        parts.id or pushes.id, parts.timestamp, parts.nonce, parts.signature, parts.info)
end

--- A body that is signed with a key.
function pushes.signed(parts)
    local text = (parts.id or pushes.id) .. parts.timestamp .. parts.nonce
        .. (parts.signed or parts.info)
    parts.signature = http.hex(http.hmac_sha256(parts.key or pushes.key, text))
    return pushes.body(parts)
end

pushes.vectors = {
    verify = pushes.body { timestamp = "1629183619116", nonce = "85262798",
        info = '{"event":"meeting.verify","timestamp":1629183619116}',
        signature = "da876a29e690b9fcaa70d1ed26c2152f1217e3d29d0239fcb055d6739ef30384" },
    left = pushes.body { timestamp = "1671523596351", nonce = "60426560", info = pushes.left,
        signature = "85b0011f8532e3663439a256db779f0e2c0b7a1ec3f6b8571e9fde7fb7a63135" },
    spaced = pushes.body { timestamp = "1671523596351", nonce = "60426560",
        info = (pushes.left:gsub("[:,]", "%0 ")),
        signature = "abe49dd76f31a16299f83320a7f0adfec24cc9561d8a76194b35e423321d7c72" },
}

return pushes
