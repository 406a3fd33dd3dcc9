/** Whether every storage gives a text back as it was given: PostgreSQL refuses NUL, and half of a pair has no UTF-8. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0")
