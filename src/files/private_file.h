/*
 * Files for secrets that processes share: only their owner may read them, a lock says who may renew
 * what is in them, and readers see a new content whole or not at all.
 *
 * Functions that fail leave the reason in errno.
 */
#ifndef HWM_FILES_PRIVATE_FILE_H
#define HWM_FILES_PRIVATE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#pragma GCC visibility push(hidden)

typedef enum hwm_lock_outcome {
    HWM_LOCK_TAKEN, /* *descriptor holds the lock until hwm_file_unlock, or the process ends */
    HWM_LOCK_BUSY,  /* another holds it */
    HWM_LOCK_FAILED
} hwm_lock_outcome;

/* Tries to lock the file, which is made if need be (mode 0600) and stays. Never waits. */
hwm_lock_outcome hwm_file_lock(const char *path, int *descriptor);

void hwm_file_unlock(int descriptor);

/* Gives the file a new content, mode 0600. It is written beside it first, so its folder must be
 * writable. */
bool hwm_file_replace(const char *path, const char *content, size_t length);

/* Makes a folder that only its owner may enter; one that is there already is left as it is. Its
 * parent must be there. */
bool hwm_folder_make(const char *path);

#pragma GCC visibility pop

#endif
