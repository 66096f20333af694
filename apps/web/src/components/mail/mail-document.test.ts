import { describe, expect, it } from 'vitest';
import { contentPolicy, mailDocument } from './mail-document';

describe('a mail in its frame', () => {
  it('loads nothing from outside while images are blocked', () => {
    const policy = contentPolicy('blocked', 'https://mail.example');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('img-src data:;');
    expect(policy).not.toContain('https:');
    expect(policy).not.toContain('script-src');
  });
  it('loads proxied images from the page itself only', () => {
    expect(contentPolicy('proxied', 'https://mail.example')).toContain('img-src data: https://mail.example;');
  });
  it('states the policy before any byte of the mail', () => {
    const page = mailDocument('<p>Hello</p>', 'blocked', 'https://mail.example');
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<p>Hello</p>'));
  });
});
