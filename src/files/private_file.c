#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* flock, O_CLOEXEC */
#endif

#include "files/private_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const mode_t OWNER_ONLY = S_IRUSR | S_IWUSR;

/* The kernel lets go of a lock when its holder dies, so none is ever stale. The file is not removed
 * afterwards: another process could be about to lock the one without a name. */
hwm_lock_outcome hwm_file_lock(const char *path, int *descriptor)
{
    int opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, OWNER_ONLY);
    int taken;

    if (opened < 0) {
        return HWM_LOCK_FAILED;
    }
    do {
        taken = flock(opened, LOCK_EX | LOCK_NB);
    } while (taken != 0 && errno == EINTR);
    if (taken != 0) {
        int reason = errno;

        close(opened);
        errno = reason;
        return reason == EWOULDBLOCK ? HWM_LOCK_BUSY : HWM_LOCK_FAILED;
    }
    *descriptor = opened;
    return HWM_LOCK_TAKEN;
}

void hwm_file_unlock(int descriptor)
{
    close(descriptor);
}

static bool write_all(int descriptor, const char *content, size_t length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, content, length);

        if (written < 0 && errno != EINTR) {
            return false;
        }
        if (written > 0) {
            content += written;
            length -= (size_t)written;
        }
    }
    return true;
}

/* `name` ends with XXXXXX. No fsync: after a power cut a missing token costs a sign-in, and an event
 * loop should not wait for the disk. */
static bool replace_by(char *name, const char *path, const char *content, size_t length)
{
    int reason, descriptor = mkstemp(name);
    bool written;

    if (descriptor < 0) {
        return false;
    }
    written = fchmod(descriptor, OWNER_ONLY) == 0 && write_all(descriptor, content, length);
    reason = errno;
    if (close(descriptor) != 0 && written) {
        written = false;
        reason = errno;
    }
    if (written && rename(name, path) == 0) {
        return true;
    }
    reason = written ? errno : reason;
    unlink(name);
    errno = reason;
    return false;
}

bool hwm_file_replace(const char *path, const char *content, size_t length)
{
    static const char ending[] = ".XXXXXX";
    size_t path_length = strlen(path);
    char *name = malloc(path_length + sizeof ending);
    bool replaced;
    int reason;

    if (name == NULL) {
        errno = ENOMEM;
        return false;
    }
    memcpy(name, path, path_length);
    memcpy(name + path_length, ending, sizeof ending);
    replaced = replace_by(name, path, content, length);
    reason = errno;
    free(name);
    errno = reason;
    return replaced;
}

bool hwm_folder_make(const char *path)
{
    struct stat known;

    if (mkdir(path, S_IRWXU) == 0) {
        return true;
    }
    if (errno == EEXIST && stat(path, &known) == 0) {
        errno = ENOTDIR;
        return S_ISDIR(known.st_mode);
    }
    return false;
}
