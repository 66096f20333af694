import type { FolderCursor } from '@mailwright/mailbox';
import { createTokenSigner } from '@mailwright/tokens';
import { row, rows } from '../../../platform/database/database.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { IdentitiesRepository } from '../../accounts/identities.repository.js';
import { MailboxesRepository } from '../../accounts/mailboxes.repository.js';
import { SendingAccountsRepository } from '../../accounts/sending-accounts.repository.js';
import { openContactsBench } from '../../contacts/testing/contacts-bench.js';
import { EngagementRepository } from '../../engagement/engagement.repository.js';
import { EngagementService } from '../../engagement/engagement.service.js';
import { UncertainDeliveries } from '../../sending/confirm-uncertain.js';
import { MailingsRepository, type NewMailing } from '../../sending/mailings.repository.js';
import { MailingsService } from '../../sending/mailings.service.js';
import { AnswersRepository } from '../answers/answers.repository.js';
import { AnswersService } from '../answers/answers.service.js';
import { ConversationsRepository } from '../conversations/conversations.repository.js';
import { ConversationsService } from '../conversations/conversations.service.js';
import { DoubtfulOptOuts } from '../conversations/doubtful-opt-outs.service.js';
import { OriginalMailService } from '../conversations/original-mail.service.js';
import { IntakeRepository } from '../intake/intake.repository.js';
import { IntakeService } from '../intake/intake.service.js';
import { SentMailRepository } from '../intake/sent-mail.repository.js';
import { ThreadsService } from '../intake/threads.service.js';
import { SentMailService } from '../intake/sent-mail.service.js';
import { OutcomesService } from '../intake/outcomes.service.js';
import { MatchingRepository } from '../matching/matching.repository.js';
import { CursorsRepository } from '../reader/cursors.repository.js';
import type { Lease } from '../reader/lease.js';
import { MaildropsRepository } from '../reader/maildrops.repository.js';
import { ReturnedRepository } from '../returned/returned.repository.js';
import { ReturnedService } from '../returned/returned.service.js';
import { TimelineRepository } from '../timeline/timeline.repository.js';
import { TimelineService } from '../timeline/timeline.service.js';
import { StrikesService } from '../../suppressions/public.js';

/** No event is published by what the inbox asks of the mailings. */
const unused = undefined as never;

