-- The models of section "webhook".

return {
    ShowWebHookConfigResponse = [[
    ShowWebHookConfigResponse.

    returnCode *  integer  0..2147483647
    returnDesc    string
    id            string
    subscriberId  string
    url           string
    status        integer  {0, 1, 2}
    ]],

    WebHookConfigRequest = [[
    WebHookConfigRequest.

    corpId           string
    spId             string
    subscriberId *   string
    subscriberKey *  string  secret
    url *            string
    ]],
}
