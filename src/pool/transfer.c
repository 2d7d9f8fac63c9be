/*
 * What all parts of a transfer stand on: refusing, releasing, lists.
 */
#include "pool/transfer.h"

#include <stdlib.h>

bool hwm_transfer_refuse(struct hwm_transfer *transfer, const char *why)
{
    transfer->state =
        transfer->state == HWM_TRANSFER_NEW ? HWM_TRANSFER_TAKEN : HWM_TRANSFER_REFUSED;
    hwm_failure_set(&transfer->failure, HWM_FAILURE_TRANSPORT, true, "%s", why);
    transfer->failure.permanent = true;
    return false;
}

bool hwm_transfer_has_ended(const struct hwm_transfer *transfer)
{
    return transfer->state == HWM_TRANSFER_ENDED || transfer->state == HWM_TRANSFER_TAKEN;
}

const char *hwm_transfer_method(const struct hwm_transfer *transfer)
{
    return transfer->text.data;
}

void hwm_transfer_release_request(struct hwm_transfer *transfer)
{
    curl_mime_free(transfer->mime);
    transfer->mime = NULL;
    free(transfer->lines);
    transfer->lines = NULL;
    hwm_bytes_free(&transfer->text);
    hwm_bytes_free(&transfer->body);
}

void hwm_transfer_release(struct hwm_transfer *transfer)
{
    hwm_transfer_release_request(transfer);
    hwm_bytes_free(&transfer->headers);
    hwm_bytes_free(&transfer->answer);
}

void hwm_transfers_add(struct hwm_transfer_list *list, struct hwm_transfer *transfer)
{
    transfer->previous = list->last;
    transfer->next = NULL;
    if (list->last != NULL) {
        list->last->next = transfer;
    } else {
        list->first = transfer;
    }
    list->last = transfer;
}

void hwm_transfers_remove(struct hwm_transfer_list *list, struct hwm_transfer *transfer)
{
    if (transfer->previous != NULL) {
        transfer->previous->next = transfer->next;
    } else {
        list->first = transfer->next;
    }
    if (transfer->next != NULL) {
        transfer->next->previous = transfer->previous;
    } else {
        list->last = transfer->previous;
    }
    transfer->previous = transfer->next = NULL;
}
