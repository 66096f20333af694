/**
 * The launch benchmark: a campaign to a million contacts is prepared by its job while a small campaign is sent and people
 * use the page. Alone and beside the launch, in one run on one machine; only the ratios mean anything.
 *
 *   npm run bench:launch -- --json [--contacts 1000000] [--beside 5000]
 *
 * `launch.seconds` is from the moment the job is queued to the moment the campaign is being sent. `page` are p95s of
 * three requests that people make all the time: the list of campaigns, a page of contacts, a contact that is added.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openTown, type Town } from './town.js';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    contacts: { type: 'string', default: '1000000' },
    beside: { type: 'string', default: '5000' },
  },
});
const contacts = Number(values.contacts);
const beside = Number(values.beside);
const say = (text: string): void => {
  if (!values.json) process.stderr.write(`${text}\n`);
};

const stateOf = async (town: Town, id: string): Promise<string> =>
  (await town.client.query<{ state: string }>('select state from campaigns where id = $1', [id])).rows[0]!
    .state;

/** Seconds from now until the campaign is in one of the states. */
async function secondsUntil(town: Town, id: string, ...states: string[]): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const state = await stateOf(town, id);
    if (states.includes(state)) return (performance.now() - startedAt) / 1000;
    if (state === 'failed') throw new Error('The campaign failed.');
    await pause(50);
  }
}

let added = 0;
/** Asks what people ask, one after the other with a breath between, until told to stop. Returns p95 in ms. */
async function usePage(town: Town, until: Promise<unknown>): Promise<Record<string, number>> {
  const at = `/api/v1/workspaces/${town.workspaceId}`;
  const took: Record<string, number[]> = { campaigns: [], contacts: [], addContact: [] };
  const under = { way: true };
  void until.finally(() => (under.way = false));
  const timed = async (name: string, method: string, path: string, body?: object): Promise<void> => {
    const startedAt = performance.now();
    await town.ask(method, path, body);
    took[name]!.push(performance.now() - startedAt);
    await pause(20);
  };
  do {
    await timed('campaigns', 'GET', `${at}/campaigns?limit=20`);
    await timed('contacts', 'GET', `${at}/contacts?limit=50`);
    await timed('addContact', 'POST', `${at}/contacts`, { email: `new${(added += 1)}@example.org` });
  } while (under.way);
  await until;
  const p95 = (all: number[]): number =>
    Math.round((all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? 0) * 10) / 10;
  return Object.fromEntries(Object.entries(took).map(([name, all]) => [name, p95(all)]));
}

const town = await openTown();
try {
  say(`${contacts} contacts are made`);
  const small = [
    await town.fill(beside, 'small.example'),
    await town.fill(beside, 'beside.example'),
  ] as const;
  const large = await town.fill(contacts, 'large.example');

  say('a small campaign alone');
  const warm = await town.launch(await town.fill(500, 'warm.example'));
  await secondsUntil(town, warm, 'finished');
  const alone = await town.launch(small[0]);
  const aloneSent = secondsUntil(town, alone, 'finished');
  const pageAlone = await usePage(town, aloneSent);

  say('the launch, and another small campaign beside it');
  // The million is prepared and not sent: what is measured beside it is the launch.
  const launched = await town.launch(large);
  const preparing = secondsUntil(town, launched, 'sending').then(async (seconds) => {
    await town.ask('POST', `/api/v1/workspaces/${town.workspaceId}/campaigns/${launched}/pause`);
    return seconds;
  });
  const second = await town.launch(small[1]);
  const besideSent = secondsUntil(town, second, 'finished');
  const pageBeside = await usePage(town, preparing);
  const seconds = await preparing;
  const besideSeconds = await besideSent;
  const { rows } = await town.client.query<{ rows: number; queued: number }>(
    `select count(*)::int as rows, count(*) filter (where state <> 'skipped')::int as queued from deliveries
      where mailing_id = (select mailing_id from campaigns where id = $1)`,
    [launched],
  );
  const round = (value: number): number => Math.round(value * 100) / 100;
  const aloneSeconds = await aloneSent;
  process.stdout.write(
    `${JSON.stringify({
      launch: {
        contacts: rows[0]!.rows,
        toSend: rows[0]!.queued,
        seconds: round(seconds),
        perSecond: Math.round(contacts / seconds),
      },
      smallCampaign: {
        recipients: beside,
        aloneSeconds: round(aloneSeconds),
        besideSeconds: round(besideSeconds),
        ratio: round(besideSeconds / aloneSeconds),
      },
      pageP95Ms: {
        alone: pageAlone,
        beside: pageBeside,
        ratio: Object.fromEntries(
          Object.keys(pageAlone).map((name) => [name, round(pageBeside[name]! / pageAlone[name]!)]),
        ),
      },
    })}\n`,
  );
  if (rows[0]!.rows !== contacts) throw new Error(`The ledger has ${rows[0]!.rows} rows, not ${contacts}.`);
} finally {
  await town.close();
}
