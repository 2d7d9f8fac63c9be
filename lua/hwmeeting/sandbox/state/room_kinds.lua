--- The kinds of rooms: the values of vmrMode (Lua 5.4).

return { personal = 0, cloud = 1, webinar = 2 }
