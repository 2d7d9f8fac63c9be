local text_table = require "hwmeeting.cli.text_table"

describe("text_table", function()
    it("counts columns as a terminal does", function()
        for text, columns in pairs {
            [""] = 0, abc = 3, ["王小明"] = 6, ["山田太郎"] = 8, ["김민준"] = 6, ["Zoë"] = 3,
            ["e\204\129"] = 1, ["ＡＢ"] = 4, ["😀"] = 2, ["–…"] = 2,
        } do
            assert.equal(columns, text_table.width(text), text)
        end
    end)

    it("lines columns up", function()
        local text = text_table.render({ "Name", "N" }, { { "王小明", 1 }, { "Ada", 22 } })
        assert.equal("Name    N\n------  --\n王小明  1\nAda     22\n", text)
    end)

    it("cuts long cells by columns, never inside a character", function()
        local text = text_table.render({ "Name" }, { { "王小明王小明" } }, 6)
        assert.equal("Name\n-----\n王小…\n", text)
    end)

    it("leaves empty cells empty and lets no control character through", function()
        local text = text_table.render({ "A", "B", "C" }, { { 1, nil, "x\27[2J\ny" } })
        assert.equal("A  B  C\n-  -  -------\n1     x [2J y\n", text)
    end)
end)
