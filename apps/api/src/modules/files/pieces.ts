/** A row of `file_pieces`: what an upload and a download hold in memory, whatever the file's size. */
const PIECE_BYTES = 512 * 1024;

/** Cuts a stream into pieces of one size, the last one smaller. Network chunks come in any size. */
export async function* piecesOf(
  body: AsyncIterable<Uint8Array>,
  pieceBytes = PIECE_BYTES,
): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < pieceBytes) continue;
    const all = Buffer.concat(waiting);
    let at = 0;
    for (; at + pieceBytes <= all.length; at += pieceBytes) yield all.subarray(at, at + pieceBytes);
    waiting = [all.subarray(at)];
    size = all.length - at;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
