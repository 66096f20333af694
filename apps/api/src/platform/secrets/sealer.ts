import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;

/**
 * Seals secrets with AES-256-GCM under the master key, and derives the other keys of the installation from it (HKDF,
 * RFC 5869), one per purpose. Layout of a sealed value: version, 12 bytes nonce, 16 bytes tag, ciphertext.
 */
export class Sealer {
  private readonly key: Buffer;

  constructor(private readonly masterKey: Buffer) {
    if (masterKey.length !== 32) throw new Error('The master key must be 32 bytes.');
    this.key = this.derive('seal');
  }

  /** `context` binds the value to its place (`mailbox:<id>`): it cannot be copied into another row. */
  seal(plain: string, context: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws when the key or the context is another one, or a bit was changed. */
  open(sealed: Buffer, context: string): string {
    if (sealed[0] !== VERSION) throw new Error('This value was sealed by an unknown version.');
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(1, 13)).setAAD(
      Buffer.from(context),
    );
    decipher.setAuthTag(sealed.subarray(13, 29));
    return decipher.update(sealed.subarray(29), undefined, 'utf8') + decipher.final('utf8');
  }

  /** A 32-byte key for one purpose: tracking tokens, address hashes, sessions. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.masterKey, Buffer.alloc(0), `mailwright:${purpose}`, 32));
  }

  /** The HMAC under which a suppressed address is kept after the address itself is gone. */
  addressHash(emailKey: string): Buffer {
    return createHmac('sha256', (this.addressKey ??= this.derive('address')))
      .update(emailKey)
      .digest();
  }
  private addressKey: Buffer | undefined;
}
