import { triage } from '@mailwright/triage';
import { describe, expect, it } from 'vitest';
import { reply } from '../testing/letters.js';
import { labelRules } from './label-rules.js';
import { suggestLabel } from './suggest-label.js';

const labelOf = async (text: string, headers: string[] = []) =>
  suggestLabel(
    await triage(Buffer.from(reply({ text, inReplyTo: '<a@b.example>', headers })), {
      now: new Date('2026-11-20T10:00:00Z'),
    }),
  );

describe('a suggested label', () => {
  it.each(labelRules.map(({ label, language, example }) => [language, example, label] as const))(
    'reads (%s) “%s” as %s',
    async (_language, example, label) => {
      expect(await labelOf(example)).toMatchObject({ label });
    },
  );

  it.each([
    ['Thanks, but we drink tea in this house. All the best with it though!', 'not_interested'],
    ['Sounds good, but not before the new year. Could you write to me again in January?', 'later'],
    ['Klingt gut, aber nicht vor dem neuen Jahr. Bitte melden Sie sich im Januar noch einmal.', 'later'],
    ['This sounds lovely. Could you send me the details for the tasting set?', 'interested'],
    ['Hallo,\n\nliefern Sie auch an eine Packstation? Und was kostet der Versand?', 'question'],
    ['Pourquoi pas, mais pas avant la nouvelle année. Pouvez-vous me recontacter en janvier ?', 'later'],
  ])('weighs “%s”', async (text, label) => {
    expect(await labelOf(text)).toMatchObject({ label });
  });

  it('says nothing where nothing speaks', async () => {
    expect(await labelOf('Great, thank you for the quick answer!')).toBeNull();
  });

  it('does not read the quoted mail', async () => {
    expect(await labelOf('Ok.\n\n> Would you be interested? Count me in!')).toBeNull();
  });

  it('quotes the sentence that decided', async () => {
    expect(
      (await labelOf('Hello.\nYes, 40 kg a month would work for us. Can you send prices?'))?.phrase,
    ).toBe('Yes, 40 kg a month would work for us.');
  });

  it('knows until when somebody is away', async () => {
    const found = await labelOf('I am out of the office until 2 December 2026.', [
      'Auto-Submitted: auto-replied',
    ]);
    expect(found).toMatchObject({ label: 'away', until: '2026-12-02' });
  });
});
