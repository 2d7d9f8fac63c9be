--- How the specs report: a busted output handler.
--
-- One line a file with its counts and seconds while they run; then every failure and skipped spec
-- by name, and the sum. Where the environment variable HWMEETING_SPEC_RESULT is set, failures and
-- skipped specs are written to the file of that name with `.told` and the counts, as one line
-- "PASSED FAILED SKIPPED", to that with `.counts` instead, so that `tools/run_specs` can join many.
-- Errors outside a spec (a file that does not load, a setup that fails) count as failures.

local busted = require "busted"
local base = require "busted.outputHandlers.base"
local monotime = require("system").monotime

local interpreter = jit and "LuaJIT" or _VERSION

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

--- Writes each result under a title.
local function list(out, title, results)
    for _, result in ipairs(results) do
        out:write("\n", title, "  ", interpreter, "  ", headline(result), "\n")
        if result.message ~= nil or title ~= "skipped" then
            out:write(indented(text_of(result.message)), "\n")
        end
        if result.isError and result.trace and result.trace.traceback then
            out:write(indented(result.trace.traceback), "\n")
        end
    end
end

local result_path = os.getenv "HWMEETING_SPEC_RESULT"

local function write_counts(counts)
    local file = assert(io.open(result_path .. ".counts", "w"))
    file:write(("%d %d %d\n"):format(counts.passed, counts.failed, counts.skipped))
    file:close()
end

local function print_counts(counts, seconds)
    local skipped = counts.skipped > 0 and (", " .. counts.skipped .. " skipped") or ""
    io.write(("\n%s: %d passed, %d failed%s (%.1f s)\n"):format(interpreter, counts.passed,
        counts.failed, skipped, seconds))
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
        if result_path then io.write(("%-8s"):format(interpreter)) end
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
        local out = result_path and assert(io.open(result_path .. ".told", "w")) or io.stdout
        list(out, "FAILED", handler.failures)
        list(out, "FAILED", handler.errors)
        list(out, "skipped", handler.pendings)
        if result_path then
            out:close()
            write_counts(counts())
        else
            print_counts(counts(), handler.getDuration())
        end
        io.flush()
        return nil, true
    end

    busted.subscribe({ "file", "start" }, file_start)
    busted.subscribe({ "file", "end" }, file_end)
    busted.subscribe({ "suite", "end" }, suite_end)
    return handler
end
