import type { ReactNode } from 'react';
import { Num } from '../../../components/numbers/Num';
import type { LiveCampaign } from '../api/campaigns';
import { RecipientsLink } from '../recipients/RecipientsLink';
import classes from './LiveHead.module.css';

type Evidence = LiveCampaign['doubts'][number]['evidence'];

/** What ended doubts, as the second half of "12 had been in doubt and …". */
const ENDED: Record<Evidence, string> = {
  sent_folder: 'found in the Sent folder',
  bounce: 'came back with a bounce message',
  complaint: 'reported as spam',
  reply: 'answered',
  open: 'opened',
  click: 'clicked',
  unsubscribe: 'unsubscribed by',
  journal: 'decided by the journal of a machine that came back',
  policy: 'put in the queue again after an hour, as the campaign says',
};

/** What became known after a server's reply, or instead of one: mails that came back, and doubts that ended. */
export function Afterwards({ live: { campaign, returned, doubts, counts } }: { live: LiveCampaign }) {
  if (returned === 0 && doubts.length === 0 && counts.uncertain === 0) return null;
  const lines: { key: string; words: ReactNode }[] = [];
  if (returned > 0)
    lines.push({
      key: 'returned',
      words: (
        <>
          <RecipientsLink id={campaign.id} search={{ state: 'accepted', did: 'bounced' }}>
            <Num value={returned} /> of the accepted came back
          </RecipientsLink>{' '}
          later as a bounce message.
        </>
      ),
    });
  if (counts.uncertain > 0)
    lines.push({
      key: 'uncertain',
      words: (
        <>
          <RecipientsLink id={campaign.id} search={{ state: 'uncertain' }}>
            <Num value={counts.uncertain} /> in doubt
          </RecipientsLink>
          : the line broke before a reply came.{' '}
          {campaign.uncertainPolicy === 'send_again'
            ? 'They get it again after an hour if nothing shows that it arrived.'
            : 'They are not sent to again; an answer, a click or the Sent folder can still show that it arrived.'}
        </>
      ),
    });
  for (const { evidence, outcome, count } of doubts)
    lines.push({
      key: `${evidence} ${outcome}`,
      words: (
        <>
          <RecipientsLink id={campaign.id} search={{ doubt: evidence }}>
            <Num value={count} /> had been in doubt
          </RecipientsLink>{' '}
          and {evidence === 'bounce' ? '' : count === 1 ? 'was ' : 'were '}
          {ENDED[evidence]}.
        </>
      ),
    });
  return (
    <ul className={`num size-sm text-2 ${classes.afterwards}`}>
      {lines.map(({ key, words }) => (
        <li key={key}>{words}</li>
      ))}
    </ul>
  );
}
