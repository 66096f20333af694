import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Campaign, CampaignChange } from '../api/campaigns';
import { DraftSaver } from './draft-saver';

class Stale extends Error {}

const begun = { id: 'c', name: 'Roast', subject: '', preheader: '', version: 1 } as unknown as Campaign;

/** A server with one campaign, which refuses old versions and can be made to fail or to wait. */
class FakeServer {
  campaign = begun;
  asked: CampaignChange[] = [];
  fails: Error | null = null;
  gate: Promise<void> | null = null;

  save = async ({ version, ...change }: CampaignChange & { version: number }): Promise<Campaign> => {
    this.asked.push(change);
    await this.gate;
    if (this.fails) throw this.fails;
    if (version !== this.campaign.version) throw new Stale();
    this.campaign = { ...this.campaign, ...change, version: version + 1 } as Campaign;
    return this.campaign;
  };
}

let server: FakeServer;
const start = () =>
  new DraftSaver(server.campaign, {
    save: server.save,
    load: () => Promise.resolve(server.campaign),
    isStale: (error) => error instanceof Stale,
    onSaved: () => undefined,
    delayMs: 700,
  });

beforeEach(() => {
  vi.useFakeTimers();
  server = new FakeServer();
});

describe('a draft that is typed', () => {
  it('is shown at once and saved in one request when the keys rest', async () => {
    const draft = start();
    draft.change({ subject: 'The' });
    draft.change({ subject: 'The roast' });
    expect(draft.view()).toMatchObject({ state: 'waiting', campaign: { subject: 'The roast' } });
    await vi.advanceTimersByTimeAsync(700);
    expect(server.asked).toEqual([{ subject: 'The roast' }]);
    expect(draft.view()).toMatchObject({ state: 'saved', savedVersion: 2 });
  });

  it('saves what is typed during a request with the next one and the new version', async () => {
    const draft = start();
    const { promise, resolve } = Promise.withResolvers<void>();
    server.gate = promise;
    draft.change({ subject: 'One' });
    await vi.advanceTimersByTimeAsync(700);
    draft.change({ preheader: 'Two' });
    expect(draft.view().campaign).toMatchObject({ subject: 'One', preheader: 'Two' });
    server.gate = null;
    resolve();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(server.asked).toEqual([{ subject: 'One' }, { preheader: 'Two' }]);
    expect(server.campaign).toMatchObject({ subject: 'One', preheader: 'Two', version: 3 });
  });

  it('keeps every word when somebody else saved, and lays them on top when the person wants that', async () => {
    const draft = start();
    server.campaign = { ...begun, preheader: 'Theirs', version: 7 };
    draft.change({ subject: 'Mine' });
    await vi.advanceTimersByTimeAsync(700);
    draft.change({ name: 'Also mine' });
    expect(draft.view()).toMatchObject({ state: 'conflict', campaign: { subject: 'Mine', name: 'Also mine' } });
    await draft.keepMine();
    expect(server.campaign).toMatchObject({ subject: 'Mine', name: 'Also mine', preheader: 'Theirs', version: 8 });
    expect(draft.view().state).toBe('saved');
  });

  it('gives the words up only when the person says so', async () => {
    const draft = start();
    server.campaign = { ...begun, subject: 'Theirs', version: 7 };
    draft.change({ subject: 'Mine' });
    await vi.advanceTimersByTimeAsync(700);
    await draft.takeTheirs();
    expect(draft.view()).toMatchObject({ state: 'saved', savedVersion: 7, campaign: { subject: 'Theirs' } });
  });

  it('is kept when no answer came and goes with the next try', async () => {
    const draft = start();
    server.fails = new Error('no line');
    draft.change({ subject: 'Mine' });
    await expect(draft.flush()).rejects.toThrow('no line');
    expect(draft.view()).toMatchObject({ state: 'failed', campaign: { subject: 'Mine' } });
    server.fails = null;
    await expect(draft.flush()).resolves.toMatchObject({ subject: 'Mine', version: 2 });
  });

  it('takes a newer campaign over only while nothing typed here would be lost', () => {
    const draft = start();
    draft.adopt({ ...begun, subject: 'Theirs', version: 2 });
    expect(draft.view().campaign.subject).toBe('Theirs');
    draft.change({ subject: 'Mine' });
    draft.adopt({ ...begun, subject: 'Theirs again', version: 3 });
    expect(draft.view().campaign.subject).toBe('Mine');
  });
});
