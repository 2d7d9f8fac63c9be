--- The header that carries the token of each kind; "none" has none. A control token may travel in
-- another, which the operation marks: `definition.token_header` is what holds for an operation.

return {
    access = "X-Access-Token",
    held = "X-Access-Token",
    refresh = "X-Access-Token",
    given = "X-Access-Token",
    control = "X-Conference-Authorization",
    signature = "Authorization",
    basic = "Authorization",
}
