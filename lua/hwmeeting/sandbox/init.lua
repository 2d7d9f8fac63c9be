--- An offline stand-in for the service, for tests and for trying things out.
--
--     local sandbox = require "hwmeeting.sandbox"
--     local hwmeeting = require "hwmeeting"
--     local box = assert(sandbox.start())
--     local client = hwmeeting.new(box:options())
--     …
--     box:stop()
--
-- A real HTTPS server on a free loopback port, in a process of its own. This module and the box
-- need nothing but the library and run on Lua 5.1 to 5.4 and LuaJIT; the server runs under Lua 5.4
-- with the rock `http`.

local sandbox = {}

--- What `start` takes.
-- @class SandboxChoice
-- @tfield string|nil faults a file, or their short form
-- @tfield integer|nil rate_limit calls of one operation a minute
-- @tfield integer|nil seed of all made-up ids and names
-- @tfield integer|nil token_lifetime seconds
-- @tfield integer|nil port
-- @tfield string|nil lua the Lua 5.4 to run the server with

--- Starts a sandbox in a child process. The child ends with `box:stop()`, or when this process
-- does.
-- @tparam SandboxChoice|nil options
--   `faults` string, a file or the short form of faults ("status=503:StartMeeting*2";
--   docs/sandbox.md);
--   `rate_limit` integer, calls of one operation a minute (default 100, as documented);
--   `seed` integer, of all made-up ids and names (default 1);
--   `token_lifetime` integer, seconds an access token lives (default 56326);
--   `port` integer (default: a free one);
--   `lua` string, the Lua 5.4 to run the server with (default "lua5.4")
-- @treturn Box|nil
-- @treturn string|nil a message
function sandbox.start(options)
    return require("hwmeeting.sandbox.process").start(options or {})
end

return sandbox
