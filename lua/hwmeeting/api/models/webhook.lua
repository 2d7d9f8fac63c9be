-- The models that only the operations of api/webhook.lua use.

return {
    ShowWebHookConfigResponse = [[
    Where events are posted, and whether they are.

    returnCode *  integer  0..2147483647
    returnDesc    string
    id            string
    subscriberId  string
    url           string
    status        integer  {0, 1, 2}
    ]],

    WebHookConfigRequest = [[
    Where events are to be posted, and the key that signs them.

    corpId           string
    spId             string
    subscriberId *   string
    subscriberKey *  string  secret
    url *            string
    ]],
}
