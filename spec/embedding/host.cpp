// A C++ program with hwmeeting compiled in: prints the library's version.
#include <hwmeeting.h>

#include <cstdio>
#include <lua.hpp>

int main()
{
    lua_State *L = luaL_newstate();
    luaL_openlibs(L);
    hwmeeting_open(L);
    lua_getfield(L, -1, "_VERSION");
    std::printf("%s\n", lua_tostring(L, -1));
    lua_close(L);
}
