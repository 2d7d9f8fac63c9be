--- The tables that are passed and answered, as doc comments declare them: `@class` and `@alias` in
-- any file of the library.

local doc_comments = require "reference.doc_comments"

local declared = {}

local function files_in(folder)
    local files = {}
    local listing = assert(io.popen(("cd '%s' && find . -name '*.lua' | LC_ALL=C sort"):format(
        folder:gsub("'", "'\\''"))))
    for path in listing:lines() do
        files[#files + 1] = path:match("^%./(.*)$")
    end
    listing:close()
    return files
end

--- Reads all declarations.
-- @param folder lua/hwmeeting/
-- @param report called with each problem: a name that is declared twice, a field without a type
-- @return an array of comments as doc_comments.lua reads them, each with a `class` or an `alias`
function declared.read(folder, report)
    local list, seen = {}, {}
    for _, path in ipairs(files_in(folder)) do
        local file = assert(io.open(folder .. path, "rb"))
        for _, comment in ipairs(doc_comments.read(file:read("a"), path)) do
            local name = (comment.class or comment.alias or {}).name
            if name then
                if seen[name] then
                    report(("%s:%d: %s is declared in %s as well"):format(path, comment.line, name,
                        seen[name]))
                end
                seen[name] = path
                list[#list + 1] = comment
            elseif comment.class or comment.alias then
                report(("%s:%d: a declaration that cannot be read"):format(path, comment.line))
            end
            for _, field in ipairs(comment.fields) do
                if not field.type then
                    report(("%s:%d: %s has a field without name or type"):format(path,
                        comment.line, tostring(name)))
                end
            end
        end
        file:close()
    end
    return list
end

return declared
