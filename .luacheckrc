-- The library runs on Lua 5.1 to 5.4 and LuaJIT: only what all of them have is a known global, and
-- a file that asks for more says so in a `luacheck:` comment at its head.
std = "min"
max_line_length = 100
self = false -- a method may leave its object alone
files["lua/hwmeeting/sandbox"] = { std = "lua54" }
-- The catalogue is data, one fact a line.
files["lua/hwmeeting/api"] = { max_line_length = 120 }
files["bin"] = { std = "lua54" }
files["tools"] = { std = "lua54" }
files["examples"] = { std = "min" }
files["spec"] = { std = "min+busted" }
files["spec/sandbox"] = { std = "lua54+busted" }
files["spec/architecture"] = { std = "lua54+busted" }
files["spec/allocator"] = { std = "lua54+busted" }
files["spec/packaging"] = { std = "lua54+busted" }
files["spec/embedding"] = { std = "lua54+busted" }
files["tools/spec_report.lua"] = { std = "min", read_globals = { "jit" } }
-- A module is a line, however long its name and its path.
files["**/*.rockspec"] = { std = "rockspec", max_line_length = false }
exclude_files = { "build" }
