--- The answer of a control call, to the byte: the samples say Content-Length 39 (Lua 5.4).

return '{"returnCode":0,"returnDesc":"Success"}'
