/**
 * A delivery, as tokens name it: two unsigned 32-bit numbers, so that a token stays short and tells a reader
 * nothing. `mailing` is the mailing's number, `ordinal` (1…n) the delivery's place within it.
 */
export interface TrackingRef {
  mailing: number;
  ordinal: number;
}

const UINT32_MAX = 0xffff_ffff;

/** Throws a RangeError on a ref that would be cut off when written as two uint32: that is a bug of the caller. */
export function assertTrackingRef(ref: TrackingRef): void {
  if (!isUint32(ref.mailing)) throw new RangeError(`mailing ${ref.mailing} is not an unsigned 32-bit number`);
  if (!isUint32(ref.ordinal) || ref.ordinal === 0) {
    throw new RangeError(`ordinal ${ref.ordinal} is not a number from 1 to ${UINT32_MAX}`);
  }
}

function isUint32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= UINT32_MAX;
}
