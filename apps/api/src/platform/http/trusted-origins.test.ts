import { expect, test } from 'vitest';
import { TrustedOrigins } from './trusted-origins.js';

test.each([
  ['http://localhost:3000', ['http://localhost:3000', 'http://127.0.0.1:3000']],
  ['http://127.0.0.1:3000', ['http://127.0.0.1:3000', 'http://localhost:3000']],
  ['http://[::1]:3000', ['http://[::1]:3000', 'http://localhost:3000', 'http://127.0.0.1:3000']],
  ['https://mail.example.com', ['https://mail.example.com']],
  ['https://localhost.example.com', ['https://localhost.example.com']],
])('under %s the origins %j are trusted, and no other', (publicUrl, list) => {
  expect(new TrustedOrigins(publicUrl, 3000).list).toEqual(list);
});
