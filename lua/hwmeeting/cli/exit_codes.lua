--- The exit codes of the command: what each means, and which one an error has.

local exit_codes = {
    done = 0,
    failed = 1,
    usage = 2,
    argument = 3,
    auth = 4,
    service = 5,
    rate_limit = 6,
    network = 7,
    incomplete = 8,
    unknown_outcome = 9,
    interrupted = 130,
    closed_pipe = 141,
}

--- Code and meaning, in the order of the help.
exit_codes.meanings = {
    { 0, "done" },
    { 1, "a fault of the program, a full disk, or a question answered no" },
    { 2, "wrong usage; nothing was sent" },
    { 3, "an argument was refused; nothing was sent" },
    { 4, "the sign-in was refused" },
    { 5, "the service refused the call, or its answer cannot be read" },
    { 6, "the gateway's budget is used up" },
    { 7, "the network, the time limit or TLS" },
    { 8, "incomplete: a list broke off after a part" },
    { 9, "a call that acts was sent, and nothing tells what became of it" },
    { 130, "interrupted" },
    { 141, "the reader of standard output went away" },
}

local of_kind = {
    argument = exit_codes.argument,
    auth = exit_codes.auth,
    api = exit_codes.service,
    http = exit_codes.service,
    decode = exit_codes.service,
    rate_limit = exit_codes.rate_limit,
    transport = exit_codes.network,
    timeout = exit_codes.network,
    tls = exit_codes.network,
    incomplete = exit_codes.incomplete,
}

--- The code of a call's error. Where several fit, 9 comes before 8, and that before the cause.
-- @tparam table err an error object
-- @tparam boolean acts whether the operation does more than read
-- @tparam boolean|nil has_part whether a part of a list was printed before
-- @treturn integer
function exit_codes.of(err, acts, has_part)
    if acts and err.outcome == "unknown" then
        return exit_codes.unknown_outcome
    elseif has_part then
        return exit_codes.incomplete
    end
    return of_kind[err.kind] or exit_codes.failed
end

return exit_codes
