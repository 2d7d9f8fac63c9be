--- Methods spread over files by subject; a file is loaded at the first use of one of its names.
--
-- The names are written down beside the subjects, as a table of contents: finding out that there is
-- no method of some name loads nothing.

local subjects = {}

--- Puts methods together.
-- @tparam string folder module prefix of the files, `"hwmeeting.wrappers."`
-- @tparam table contents subject → array of the names that its file returns
-- @treturn function `find(name)` → method, or nil
-- @treturn function `names()` → new array of all names, sorted
function subjects.new(folder, contents)
    local subject_of = {}
    for subject, names in pairs(contents) do
        for _, name in ipairs(names) do
            subject_of[name] = subject
        end
    end
    local function find(name)
        local subject = subject_of[name]
        return subject and require(folder .. subject)[name]
    end
    local function names()
        local list = {}
        for name in pairs(subject_of) do
            list[#list + 1] = name
        end
        table.sort(list)
        return list
    end
    return find, names
end

return subjects
