export { keyRecord, type KeyRecord } from './key-record.js';
export { type KeyPair, makeKeyPair } from './make-key-pair.js';
export { planSignature, type SignatureOptions, type SignaturePlan } from './plan-signature.js';
