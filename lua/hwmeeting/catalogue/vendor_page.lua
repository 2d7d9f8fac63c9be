--- Where the vendor documents an operation.

local vendor_page = {}

-- Pages with a number of the meeting documentation are on the English site; those that have only a
-- topic number are looked up on the Chinese one, which is sure to have them.
local sites = {
    { "^meeting_%d+_%d+$", "https://support.huaweicloud.com/intl/en-us/api-meeting/%s.html" },
    { "^topic_%d+$", "https://support.huaweicloud.com/api-meeting/toctopics/zh-cn_%s.html" },
}

--- The address of a page of the vendor's documentation.
-- @tparam string|nil page what the catalogue says of an operation, `"meeting_21_0037"`
-- @treturn string|nil a URL; nil where no page is known, or it is none of the vendor's (in an
--   operation of a program's own)
function vendor_page.address(page)
    for _, site in ipairs(sites) do
        if page and page:find(site[1]) then
            return site[2]:format(page)
        end
    end
    return nil
end

return vendor_page
