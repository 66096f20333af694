export { type AddressPlace, isLoopback, placeOfAddress } from './address-place.js';
export { assertWithin, checkedLookup, OutOfReach } from './checked-lookup.js';
export { isWithin, type Reach, reachOf } from './reach.js';
