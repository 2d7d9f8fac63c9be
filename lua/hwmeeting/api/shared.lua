-- Parameters that many operations share; `share NAME` in a definition includes the group.

return {
    -- The user directory and its relatives (/v1/usg, /v1/wss): an id by which the vendor finds the call in
    -- its logs, and the language of messages.
    directory = [[
    header   X-Request-Id     string
    header   Accept-Language  string  {zh-CN, en-US}  = zh-CN
    ]],

    -- The same for sign-in and passwords (/acs), where the vendor spells the header X-Request-ID.
    sign_in = [[
    header   X-Request-ID     string
    header   Accept-Language  string  {zh-CN, en-US}  = zh-CN
    ]],

    -- Meeting management: two headers of former days that the service drops.
    legacy = [[
    header   X-Authorization-Type  string  discarded
    header   X-Site-Id             string  discarded
    ]],
}
