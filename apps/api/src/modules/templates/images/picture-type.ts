/** What a picture is by its first bytes, whatever its name says. Null: none of the four kinds that mail programs show. */
export function readPictureType(
  bytes: Uint8Array,
): { contentType: PictureType; width: number | null; height: number | null } | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.subarray(0, 8).equals(PNG)) return { contentType: 'image/png', ...pngSize(data) };
  if (data.subarray(0, 3).equals(JPEG)) return { contentType: 'image/jpeg', ...jpegSize(data) };
  if (/^GIF8[79]a$/.test(data.toString('latin1', 0, 6)))
    return {
      contentType: 'image/gif',
      ...sized(data, 10, () => [data.readUInt16LE(6), data.readUInt16LE(8)]),
    };
  if (data.toString('latin1', 0, 4) === 'RIFF' && data.toString('latin1', 8, 12) === 'WEBP')
    return { contentType: 'image/webp', ...webpSize(data) };
  return null;
}

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
export const fileEnding: Record<PictureType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

interface Size {
  width: number | null;
  height: number | null;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** A picture cut short has no size, which is no reason to refuse it here. */
function sized(data: Buffer, needs: number, read: () => [number, number]): Size {
  if (data.length < needs) return { width: null, height: null };
  const [width, height] = read();
  return { width, height };
}

/** PNG specification, section 11.2.2: IHDR comes first. */
const pngSize = (data: Buffer): Size => sized(data, 24, () => [data.readUInt32BE(16), data.readUInt32BE(20)]);

/** ITU T.81, annex B: markers up to the first start of frame (SOF0–SOF15 without DHT, JPG and DAC). */
function jpegSize(data: Buffer): Size {
  let at = 2;
  while (at + 9 < data.length && data[at] === 0xff) {
    const marker = data[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: data.readUInt16BE(at + 7), height: data.readUInt16BE(at + 5) };
    at += marker === 0xff ? 1 : 2 + data.readUInt16BE(at + 2);
  }
  return { width: null, height: null };
}

/** RFC 9649: the simple, the lossless and the extended layout. */
function webpSize(data: Buffer): Size {
  const layout = data.toString('latin1', 12, 16);
  if (layout === 'VP8X')
    return sized(data, 30, () => [1 + data.readUIntLE(24, 3), 1 + data.readUIntLE(27, 3)]);
  if (layout === 'VP8 ')
    return sized(data, 30, () => [data.readUInt16LE(26) & 0x3fff, data.readUInt16LE(28) & 0x3fff]);
  if (layout !== 'VP8L') return { width: null, height: null };
  return sized(data, 25, () => {
    const bits = data.readUInt32LE(21);
    return [1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff)];
  });
}
