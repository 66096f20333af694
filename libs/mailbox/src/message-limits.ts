/** Nothing larger than this is ever fetched whole. */
export const DEFAULT_MAX_MESSAGE_BYTES = 50 * 1024 * 1024;
/** Of a message that is too large, this much of its header block. */
export const MAX_HEADER_BYTES = 1024 * 1024;
