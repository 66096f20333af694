import { describe, expect, it } from 'vitest';
import { addressesIn, normaliseAddress, parsePeople } from './addresses.js';
import { decodeCharset } from './decode.js';
import { header, headerText, parseHeaders, parseStructured } from './headers.js';
import { isoDate, messageIds } from './message.js';

describe('headers', () => {
  it('are unfolded, and repeated ones keep their order', () => {
    const headers = parseHeaders(
      'Received: one\r\n\tand more\r\nSubject : x\r\nReceived: two\r\nno header\r\n',
    );
    expect(headers.get('received')).toEqual(['one and more', 'two']);
    expect(header(headers, 'subject')).toBe('x');
  });

  it('have their encoded words decoded', () => {
    const headers = parseHeaders('Subject: =?utf-8?B?w6TDtg==?= =?iso-8859-1?Q?=FC?=');
    expect(headerText(headers, 'subject')).toBe('äöü');
  });

  it('of a type give their parameters, also those of RFC 2231', () => {
    expect(parseStructured('multipart/report; report-type=delivery-status;\n boundary="a;b"')).toEqual({
      value: 'multipart/report',
      params: { 'report-type': 'delivery-status', boundary: 'a;b' },
    });
    expect(
      parseStructured("attachment; filename*0*=utf-8''%C3%A4; filename*1=b.pdf").params['filename'],
    ).toBe('äb.pdf');
  });
});

describe('addresses', () => {
  it('keep the local part as stated and lower-case the domain', () => {
    expect(normaliseAddress('<Some.One@EXAMPLE.Com>')).toBe('Some.One@example.com');
    expect(normaliseAddress('SMTP:cat@Example.com')).toBe('cat@example.com');
  });

  it('are read from headers with groups and broken quotes', () => {
    expect(parsePeople('"Cat, The" <cat@example.com>, undisclosed: dog@example.org;')).toEqual([
      { name: 'Cat, The', address: 'cat@example.com' },
      { name: '', address: 'dog@example.org' },
    ]);
  });

  it('are found in running text', () => {
    expect(addressesIn('RCPT TO:<cat@example.com>: see "odd name"@example.org, or cat@example.com.')).toEqual(
      ['cat@example.com', '"odd name"@example.org'],
    );
  });
});

describe('charsets and dates', () => {
  it('are guessed where none is stated', () => {
    expect(decodeCharset(Buffer.from('grün'), '')).toBe('grün');
    expect(decodeCharset(Buffer.from('gr\xfcn', 'latin1'), 'us-ascii')).toBe('grün');
    expect(decodeCharset(Buffer.from('\x1b$B%a!<%k\x1b(B', 'latin1'), '')).toBe('メール');
    expect(decodeCharset(Buffer.from('x'), 'no-such-charset')).toBe('x');
  });

  it('are written in ISO', () => {
    expect(isoDate('Thu, 29 Apr 2010 23:34:45 +0900 (JST)')).toBe('2010-04-29T14:34:45.000Z');
    expect(isoDate('no date')).toBeNull();
  });

  it('message ids are found with and without brackets', () => {
    expect(messageIds('<a@example.com> <b@example.com>')).toEqual(['<a@example.com>', '<b@example.com>']);
    expect(messageIds('a@example.com')).toEqual(['<a@example.com>']);
    expect(messageIds('none')).toEqual([]);
  });
});
