-- JSON files of facts, and the nulls in them.

local cjson = require "cjson"

local json_file = {}

--- Reads a file.
function json_file.read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("a")
    file:close()
    return cjson.decode(text)
end

--- A value that may be null: then nil.
function json_file.absent(value)
    if value == cjson.null then
        return nil
    end
    return value
end

return json_file
