--- The C modules read strangers' bytes, and are built accordingly.

local shell = require "spec.support.shell"

describe("each C module", function()
    for _, module in ipairs { "core", "http" } do
        local file = assert(package.searchpath("hwmeeting." .. module, package.cpath))

        it("is bound at loading, and guards its stack and its copies: " .. module, function()
            local function says(command)
                return shell.output(command .. " " .. shell.quote(file))
            end
            assert.matches("BIND_NOW", says "readelf -d", 1, true)
            assert.matches("GNU_RELRO", says "readelf -lW", 1, true)
            assert.matches("__stack_chk_fail", says "nm -D", 1, true)
            assert.matches("__%w+_chk@", says "nm -D")
        end)
    end

    it("is built so with anybody's CFLAGS, as far as they allow", function()
        local make = "MAKEFLAGS= ${MAKE:-make} --dry-run --always-make build BUILD=build/none "
        for flags, fortified in pairs { ["-O1 -pipe"] = true, ["-O0"] = false } do
            local said = shell.output(make .. "CFLAGS=" .. shell.quote(flags))
            assert.matches("-fstack-protector-strong", said, 1, true)
            assert.matches("-z,now", said, 1, true)
            assert.equal(fortified, said:find("-D_FORTIFY_SOURCE=2", 1, true) ~= nil)
        end
    end)
end)
