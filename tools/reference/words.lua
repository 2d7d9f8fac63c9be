--- What the catalogue's short words mean, for readers of the reference.

local words = {}

words.token = {
    access = "access token (`X-Access-Token`), which the client obtains",
    control = "control token, which the meeting handle obtains",
    held = "access token, if the client has one",
    refresh = "refresh token, which the client holds; or `[\"X-Access-Token\"]`",
    given = "a token that you pass as `[\"X-Access-Token\"]`",
    signature = "signature of the App ID, which the client makes",
    basic = "account and password, which the client sends",
    none = "none",
}

words.retry = {
    safe = "safe: only reads, so it is repeated after a transient failure",
    idempotent = "idempotent: a repeat does no more than the first call, so it is repeated after a "
        .. "transient failure",
    never = "never: a repeat acts twice, so it is repeated only when the service cannot have seen "
        .. "the first",
}

words.destroys = "what it takes away cannot be had back"

words.body = {
    array = "a list, passed as `body`",
    map = "a map, passed as `body`",
}

return words
