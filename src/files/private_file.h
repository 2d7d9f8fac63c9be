/*
 * Files for secrets that processes of one user share, in a folder of that user's: nobody else may
 * read or write them, a lock says who may renew what is in them, and readers see a new content whole
 * or not at all.
 *
 * Everything is checked as ssh checks its keys, on what has been opened, before a byte is read: the
 * folder is ours, no link, and nobody else may write to it; a file is ours, regular, no link, and
 * nobody else may do anything with it. Nothing waits: neither for a lock, nor for the other end of a
 * FIFO that somebody has put there.
 *
 * `folder` has no slash at its end, `name` none at all. When the outcome is HWM_FILE_FAILED,
 * *problem says why.
 */
#ifndef HWM_FILES_PRIVATE_FILE_H
#define HWM_FILES_PRIVATE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

typedef enum hwm_file_outcome {
    HWM_FILE_DONE,
    HWM_FILE_ABSENT, /* there is no such file, or no such folder */
    HWM_FILE_BUSY,   /* another holds the lock */
    HWM_FILE_FAILED
} hwm_file_outcome;

struct hwm_file_lock {
    int descriptor;
    pid_t holder; /* a child that was forked has the descriptor too, but not the lock */
};

/* Reads the whole file into `content`, which has room for `room` bytes. */
hwm_file_outcome hwm_file_read(const char *folder, const char *name, char *content, size_t room,
                               size_t *length, const char **problem);

/* Gives the file a new content. It is written beside it first. Makes the folder (mode 0700) if it is
 * not there; its parent must be. */
hwm_file_outcome hwm_file_replace(const char *folder, const char *name, const char *content,
                                  size_t length, const char **problem);

hwm_file_outcome hwm_file_remove(const char *folder, const char *name, const char **problem);

/* Tries to take the lock, whose file (and folder) is made if need be, and stays. Where another has
 * it, *beat tells when that one was heard of last, in seconds of the file system's clock. */
hwm_file_outcome hwm_file_take_lock(const char *folder, const char *name,
                                    struct hwm_file_lock *lock, double *beat, const char **problem);

/* Lets others see that the holder is alive. False when this process holds the lock no more. */
bool hwm_file_beat(const struct hwm_file_lock *lock);

/* Gives the lock back; in a forked child, only its descriptor. A lock also ends with its process. */
void hwm_file_unlock(struct hwm_file_lock *lock);

#pragma GCC visibility pop

#endif
