import { describe, expect, it } from 'vitest';
import type { LiveCampaign } from './api/home';
import { greeting, homeAnswer } from './greeting';

const campaign = (state: string) => ({ campaign: { state } }) as LiveCampaign;

describe('the first lines of Home', () => {
  it('greets by the clock of the workspace', () => {
    const at = new Date('2026-11-21T22:30:00Z');
    expect(greeting('Ines Hartmann', at, 'Europe/Berlin')).toBe('Good evening, Ines');
    expect(greeting('Ines Hartmann', at, 'America/Los_Angeles')).toBe('Good afternoon, Ines');
    expect(greeting('', at, 'Asia/Tokyo')).toBe('Good morning');
  });

  it('says what goes out and who waits', () => {
    const say = (states: string[], next: number, waiting: number) =>
      homeAnswer(states.map(campaign), next, waiting, 'en-GB');
    expect(say(['sending'], 0, 12)).toBe('One campaign is going out, 12 people wait for an answer.');
    expect(say(['sending', 'paused', 'sending'], 0, 1)).toBe(
      '2 campaigns are going out, 1 person waits for an answer.',
    );
    expect(say(['paused'], 0, 0)).toBe('One campaign is on hold, nobody waits for an answer.');
    expect(say([], 3, 0)).toBe('3 campaigns are planned, and nobody waits for an answer.');
    expect(say([], 0, 0)).toBe('Nothing goes out right now, and nobody waits for an answer.');
  });
});
