import { expect, test } from 'vitest';
import { knownProviders, providerOf, recogniseProvider } from './providers.js';
import { smtpPresets } from './presets.js';

test.each([
  ['gmail.com', [], 'google'],
  ['GoogleMail.com', [], 'google'],
  ['shop.example', ['aspmx.l.google.com', 'alt1.aspmx.l.google.com'], 'google'],
  ['contoso.example', ['contoso-example.mail.protection.outlook.com'], 'microsoft'],
  ['new.example', ['new-example.a-v1.mx.microsoft'], 'microsoft'],
  ['hotmail.co.uk', [], 'microsoft'],
  ['aol.com', ['mx-aol.mail.gm0.yahoodns.net'], 'yahoo'],
  ['me.com', [], 'apple'],
  ['own.example', ['mx01.mail.icloud.com.'], 'apple'],
  ['web.de', [], 'gmx'],
  ['bank.example', ['mxa-00123.gslb.pphosted.com'], 'proofpoint'],
  ['small.example', ['mail.small.example'], 'domain:small.example'],
  ['notgoogle.example', ['mx.notgoogle.com'], 'domain:notgoogle.example'],
  ['nowhere.example', [], 'domain:nowhere.example'],
])('%s at %j belongs to %s', (domain, mx, key) => {
  expect(providerOf(domain, mx).key).toBe(key);
});

test('a provider is recognised by its own words only', () => {
  expect(recogniseProvider('421 4.7.0 Try again later, closing connection. - gsmtp')).toBe('google');
  expect(recogniseProvider('250 2.0.0 Ok: queued as 4F2A91')).toBeNull();
});

test('keys are unique', () => {
  expect(new Set(knownProviders.map(({ key }) => key)).size).toBe(knownProviders.length);
  expect(new Set(smtpPresets.map(({ key }) => key)).size).toBe(smtpPresets.length);
});

test('every server of the mission has a preset that encrypts', () => {
  expect(smtpPresets.map(({ key }) => key)).toEqual([
    'gmail',
    'google_workspace',
    'microsoft_365',
    'outlook_com',
    'exchange',
    'postfix',
    'exim',
    'sendmail',
    'opensmtpd',
    'hmailserver',
    'mailenable',
    'icewarp',
    'magicmail',
    'generic',
  ]);
  expect(smtpPresets.every(({ security }) => security !== 'none')).toBe(true);
});
