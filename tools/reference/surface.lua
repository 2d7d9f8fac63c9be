--- What a program can call, class by class, and where each class is documented: the doc comments of
-- the library's own files. What can be called and is not documented is a problem.

local doc_comments = require "reference.doc_comments"

local surface = {}

local function sorted_functions(module)
    local names = {}
    for name, value in pairs(module) do
        if type(value) == "function" and type(name) == "string" then
            names[#names + 1] = name
        end
    end
    table.sort(names)
    return names
end

-- `names` answers what can be called; without it, every documented method of `container` is meant.
-- A folder ends with a slash: all files in it. `module` is what a program requires, where that is
-- not the library itself.
local classes = {
    {
        name = "hwmeeting",
        title = "The module",
        call = "hwmeeting.",
        about = "What `require \"hwmeeting\"` returns.",
        files = { "init.lua" },
        names = function() return sorted_functions(require "hwmeeting") end,
    },
    {
        name = "hwmeeting.Client",
        title = "The client",
        call = "client:",
        about = "What `hwmeeting.new` returns. Every operation of the API is a method as well.",
        files = { "client/init.lua", "wrappers/" },
        names = function() return require("hwmeeting.client").method_names() end,
    },
    {
        name = "hwmeeting.Meeting",
        title = "The meeting handle",
        call = "meeting:",
        about = "What `client:meeting` returns.",
        files = { "meeting/" },
        names = function() return require("hwmeeting.meeting").method_names() end,
    },
    {
        name = "hwmeeting.Iterator",
        title = "The iterator",
        call = "it:",
        about = "What `client:each` and the lists return. `for item in it do` walks over the items "
            .. "and raises the error object when a page cannot be read.",
        files = { "pages/iterator.lua" },
        names = function() return require("hwmeeting.pages.iterator").method_names() end,
    },
    {
        name = "hwmeeting.Task",
        title = "The task",
        call = "task:",
        about = "What `client:task` returns: fields `done`, `result` and `err`.",
        files = { "loop/task.lua" },
        container = "task",
    },
    {
        name = "hwmeeting.Webhook",
        title = "The receiver of events",
        call = "receiver:",
        about = "What `hwmeeting.webhook` returns.",
        files = { "events/" },
        container = "receiver",
    },
    {
        name = "hwmeeting.Time",
        title = "Times",
        call = "hwmeeting.time.",
        about = "`hwmeeting.time` converts between UTC unix seconds and the service's forms.",
        files = { "time/init.lua" },
        names = function() return sorted_functions(require "hwmeeting.time") end,
    },
    {
        name = "hwmeeting.Signature",
        title = "Signatures",
        call = "hwmeeting.signature.",
        about = "`hwmeeting.signature` makes the header with which one signs in. A client does so "
            .. "by itself.",
        files = { "sign_in/signature.lua" },
        names = function() return sorted_functions(require "hwmeeting.sign_in.signature") end,
    },
    {
        name = "hwmeeting.Sandbox",
        module = "hwmeeting.sandbox",
        title = "The sandbox",
        call = "sandbox.",
        about = "What `require \"hwmeeting.sandbox\"` returns.",
        files = { "sandbox/init.lua" },
        names = function() return sorted_functions(require "hwmeeting.sandbox") end,
    },
    {
        name = "hwmeeting.Box",
        module = "hwmeeting.sandbox",
        title = "A running sandbox",
        call = "box:",
        about = "What `sandbox.start` returns.",
        files = { "sandbox/process/box.lua" },
        container = "Box",
    },
    {
        name = "hwmeeting.MemoryStore",
        module = "hwmeeting.store.memory",
        title = "Stores: memory",
        call = "memory.",
        about = "What `require \"hwmeeting.store.memory\"` returns.",
        files = { "store/memory.lua" },
        names = function() return { "new" } end,
    },
    {
        name = "hwmeeting.FileStore",
        module = "hwmeeting.store.file",
        title = "Stores: files",
        call = "file.",
        about = "What `require \"hwmeeting.store.file\"` returns.",
        files = { "store/file.lua" },
        names = function() return { "new" } end,
    },
    {
        name = "hwmeeting.SharedDictStore",
        module = "hwmeeting.store.shared_dict",
        title = "Stores: nginx's shared memory",
        call = "shared_dict.",
        about = "What `require \"hwmeeting.store.shared_dict\"` returns.",
        files = { "store/shared_dict.lua" },
        names = function() return { "new" } end,
    },
    {
        name = "hwmeeting.RedisStore",
        module = "hwmeeting.store.redis",
        title = "Stores: Redis",
        call = "redis.",
        about = "What `require \"hwmeeting.store.redis\"` returns.",
        files = { "store/redis.lua" },
        names = function() return { "new" } end,
    },
    {
        name = "hwmeeting.Virtual",
        module = "hwmeeting.loop.adapters.virtual",
        title = "A loop of one's own clocks",
        call = "virtual.",
        about = "What `require \"hwmeeting.loop.adapters.virtual\"` returns.",
        files = { "loop/adapters/virtual.lua" },
        names = function() return { "new" } end,
    },
    {
        name = "hwmeeting.Coroutines",
        module = "hwmeeting.loop.coroutines",
        title = "Coroutines alike in every Lua",
        call = "coroutines.",
        about = "What `require \"hwmeeting.loop.coroutines\"` returns.",
        files = { "loop/coroutines.lua" },
        names = function() return { "is_dead", "protect", "running" } end,
    },
    {
        name = "hwmeeting.TextTable",
        module = "hwmeeting.cli.text_table",
        title = "Tables for a terminal",
        call = "text_table.",
        about = "What `require \"hwmeeting.cli.text_table\"` returns.",
        files = { "cli/text_table.lua" },
        names = function() return { "render", "width" } end,
    },
}

local function read(path)
    local file = io.open(path, "rb")
    local text = file and file:read("a")
    if file then
        file:close()
    end
    return text
end

local function lua_files_in(folder)
    local files = {}
    local listing = assert(io.popen(("ls '%s' 2>/dev/null"):format(folder:gsub("'", "'\\''"))))
    for name in listing:lines() do
        if name:match("%.lua$") then
            files[#files + 1] = name
        end
    end
    listing:close()
    return files
end

local function comments_of(class, folder)
    local comments = {}
    local function take(path)
        local text = read(folder .. path)
        for _, comment in ipairs(text and doc_comments.read(text, path) or {}) do
            if comment.name then
                comments[#comments + 1] = comment
            end
        end
    end
    for _, path in ipairs(class.files) do
        if path:sub(-1) == "/" then
            for _, name in ipairs(lua_files_in(folder .. path)) do
                take(path .. name)
            end
        else
            take(path)
        end
    end
    return comments
end

-- Functions that every method may take, told once.
local conventional = {
    call_options = { name = "call_options", type = "table|nil",
        text = "overrides for this call, as for `client:call`" },
}

local function find(list, name)
    for _, entry in ipairs(list) do
        if entry.name == name then
            return entry
        end
    end
end

-- What every call of the service returns, told once: the acknowledgement where a comment says
-- nothing else, and the error. A call is a function that takes `call_options`.
local ACKNOWLEDGEMENT = { type = "table|nil", text = "the acknowledgement" }
local ERROR = { type = "table|nil", text = "an error object" }

local function add_results_of_calls(comment)
    local results = comment.results
    if not find(comment.parameters, "call_options") then return end
    results[1] = results[1] or ACKNOWLEDGEMENT
    if #results == 1 and (results[1].type or ""):find("|nil", 1, true) then results[2] = ERROR end
end

local function whole_text(comment)
    local texts = {}
    for _, paragraph in ipairs(comment.about) do
        texts[#texts + 1] = paragraph.text
    end
    return table.concat(texts, " ")
end

local inherited = {
    parameters = { "[Aa]rguments as for `([%w_.]+)`", "[Tt]akes [^.`]*as `([%w_.]+)`" },
    results = { "[Rr]eturns [^.`]*as `([%w_.]+)`" },
}

-- "Takes and returns as `lock`" stands for the tags that are written there.
local function inherit(comment, by_name)
    local text = whole_text(comment)
    for list, patterns in pairs(inherited) do
        for _, pattern in ipairs(patterns) do
            local model = by_name[(text:match(pattern) or ""):match("[%w_]*$")]
            if model and not comment[list][1] then
                comment[list] = model[list]
            end
        end
    end
end

local function check(comment, what, report)
    local function problem(text)
        report(("%s:%d: %s %s"):format(comment.file, comment.line, what, text))
    end
    if not comment.about[1] then
        problem("does not say what it is for")
    end
    for _, name in ipairs(comment.arguments or {}) do
        if not find(comment.parameters, name) and name:sub(1, 1) ~= "_" then
            if conventional[name] then
                table.insert(comment.parameters, conventional[name])
            elseif name ~= "..." then
                problem(("does not document its argument `%s`"):format(name))
            end
        end
    end
    for _, parameter in ipairs(comment.parameters) do
        if not parameter.type then
            problem(("has no type for its argument `%s`"):format(parameter.name))
        end
    end
    for _, result in ipairs(comment.results) do
        if not result.type then
            problem("has a result without a type")
        end
    end
    add_results_of_calls(comment)
    if comment.returns and not comment.results[1] then
        problem("returns something that is not documented")
    end
end

local function read_class(class, folder, report)
    local by_name, order = {}, {}
    for _, comment in ipairs(comments_of(class, folder)) do
        local wanted = not class.container
            or comment.container == class.container and comment.method
        if wanted and comment.name:sub(1, 2) ~= "__" and not by_name[comment.name] then
            by_name[comment.name] = comment
            order[#order + 1] = comment.name
        end
    end
    local public = {}
    for _, name in ipairs(class.names and class.names() or order) do
        public[name] = true
        if not by_name[name] then
            report(("%s%s has no doc comment"):format(class.call, name))
        end
    end
    local functions = {}
    for _, name in ipairs(order) do
        local comment = by_name[name]
        if public[name] then
            inherit(comment, by_name)
            check(comment, class.call .. name, report)
            functions[#functions + 1] = comment
        end
    end
    return { name = class.name, module = class.module, title = class.title,
        call = class.call, about = class.about, functions = functions }
end

--- Reads all classes.
-- @param folder lua/hwmeeting/, where the files are
-- @param report called with each problem: a public function without a comment, an argument or a
--   result without a type
-- @return an array of { name, title, call, about, functions }, the functions as doc_comments.lua
--   has them, in the order of the files
function surface.read(folder, report)
    local list = {}
    for i, class in ipairs(classes) do
        list[i] = read_class(class, folder, report)
    end
    return list
end

return surface
