#include "pool/address.h"

#include <string.h>

#include "text/ascii.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes above 127 are left to libcurl's IDN; whatever they spell is never taken for the loopback.
 */
static bool is_host_character(char c)
{
    return hwm_ascii_is_alphanumeric(c) || c == '-' || c == '.' || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* Four decimal numbers, the first of them 127. Other spellings of an address are not recognised,
 * hence refused. */
static bool is_loopback_ipv4(const char *host, size_t length)
{
    size_t i, digits = 0;
    unsigned part = 0, parts = 0;

    for (i = 0; i <= length; i++) {
        if (i == length || host[i] == '.') {
            if (digits == 0 || part > 255 || (parts == 0 && part != 127)) {
                return false;
            }
            parts++;
            part = 0;
            digits = 0;
        } else if (is_digit(host[i]) && digits < 3) {
            if (digits == 1 && part == 0) {
                return false; /* a leading zero may mean octal */
            }
            part = part * 10 + (unsigned)(host[i] - '0');
            digits++;
        } else {
            return false;
        }
    }
    return parts == 4;
}

static bool is_loopback(const char *host, size_t length)
{
    return (length == 9 && hwm_ascii_same(host, "localhost", 9)) ||
           (length == 5 && memcmp(host, "[::1]", 5) == 0) || is_loopback_ipv4(host, length);
}

/* Returns the length of the host at `text`, 0 when it is malformed. */
static size_t host_length(const char *text, size_t length)
{
    size_t n = 0;

    if (length > 0 && text[0] == '[') {
        n = 1;
        while (n < length && (hwm_ascii_hex(text[n]) >= 0 || text[n] == ':' || text[n] == '.')) {
            n++;
        }
        return n > 2 && n < length && text[n] == ']' ? n + 1 : 0;
    }
    while (n < length && is_host_character(text[n])) {
        n++;
    }
    return n;
}

/* Reads `:port` (or nothing) up to the end of the authority. False when it is malformed. */
static bool read_port(const char *text, size_t length, unsigned *port)
{
    size_t i;
    unsigned value = 0;

    if (length == 0) {
        return true;
    }
    if (text[0] != ':' || length < 2 || length > 6) {
        return false;
    }
    for (i = 1; i < length; i++) {
        if (!is_digit(text[i])) {
            return false;
        }
        value = value * 10 + (unsigned)(text[i] - '0');
    }
    *port = value;
    return value > 0 && value <= 65535;
}

const char *hwm_address_read(struct hwm_address *address, const char *url, size_t length)
{
    const char *authority;
    size_t i, authority_length;

    memset(address, 0, sizeof *address);
    for (i = 0; i < length; i++) {
        if ((unsigned char)url[i] <= ' ' || url[i] == 0x7f) {
            return "the URL holds a space or a control character";
        }
    }
    if (length > 8 && hwm_ascii_same(url, "https://", 8)) {
        address->https = true;
        address->port = 443;
        authority = url + 8;
    } else if (length > 7 && hwm_ascii_same(url, "http://", 7)) {
        address->port = 80;
        authority = url + 7;
    } else {
        return "the URL begins neither with https:// nor with http://";
    }
    length -= (size_t)(authority - url);
    for (authority_length = 0; authority_length < length; authority_length++) {
        if (strchr("/?#", authority[authority_length]) != NULL) {
            break;
        }
    }
    address->host = authority;
    address->host_length = host_length(authority, authority_length);
    if (address->host_length == 0 ||
        !read_port(authority + address->host_length, authority_length - address->host_length,
                   &address->port)) {
        return "the URL has no plain host name and port";
    }
    address->loopback = is_loopback(address->host, address->host_length);
    if (!address->https && !address->loopback) {
        return "plain http is allowed to the loopback only; use https";
    }
    return NULL;
}
