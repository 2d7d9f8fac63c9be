#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* flock, O_CLOEXEC, O_DIRECTORY */
#endif

#include "files/private_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const mode_t OWNER_ONLY = S_IRUSR | S_IWUSR;

enum { LONGEST_NAME = 256, MOST_ATTEMPTS = 100 };

static hwm_file_outcome failed(const char **problem, const char *why)
{
    *problem = why;
    return HWM_FILE_FAILED;
}

/* Closes, and keeps errno. */
static void close_quietly(int descriptor)
{
    int reason = errno;

    close(descriptor);
    errno = reason;
}

/* What is wrong with an open file or folder whose type is right; NULL when nothing is. */
static const char *trouble_with(const struct stat *known, mode_t forbidden)
{
    if (known->st_uid != geteuid()) {
        return "it belongs to another user";
    }
    if ((known->st_mode & forbidden) != 0) {
        return S_ISDIR(known->st_mode) ? "others may write to it (chmod go-w would help)"
                                       : "others may read or write it (chmod 600 would help)";
    }
    return NULL;
}

static hwm_file_outcome open_folder(const char *path, bool make, int *folder, const char **problem)
{
    struct stat known;

    if (make && mkdir(path, S_IRWXU) != 0 && errno != EEXIST) {
        return failed(problem, strerror(errno));
    }
    *folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (*folder < 0) {
        bool is_other = errno == ENOTDIR || errno == ELOOP;

        return errno == ENOENT ? HWM_FILE_ABSENT
                               : failed(problem, is_other ? "it is no folder, or a link to one"
                                                          : strerror(errno));
    }
    *problem =
        fstat(*folder, &known) == 0 ? trouble_with(&known, S_IWGRP | S_IWOTH) : strerror(errno);
    if (*problem != NULL) {
        close(*folder);
        return HWM_FILE_FAILED;
    }
    return HWM_FILE_DONE;
}

/* Opens a file in it. O_NONBLOCK is for a FIFO: to open that must not wait either. */
static hwm_file_outcome open_file(int folder, const char *name, int flags, int *file,
                                  const char **problem)
{
    struct stat known;

    *file =
        openat(folder, name, flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, OWNER_ONLY);
    if (*file < 0) {
        return errno == ENOENT ? HWM_FILE_ABSENT
                               : failed(problem, errno == ELOOP ? "it holds a link where a file of "
                                                                  "ours should be"
                                                                : strerror(errno));
    }
    if (fstat(*file, &known) != 0) {
        *problem = strerror(errno);
    } else if (!S_ISREG(known.st_mode)) {
        *problem = "it holds something else where a file of ours should be";
    } else {
        *problem = trouble_with(&known, S_IRWXG | S_IRWXO);
    }
    if (*problem != NULL) {
        close(*file);
        return HWM_FILE_FAILED;
    }
    return HWM_FILE_DONE;
}

/* Both. The folder is closed again. */
static hwm_file_outcome open_in(const char *path, const char *name, int flags, int *file,
                                const char **problem)
{
    int folder;
    hwm_file_outcome outcome = open_folder(path, (flags & O_CREAT) != 0, &folder, problem);

    if (outcome == HWM_FILE_DONE) {
        outcome = open_file(folder, name, flags, file, problem);
        close(folder);
    }
    return outcome;
}

static hwm_file_outcome read_all(int file, char *content, size_t room, size_t *length,
                                 const char **problem)
{
    ssize_t count;

    *length = 0;
    do {
        count = read(file, content + *length, room - *length);
        if (count > 0) {
            *length += (size_t)count;
        }
    } while (*length < room && (count > 0 || (count < 0 && errno == EINTR)));
    if (*length == room) {
        return failed(problem, "it holds a file that is too large to be ours");
    }
    return count == 0 ? HWM_FILE_DONE : failed(problem, strerror(errno));
}

hwm_file_outcome hwm_file_read(const char *folder, const char *name, char *content, size_t room,
                               size_t *length, const char **problem)
{
    int file;
    hwm_file_outcome outcome = open_in(folder, name, O_RDONLY, &file, problem);

    if (outcome == HWM_FILE_DONE) {
        outcome = read_all(file, content, room, length, problem);
        close(file);
    }
    return outcome;
}

