import { eventually } from '@mailwright/testing';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Visitor } from './visitor.js';

/** A line of the world's own record, as far as the tests look. */
export interface TruthLine {
  kind: string;
  to: string;
  person: string | null;
  messageId: string | null;
  mailing: string | null;
  nth: number;
  amount?: string;
  how?: string;
  orderId?: string;
  link?: string;
  httpStatus?: number;
  reason?: string;
  intended?: string;
}

/** The part of a sandbox that the tests look at. */
export interface SandboxView {
  state: string;
  says: string;
  people: number;
  pendingActs: number;
  reportedAt: string | null;
  sampleCampaignId: string | null;
  mailings: {
    mailingId: string;
    campaignId: string | null;
    truth: { letters: Record<string, number>; revenue: Record<string, string> };
  }[];
}

export interface Counts {
  queued: number;
  in_flight: number;
  deferred: number;
  accepted: number;
  rejected: number;
  uncertain: number;
  skipped: number;
  total: number;
}
export interface LiveView {
  campaign: { id: string; state: string; stateSays: string; mailingId: string | null };
  counts: Counts;
}

/** A sandbox workspace with its sample campaign, as a newcomer has it. */
export class SandboxUnderTest {
  private constructor(
    readonly owner: Visitor,
    readonly id: string,
    readonly campaignId: string,
  ) {}

  /** Makes one and waits until its world runs and its sample campaign is there. */
  static async make(owner: Visitor, people?: number): Promise<SandboxUnderTest> {
    const body = { name: 'Sandbox', kind: 'sandbox', ...(people ? { people } : {}) };
    const { id } = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', body);
    const ready = await eventually(
      async () => {
        const sandbox = await owner.must<SandboxView>('GET', `/api/v1/workspaces/${id}/sandbox`);
        return sandbox.state === 'running' && sandbox.sampleCampaignId !== null && sandbox.sampleCampaignId;
      },
      { timeoutMs: 30_000, everyMs: 100 },
    );
    return new SandboxUnderTest(owner, id, ready);
  }

  get at(): string {
    return `/api/v1/workspaces/${this.id}`;
  }

  /** Presses send; nothing is waited for, not even the undo window. */
  async send(): Promise<void> {
    const path = `${this.at}/campaigns/${this.campaignId}`;
    const { version } = await this.owner.must<{ version: number }>('GET', path);
    const changed = await this.owner.must<{ version: number }>('PATCH', path, { version, undoSeconds: 0 });
    await this.owner.must('POST', `${path}/schedule`, { version: changed.version, at: null });
  }

  live(): Promise<LiveView> {
    return this.owner.must('GET', `${this.at}/campaigns/${this.campaignId}/live`);
  }

  view(): Promise<SandboxView> {
    return this.owner.must('GET', `${this.at}/sandbox`);
  }

  async finished(timeoutMs: number): Promise<LiveView> {
    return eventually(
      async () => {
        const live = await this.live();
        if (live.campaign.state !== 'finished')
          throw new Error(
            `the campaign is ${live.campaign.state}: ${JSON.stringify(live.counts)} ${live.campaign.stateSays}`,
          );
        return live;
      },
      { timeoutMs, everyMs: 250 },
    );
  }

  /** Everybody has done what they had in mind, and the world has reported it. */
  async settled(timeoutMs: number): Promise<SandboxView> {
    const from = Date.now();
    return eventually(
      async () => {
        const view = await this.view();
        if (view.pendingActs > 0) throw new Error(`${view.pendingActs} letters have still something to come`);
        return Date.parse(view.reportedAt ?? '') > from && view;
      },
      { timeoutMs, everyMs: 250 },
    );
  }

  async truth(dataDir: string): Promise<TruthLine[]> {
    const text = await readFile(join(dataDir, 'sandbox', this.id, 'truth.jsonl'), 'utf8');
    return text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as TruthLine);
  }
}
