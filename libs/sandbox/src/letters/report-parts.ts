/** One part of a multipart/report (RFC 6522). */
export interface ReportPart {
  type: string;
  body: string;
  headers?: string[];
}

/** Writes a multipart/report; the texts of the parts must be ASCII or latin1. */
export function multipartReport(
  head: string[],
  reportType: string,
  boundary: string,
  parts: ReportPart[],
): string {
  const body = parts.map((part) =>
    [
      `--${boundary}`,
      `Content-Type: ${part.type}`,
      ...(part.headers ?? []),
      '',
      part.body.trimEnd(),
      '',
    ].join('\r\n'),
  );
  return [
    ...head,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${reportType};`,
    `\tboundary="${boundary}"`,
    '',
    'This is a MIME-encapsulated message.',
    '',
    ...body,
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

/** A date as in RFC 5322, in UTC. */
export function mailDate(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}
