import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Database, rows } from '../../../platform/database/database.js';
import { Job, jobKind } from '../../../platform/jobs/job.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { LOGGER } from '../../../platform/logging/logger.token.js';
import { AccountConnections } from '../../accounts/public.js';
import { UncertainDeliveries } from '../../sending/public.js';
import { searchSent, type SentSearch } from './search-sent.js';
import { DOUBTS_TO_LOOK_FOR, type DoubtToLookFor } from './sql/doubts-to-look-for.js';

const lookInSent = jobKind({
  name: 'inbox.look-in-sent.v1',
  payload: z.object({}),
  retryLimit: 1,
  retryDelaySeconds: 30,
  expireInSeconds: 300,
  cron: '* * * * *',
});

/** A server may file its copy a moment after it took the message. */
const NOT_BEFORE_SECONDS = 15;
/** Evidence comes within the hour or not at all: after it the campaign's policy decides. */
const NOT_AFTER_SECONDS = 65 * 60;
const LOOK_AGAIN_SECONDS = 8 * 60;
/** What one run asks for; the next, a minute later, goes on with those that were not looked for. */
const AT_ONCE = 500;
const WITHIN_MS = 45_000;

/**
 * Looks for mails in doubt in the Sent folder of the mailbox that is paired with their From: found there, they had left.
 * Six or seven looks within the hour, each noted, so that the page can say what was done. Run twice it looks twice.
 */
@Injectable()
export class LookInSentJob extends Job<object> {
  readonly kind = lookInSent;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountConnections,
    private readonly uncertain: UncertainDeliveries,
    private readonly live: LiveBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super();
  }

  async perform(_payload: object, signal: AbortSignal): Promise<void> {
    const doubts = await rows<DoubtToLookFor>(this.database.manager, DOUBTS_TO_LOOK_FOR, [
      NOT_BEFORE_SECONDS,
      NOT_AFTER_SECONDS,
      LOOK_AGAIN_SECONDS,
      AT_ONCE,
    ]);
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
    for (const group of Map.groupBy(doubts, (doubt) => doubt.mailboxId).values())
      await this.lookIn(group, inTime);
  }

  private async lookIn(doubts: DoubtToLookFor[], signal: AbortSignal): Promise<void> {
    const [first] = doubts;
    if (!first || signal.aborted) return;
    const { workspaceId, mailboxId } = first;
    const search = await this.ask(workspaceId, mailboxId, doubts, signal);
    this.logger.info({
      event: 'inbox.looked_in_sent',
      mailboxId,
      found: search.found.length,
      missing: search.missing.length,
      stopped: search.stoppedBecause,
    });
    await this.database.transaction(async (manager) => {
      await this.uncertain.confirm(manager, search.found, 'sent_folder');
      await this.uncertain.noteLook(manager, workspaceId, search.missing, 'It is not in the Sent folder.');
      const asked = new Set([...search.found, ...search.missing]);
      const rest = doubts.filter((doubt) => !asked.has(doubt));
      // What there was no time for comes first in the next run.
      if (search.stoppedBecause !== null && !signal.aborted)
        await this.uncertain.noteLook(manager, workspaceId, rest, search.stoppedBecause);
      for (const campaignId of new Set(search.found.flatMap((doubt) => doubt.campaignId ?? [])))
        await this.live.tell(manager, { workspaceId, topic: `campaign:${campaignId}` });
    });
  }

  private async ask(
    workspaceId: string,
    mailboxId: string,
    doubts: DoubtToLookFor[],
    signal: AbortSignal,
  ): Promise<SentSearch<DoubtToLookFor>> {
    const nothing = (stoppedBecause: string) => ({ found: [], missing: [], stoppedBecause });
    const settings = await this.accounts.mailbox(workspaceId, mailboxId);
    if (!settings) return nothing('The mailbox was removed.');
    // Asking again with a refused password locks accounts.
    if (settings.state === 'refused') return nothing('The mailbox refuses the sign-in.');
    if (settings.state === 'paused') return nothing('The mailbox is paused.');
    // POP3 shows the inbox alone.
    if (settings.server.protocol === 'pop3')
      return nothing('The mailbox is read over POP3, which has no Sent folder.');
    return searchSent(settings.server, doubts, signal);
  }
}
