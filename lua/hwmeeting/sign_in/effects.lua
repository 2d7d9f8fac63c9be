--- What a sign-in operation that the program called itself does to the token that the client holds,
-- by the operation's id: `effect(session, sent, answer)`, as of `session:observe`.

local effects = {}

local function is_held(session, token)
    return session.held ~= nil and token == session.held.access_token
end

function effects.UpdateToken(session, sent, answer)
    if sent.token == session:refresh_token() then
        session:adopt(answer)
    end
end

function effects.CheckToken(session, sent, answer)
    if is_held(session, sent.args.token) and sent.args.needGenNewToken == true then
        session:adopt(answer)
    end
end

function effects.DeleteToken(session, sent)
    if is_held(session, sent.token) then
        session:forget(true)
    end
end

return effects
