/**
 * After a deadlock the server has undone the whole transaction, and the next statement stands alone, for ever. So
 * what takes part in a transaction first asks whether it is still there.
 */
export const undoneState = "25000"
export const undone = "the transaction is over"

export const unlessUndone = `if @@in_transaction = 0 then
signal sqlstate '${undoneState}' set message_text = '${undone}'; end if;`
