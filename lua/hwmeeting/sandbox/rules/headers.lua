--- The rules of headers that several operations take, by their names in small letters (Lua 5.4).

local headers = {}

headers.language = { type = "string", one_of = { "zh-CN", "en-US" } }

return headers