/** The services of the inbox over a database of the test file's own. */
export async function openInboxBench() {
  const people = await openContactsBench();
  const { database, suppressions, live, sealer } = people;
  const signer = createTokenSigner({ keys: [{ id: 0, secret: Buffer.alloc(32, 9) }] });
  const engagement = new EngagementService(new EngagementRepository());
  const outcomes = new OutcomesService(
    engagement,
    suppressions,
    new StrikesService(suppressions, sealer),
    new UncertainDeliveries(),
  );
  const cursors = new CursorsRepository();
  const intakeRepository = new IntakeRepository();
  const intake = new IntakeService(
    database,
    intakeRepository,
    cursors,
    new MatchingRepository(),
    outcomes,
    new ThreadsService(intakeRepository),
    new SentMailService(new SentMailRepository()),
    live,
    signer,
  );
  const mailingsRepository = new MailingsRepository();
  const mailings = new MailingsService(database, mailingsRepository, unused, live);
  const accounts = new AccountsService(
    database,
    new SendingAccountsRepository(),
    new MailboxesRepository(),
    new IdentitiesRepository(),
  );
  const conversationsRepository = new ConversationsRepository();
  const answers = new AnswersService(
    database,
    conversationsRepository,
    new AnswersRepository(),
    accounts,
    mailings,
    live,
  );
  const conversations = new ConversationsService(
    database,
    conversationsRepository,
    new OriginalMailService(),
    answers,
    suppressions,
    live,
  );
  return {
    ...people,
    signer,
    intake,
    cursors,
    maildrops: new MaildropsRepository(),
    mailings,
    answers,
    conversations,
    doubtful: new DoubtfulOptOuts(database, suppressions, live),
    engagement,
    returned: new ReturnedService(database, new ReturnedRepository(), suppressions, sealer, live),
    timeline: new TimelineService(database, new TimelineRepository()),
    all: <T>(sql: string, values: unknown[] = []) => rows<T>(database.manager, sql, values),
    /** A workspace with one sender, its mailbox, one contact, and a campaign's mail that the contact got. */
    async scene(overrides: { email?: string; state?: string; subject?: string } = {}) {
      const {
        email = 'ada@example.com',
        state = 'accepted',
        subject = 'Coffee for {{first_name}}',
      } = overrides;
      const ws = await people.newWorkspace();
      const { manager } = database;
      const account = await one(
        `insert into sending_accounts (workspace_id, name, host, port, security) values ($1, 'A', 'smtp.example.com', 587, 'starttls') returning id`,
        [ws],
      );
      const mailbox = await one(
        `insert into mailboxes (workspace_id, name, address, host, port, security, username, lease_token) values ($1, 'M', 'jonas@northlight.example', 'imap.example.com', 993, 'implicit_tls', 'jonas', 7) returning id`,
        [ws],
      );
      const identity = await one(
        `insert into identities (workspace_id, from_name, from_address, account_id, mailbox_id) values ($1, 'Jonas', 'jonas@northlight.example', $2, $3) returning id`,
        [ws, account, mailbox],
      );
      const contact = await people.contacts.create(ws, {
        email,
        firstName: 'Ada',
        lastName: 'Byron',
        attributes: {},
        listIds: [],
      });
      const campaign = await one(
        `insert into campaigns (workspace_id, name, subject) values ($1, 'Autumn roast', $2) returning id`,
        [ws, subject],
      );
      const mailing: NewMailing = {
        workspaceId: ws,
        kind: 'campaign',
        campaignId: campaign,
        conversationId: null,
        identityId: identity,
        accountId: account,
        content: {
          version: 1,
          subject,
          preheader: '',
          html: null,
          text: 'Hello {{first_name}}, the new harvest is in.',
          links: [],
          fields: [],
          locale: 'en',
          timeZone: 'UTC',
        } as unknown as NewMailing['content'],
        message: {
          from: { name: 'Jonas', address: 'jonas@northlight.example' },
          replyTo: null,
          returnPath: { kind: 'plus', address: 'jonas@northlight.example' },
          unsubscribe: true,
          listId: null,
          sampleFields: null,
          literal: null,
          threading: null,
        },
        trackOpens: false,
        trackClicks: false,
        uncertainPolicy: 'never_again',
        notBefore: new Date(),
      };
      const made = await database.transaction((inside) =>
        mailings.sendTo(inside, mailing, [{ contactId: contact.id, email, provider: 'other' }]),
      );
      await manager.query(
        `update deliveries set state = $3, settled_at = now(), accepted_at = case when $3 = 'accepted' then now() end where workspace_id = $1 and mailing_id = $2`,
        [ws, made.id, state],
      );
      const [delivery] = await rows<{ messageId: string }>(
        manager,
        `select message_id as "messageId" from deliveries where mailing_id = $1`,
        [made.id],
      );
      const lease: Lease = { workspaceId: ws, mailboxId: mailbox, token: '7' };
      return {
        ws,
        contact,
        campaign,
        identity,
        mailingId: made.id,
        messageId: delivery?.messageId ?? '',
        lease,
        /** As the return path of this delivery: with its token. */
        returnPath: `jonas+${signer.signReturnPath({ mailing: made.number, ordinal: 1 })}@northlight.example`,
        /** Reads these messages as UIDs from 1 on, in one batch. */
        take: (
          letters: readonly string[],
          place: { folder?: string; uidValidity?: string; role?: string; now?: Date } = {},
        ) => {
          const { folder = 'INBOX', uidValidity = '1', role = 'inbox', now = new Date() } = place;
          const messages = letters.map((letter, index) => {
            const raw = Buffer.from(letter.replace(/\r?\n/g, '\r\n'));
            return {
              uid: index + 1,
              raw,
              size: raw.length,
              internalDate: new Date('2026-11-20T10:00:00Z'),
              truncated: false,
              unreadable: null,
            };
          });
          const cursor: FolderCursor = {
            path: folder,
            uidValidity,
            lastUid: letters.length,
            highestModseq: null,
          };
          return intake.take(
            lease,
            { workspaceId: ws, mailboxId: mailbox, folder, uidValidity },
            messages,
            cursor,
            role,
            now,
          );
        },
        stored: () =>
          rows<Record<string, unknown>>(
            manager,
            `select kind, match, copy_of, conversation_id, contact_id from inbox_messages where workspace_id = $1 order by recorded_at, uid`,
            [ws],
          ),
      };
      async function one(sql: string, values: unknown[]): Promise<string> {
        const made = await row<{ id: string }>(manager, sql, values);
        if (!made) throw new Error('The insert returned no row.');
        return made.id;
      }
    },
  };
}
export type InboxBench = Awaited<ReturnType<typeof openInboxBench>>;
