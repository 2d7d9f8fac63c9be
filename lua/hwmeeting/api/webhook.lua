-- Event push: the one HTTPS address to which the service posts what happens in meetings.

return {
    ShowWebHookConfig = [[
    GET /v1/mmc/management/webhook/link-config
    Read where events are posted.

    page     topic_0000001245922647
    token    access
    retry    safe

    query    corpId  string
    query    spId    string
    answer   ShowWebHookConfigResponse
    ]],

    SetWebHookConfig = [[
    POST /v1/mmc/management/webhook/link-config
    Say where events are to be posted; the address must answer the event meeting.verify.

    page     topic_0000001200922862
    token    access
    retry    idempotent

    body     WebHookConfigRequest
    ]],

    UpdateWebHookConfigStatus = [[
    PUT /v1/mmc/management/webhook/change-status
    Enable or disable the posting of events.

    page     topic_0000001201082838
    token    access
    retry    idempotent

    query    id *      string
    query    status *  integer  {0, 1, 2}
    ]],

    DeleteWebHookConfig = [[
    DELETE /v1/mmc/management/webhook/link-config
    End the posting of events and forget the address.

    token    access
    retry    idempotent
    destroys

    query    id *  string
    ]],
}
