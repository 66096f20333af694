import { eventually } from '@mailwright/testing';
import { expect, test } from 'vitest';
import { Mailwright } from './support/mailwright-in-process.js';

test('probe', async () => {
  const mailwright = await Mailwright.start(['api', 'sender', 'inbox', 'jobs', 'sandbox'], { logLevel: 'info' });
  try {
    const owner = await mailwright.owner();
    const t0 = performance.now();
    const ws = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', { name: 'Sandbox', kind: 'sandbox' });
    const at = `/api/v1/workspaces/${ws.id}`;
    const sandbox = await eventually(async () => {
      const one = await owner.must<{ state: string; sampleCampaignId: string | null }>('GET', `${at}/sandbox`);
      return one.state === 'running' && one.sampleCampaignId ? one : false;
    }, { timeoutMs: 20_000 });
    console.log('ready after', performance.now() - t0, sandbox);
    const path = `${at}/campaigns/${sandbox.sampleCampaignId}`;
    console.log(JSON.stringify(await owner.must('GET', `${path}/checklist`), null, 1));
    let campaign = await owner.must<{ version: number; state: string }>('GET', path);
    campaign = await owner.must('PATCH', path, { version: campaign.version, undoSeconds: 0 });
    const t1 = performance.now();
    await owner.must('POST', `${path}/schedule`, { version: campaign.version, at: null });
    const done = await eventually(async () => {
      const one = await owner.must<{ campaign: { state: string }; counts: unknown }>('GET', `${path}/live`);
      return one.campaign.state === 'finished' ? one : false;
    }, { timeoutMs: 25_000, everyMs: 500 }).catch(async () => {
      const c = new (await import('pg')).Client({ connectionString: mailwright.database.url }); await c.connect();
      console.log(JSON.stringify((await c.query("select email, attempts, due_at, now(), reply, category, reason from deliveries where state not in ('accepted','rejected')")).rows, null, 1));
      console.log(JSON.stringify((await c.query("select outcome, attempt, at, reply, rule from delivery_attempts where contact_id in (select contact_id from deliveries where state not in ('accepted','rejected')) order by contact_id, attempt")).rows, null, 1));
      await c.end(); throw new Error('stuck');
    });
    console.log('finished', performance.now() - t1, done.counts);
    const settled = await eventually(async () => {
      const one = await owner.must<{ pendingActs: number; mailings: unknown[] }>('GET', `${at}/sandbox`);
      return one.pendingActs === 0 ? one : false;
    }, { timeoutMs: 60_000, everyMs: 500 });
    console.log('settled', performance.now() - t1, JSON.stringify(settled, null, 1));
    expect(1).toBe(1);
  } finally {
    await mailwright.stop();
  }
});
