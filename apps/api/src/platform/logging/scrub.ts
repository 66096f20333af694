const ADDRESS = /[^\s"'<>:;,=\\/()[\]]+@[\w.-]+/g;

/**
 * Takes addresses, and passwords in connection URLs, out of a finished log line. Logs are written with ids, not with
 * people; this is for what comes in from elsewhere, such as a server's words in an error:
 * "550 5.1.1 <jane@example.com>: Recipient address rejected".
 */
export function scrub(line: string): string {
  return line.includes('@') ? line.replaceAll(ADDRESS, '[address]') : line;
}
