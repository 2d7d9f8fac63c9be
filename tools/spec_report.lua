--- How the specs report: a busted output handler.
--
-- One line a file with its counts and seconds while they run; then every failure and skipped spec
-- by name. The counts are added as one line "PASSED FAILED SKIPPED" to the file that the
-- environment variable HWMEETING_SPEC_COUNTS names, so that `tools/run_specs` can sum several runs.
-- Errors outside a spec (a file that does not load, a setup that fails) count as failures.

local busted = require "busted"
local base = require "busted.outputHandlers.base"
local monotime = require("system").monotime

local function text_of(message)
    if message == nil then return "no message" end
    return type(message) == "string" and message or require("pl.pretty").write(message)
end

local function indented(text)
    return "    " .. text:gsub("\n", "\n    ")
end

--- "spec/core/json_spec.lua:12: decoding keeps integers" of a formatted result.
local function headline(result)
    local trace = result.element.trace or result.trace
    local place = ""
    if trace and trace.short_src then
        place = trace.short_src .. ":" .. trace.currentline .. ": "
    end
    return place .. (result.name or "?")
end

--- Prints each result under a title.
local function list(title, results)
    for _, result in ipairs(results) do
        io.write("\n", title, "  ", headline(result), "\n")
        if result.message ~= nil or title ~= "skipped" then
            io.write(indented(text_of(result.message)), "\n")
        end
        if result.isError and result.trace and result.trace.traceback then
            io.write(indented(result.trace.traceback), "\n")
        end
    end
end

local function add_counts(passed, failed, skipped)
    local path = os.getenv("HWMEETING_SPEC_COUNTS")
    if not path then return end
    local file = assert(io.open(path, "a"))
    file:write(("%d %d %d\n"):format(passed, failed, skipped))
    file:close()
end

return function()
    local handler = base()
    local before, began

    local function counts()
        return {
            passed = handler.successesCount,
            failed = handler.failuresCount + handler.errorsCount,
            skipped = handler.pendingsCount,
        }
    end

    local function file_start()
        before, began = counts(), monotime()
        return nil, true
    end

    local function file_end(file)
        local now = counts()
        io.write(("%-52s"):format(file.name), (" %4d passed"):format(now.passed - before.passed))
        for _, kind in ipairs { "failed", "skipped" } do
            local count = now[kind] - before[kind]
            if count > 0 then io.write((", %d %s"):format(count, kind)) end
        end
        io.write((" (%.1f s)\n"):format(monotime() - began))
        io.flush()
        return nil, true
    end

    local function suite_end()
        list("FAILED", handler.failures)
        list("FAILED", handler.errors)
        list("skipped", handler.pendings)
        local now = counts()
        add_counts(now.passed, now.failed, now.skipped)
        io.write(("\n%s: %d passed, %d failed%s (%.1f s)\n"):format(jit and "LuaJIT" or _VERSION,
            now.passed, now.failed, now.skipped > 0 and (", " .. now.skipped .. " skipped") or "",
            handler.getDuration()))
        io.flush()
        return nil, true
    end

    busted.subscribe({ "file", "start" }, file_start)
    busted.subscribe({ "file", "end" }, file_end)
    busted.subscribe({ "suite", "end" }, suite_end)
    return handler
end
