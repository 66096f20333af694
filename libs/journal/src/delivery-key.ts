/** Bytes of a key: two UUIDs and a 32-bit attempt number. */
export const KEY_BYTES = 36;

/** Which attempt of which delivery a record is about. */
export interface DeliveryKey {
  mailingId: string;
  contactId: string;
  /** 1, 2, …: each try of a delivery has evidence of its own. */
  attempt: number;
}

/** Packs a key into 36 bytes. Throws on anything that is not a UUID: evidence about nobody is worse than none. */
export function encodeKey({ mailingId, contactId, attempt }: DeliveryKey): Buffer {
  const key = Buffer.allocUnsafe(KEY_BYTES);
  writeUuid(key, mailingId, 0);
  writeUuid(key, contactId, 16);
  key.writeUInt32LE(attempt, 32);
  return key;
}

export function decodeKey(key: Buffer): DeliveryKey {
  return { mailingId: readUuid(key, 0), contactId: readUuid(key, 16), attempt: key.readUInt32LE(32) };
}

function writeUuid(key: Buffer, uuid: string, offset: number): void {
  const hex = uuid.replaceAll('-', '');
  if (hex.length !== 32 || key.write(hex, offset, 16, 'hex') !== 16) {
    throw new TypeError(`Not a UUID: ${JSON.stringify(uuid)}`);
  }
}

function readUuid(key: Buffer, offset: number): string {
  const hex = key.toString('hex', offset, offset + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
