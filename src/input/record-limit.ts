/** The longest record, in bytes: what an unclosed quote or a missing line end can make us hold in memory. */
export const MAX_RECORD_BYTES = 1024 * 1024;
