--- Links to the files of recordings: each good for an hour and for one download (Lua 5.4).

local Downloads = {}
Downloads.__index = Downloads

local downloads = {}

--- Seconds a link is good.
downloads.lifetime = 3600

--- Makes an empty table of links.
-- @tparam function secret secret(n): n unguessable hexadecimal digits
function downloads.new(secret)
    return setmetatable({ secret = secret, by_token = {} }, Downloads)
end

--- Gives a token for one file of one recording.
function Downloads:issue(uuid, file_type, now)
    local token = self.secret(48)
    self.by_token[token] =
        { uuid = uuid, file_type = file_type, expires = now + downloads.lifetime }
    return token
end

--- Uses a token up.
-- @treturn boolean whether it was good for that file
function Downloads:use(token, uuid, file_type, now)
    local link = self.by_token[token]
    self.by_token[token] = nil
    return link ~= nil
        and link.uuid == uuid
        and link.file_type == file_type
        and link.expires > now
end

return downloads
