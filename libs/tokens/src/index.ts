export type { SigningKey } from './keyring.js';
export type { TokenKind, VerifiedToken } from './link-token.js';
export { findPlusTokens, parsePlusAddress, withPlusToken, type PlusAddress } from './plus-address.js';
export { createTokenSigner, type TokenSigner } from './token-signer.js';
export type { TrackingRef } from './tracking-ref.js';
