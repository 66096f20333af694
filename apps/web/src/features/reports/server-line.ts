/** A reply over several lines as one: `550-5.1.1 No such\n550 5.1.1 user` → `550 5.1.1 No such user`. */
export function oneLine(reply: string): string {
  const lines = reply.split(/\r?\n/).map((line) => line.trim());
  const code = /^(\d{3})[ -](\d\.\d{1,3}\.\d{1,3})?/;
  return lines
    .map((line, index) => (index === 0 ? line.replace(/^(\d{3})-/, '$1 ') : line.replace(code, '').trim()))
    .filter(Boolean)
    .join(' ');
}
