import { eventually } from '@mailwright/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRoles, type RunningRoles } from '../src/main.js';
import { Mailwright } from './support/mailwright-in-process.js';
import { SandboxUnderTest } from './support/sandbox.js';
import type { Visitor } from './support/visitor.js';

const PEOPLE = 60;

interface CampaignView {
  state: string;
  version: number;
  launchAt: string | null;
  mailingId: string | null;
}

describe('the launch of a campaign', () => {
  let mailwright: Mailwright;
  let owner: Visitor;
  const others: RunningRoles[] = [];

  beforeAll(async () => {
    mailwright = await Mailwright.start(['api', 'jobs', 'sandbox']);
    owner = await mailwright.owner();
  });
  afterAll(async () => {
    for (const other of others) await other.stop();
    await mailwright.stop();
  });

  async function schedule(sandbox: SandboxUnderTest, undoSeconds: number): Promise<string> {
    const path = `${sandbox.at}/campaigns/${sandbox.campaignId}`;
    const { version } = await owner.must<CampaignView>('GET', path);
    const changed = await owner.must<CampaignView>('PATCH', path, { version, undoSeconds });
    await owner.must('POST', `${path}/schedule`, { version: changed.version, at: null });
    return path;
  }

  const launched = (path: string): Promise<CampaignView> =>
    eventually(
      async () => {
        const campaign = await owner.must<CampaignView>('GET', path);
        return campaign.state === 'sending' ? campaign : undefined;
      },
      { timeoutMs: 20_000, everyMs: 100 },
    );

  const mailingsOf = (
    sandbox: SandboxUnderTest,
  ): Promise<{ id: string; recipients: number; rows: number }[]> =>
    mailwright.query(
      `select m.id, m.recipients, (select count(*)::int from deliveries d where d.mailing_id = m.id) as rows
         from mailings m where m.campaign_id = $1`,
      [sandbox.campaignId],
    );

  it('happens once with three schedulers', async () => {
    others.push(await runRoles(mailwright.config, ['jobs']), await runRoles(mailwright.config, ['jobs']));
    const sandbox = await SandboxUnderTest.make(owner, PEOPLE);
    const { mailingId } = await launched(await schedule(sandbox, 1));
    expect(await mailingsOf(sandbox)).toEqual([{ id: mailingId, recipients: PEOPLE, rows: PEOPLE }]);
  });

  it('happens after a restart of everything that schedules, when its time came meanwhile', async () => {
    const sandbox = await SandboxUnderTest.make(owner, PEOPLE);
    const path = await schedule(sandbox, 2);
    for (const other of others.splice(0)) await other.stop();
    await mailwright.restart();
    const { mailingId } = await launched(path);
    expect(await mailingsOf(sandbox)).toEqual([{ id: mailingId, recipients: PEOPLE, rows: PEOPLE }]);
  });

  it('does not happen for a schedule that was taken back, and happens for the next one', async () => {
    const sandbox = await SandboxUnderTest.make(owner, PEOPLE);
    const path = await schedule(sandbox, 1);
    const undone = await owner.must<CampaignView>('POST', `${path}/undo`);
    expect(undone).toMatchObject({ state: 'draft', launchAt: null });
    // The job of the old schedule runs now and finds a newer version.
    await eventually(
      async () => {
        const open = await mailwright.query(
          `select 1 from pgboss.job where name = 'campaign.launch.v1' and state in ('created', 'retry', 'active')`,
        );
        return open.length === 0;
      },
      { timeoutMs: 15_000, everyMs: 100 },
    );
    expect(await mailingsOf(sandbox)).toEqual([]);
    await launched(await schedule(sandbox, 0));
    expect(await mailingsOf(sandbox)).toHaveLength(1);
  });
});