static bool write_all(int file, const char *content, size_t length)
{
    while (length > 0) {
        ssize_t written = write(file, content, length);

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

/* Makes a file of a new name beside `name`, and gives the name. Only we can make files in this
 * folder, so the name need not be hard to guess. */
static int create_beside(int folder, const char *name, char made[LONGEST_NAME])
{
    int attempt, file = -1;

    errno = EEXIST;
    for (attempt = 0; attempt < MOST_ATTEMPTS && file < 0 && errno == EEXIST; attempt++) {
        struct timespec now = {0, 0};
        int length;

        clock_gettime(CLOCK_REALTIME, &now);
        length = snprintf(made, LONGEST_NAME, "%s.%ld.%ld", name, (long)getpid(), now.tv_nsec);
        if (length < 0 || length >= LONGEST_NAME) {
            errno = ENAMETOOLONG;
            return -1;
        }
        file =
            openat(folder, made, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, OWNER_ONLY);
    }
    return file;
}

/* No fsync: after a power cut a missing token costs a sign-in, and an event loop should not wait for
 * the disk. */
static bool replace_in(int folder, const char *name, const char *content, size_t length)
{
    char made[LONGEST_NAME];
    int file = create_beside(folder, name, made);
    bool written;

    if (file < 0) {
        return false;
    }
    written = write_all(file, content, length);
    if (written) {
        written = close(file) == 0;
    } else {
        close_quietly(file);
    }
    if (!written || renameat(folder, made, folder, name) != 0) {
        int reason = errno;

        unlinkat(folder, made, 0);
        errno = reason;
        return false;
    }
    return true;
}

hwm_file_outcome hwm_file_replace(const char *folder, const char *name, const char *content,
                                  size_t length, const char **problem)
{
    int opened;
    hwm_file_outcome outcome = open_folder(folder, true, &opened, problem);

    if (outcome != HWM_FILE_DONE) {
        return outcome;
    }
    if (!replace_in(opened, name, content, length)) {
        outcome = failed(problem, strerror(errno));
    }
    close(opened);
    return outcome;
}

hwm_file_outcome hwm_file_remove(const char *folder, const char *name, const char **problem)
{
    int opened;
    hwm_file_outcome outcome = open_folder(folder, false, &opened, problem);

    if (outcome != HWM_FILE_DONE) {
        return outcome;
    }
    if (unlinkat(opened, name, 0) != 0) {
        outcome = errno == ENOENT ? HWM_FILE_ABSENT : failed(problem, strerror(errno));
    }
    close(opened);
    return outcome;
}

static double last_change(int file)
{
    struct stat known;

    return fstat(file, &known) == 0
               ? (double)known.st_mtim.tv_sec + (double)known.st_mtim.tv_nsec / 1e9
               : 0;
}

/* The kernel lets go of a lock when its holder dies, so none is ever stale. The file is not removed
 * afterwards: another process could be about to lock the one without a name. */
hwm_file_outcome hwm_file_take_lock(const char *folder, const char *name,
                                    struct hwm_file_lock *lock, double *beat, const char **problem)
{
    int file, taken;
    hwm_file_outcome outcome = open_in(folder, name, O_RDWR | O_CREAT, &file, problem);

    if (outcome != HWM_FILE_DONE) {
        return outcome;
    }
    do {
        taken = flock(file, LOCK_EX | LOCK_NB);
    } while (taken != 0 && errno == EINTR);
    if (taken != 0) {
        outcome = errno == EWOULDBLOCK ? HWM_FILE_BUSY : failed(problem, strerror(errno));
        *beat = last_change(file);
        close(file);
        return outcome;
    }
    lock->descriptor = file;
    lock->holder = getpid();
    hwm_file_beat(lock);
    return HWM_FILE_DONE;
}

bool hwm_file_beat(const struct hwm_file_lock *lock)
{
    return lock->holder == getpid() && futimens(lock->descriptor, NULL) == 0;
}

/* close() alone would leave the lock with children that were forked meanwhile. */
void hwm_file_unlock(struct hwm_file_lock *lock)
{
    if (lock->holder == getpid()) {
        flock(lock->descriptor, LOCK_UN);
    }
    close(lock->descriptor);
}
