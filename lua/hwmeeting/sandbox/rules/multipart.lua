--- Takes a multipart/form-data body apart (Lua 5.4).

local multipart = {}

local function boundary_of(content_type)
    local form, rest = (content_type or ""):match("^([^;]+);(.*)$")
    if form and form:lower():find("^%s*multipart/form%-data%s*$") then
        return rest:match('boundary="([^"]+)"') or rest:match("boundary=([^;%s]+)")
    end
end

local function part_of(text)
    local head, data = text:match("^(.-)\r\n\r\n(.*)$")
    local disposition = head and ("\r\n" .. head):match("\r\n[Cc]ontent%-[Dd]isposition:([^\r]*)")
    local name = disposition and disposition:match('[; ]name="([^"]*)"')
    if name then
        return {
            name = name,
            filename = disposition:match('filename="([^"]*)"'),
            content_type = ("\r\n" .. head):match("\r\n[Cc]ontent%-[Tt]ype:%s*([^\r]*)"),
            data = data,
        }
    end
end

--- Reads a body.
-- @tparam string content_type the header, which names the boundary
-- @tparam string body
-- @treturn table|nil list of parts `{ name, filename, content_type, data }`, or nil and what is
--   wrong
function multipart.parse(content_type, body)
    local boundary = boundary_of(content_type)
    if not boundary then
        return nil, "the body must be multipart/form-data with a boundary"
    end
    local separator, parts = "\r\n--" .. boundary, {}
    body = "\r\n" .. body
    local _, position = body:find(separator, 1, true)
    while position and body:sub(position + 1, position + 2) ~= "--" do
        local start, stop = body:find(separator, position + 1, true)
        local part = start and part_of(body:sub(position + 3, start - 1))
        if not part then
            return nil, "a part is malformed or does not end"
        end
        parts[#parts + 1] = part
        position = stop
    end
    if not position then
        return nil, "the boundary does not occur in the body"
    end
    return parts
end

return multipart
