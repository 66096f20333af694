import type { ReactNode } from 'react';
import { ShareBar } from '../../../components/bars/ShareBar';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { StateGlyph } from '../../../components/states/StateGlyph';
import type { CheckState } from '../../../components/states/mailbox-states';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatBytes, formatCount } from '../../../lib/format/number';
import type { Campaign, Preview } from '../api/campaigns';
import classes from './ContentFacts.module.css';

/** Gmail cuts the HTML off at about here and hides the unsubscribe link with it. */
const gmailCutsAt = 102_000;

/** Size, and everything that is worth a look before it goes. */
export function ContentFacts({ preview, campaign }: { preview: Preview | undefined; campaign: Campaign }) {
  const { locale } = useFormat();
  if (!preview) return null;
  const { problems, warnings, missingFields, links, htmlBytes, bytes } = preview;
  const size = preview.html === null ? bytes : htmlBytes;
  const name = preview.contact.name || preview.contact.email;
  return (
    <div className={classes.facts}>
      <div>
        <div className={`num ${classes.size}`}>
          <span className="text-2">Size</span>
          <span>
            <b>{formatBytes(size, locale)}</b> of {formatBytes(gmailCutsAt, locale)}
          </span>
        </div>
        <ShareBar
          share={size / gmailCutsAt}
          fill={size > gmailCutsAt ? 'rejected' : size > gmailCutsAt * 0.8 ? 'warn' : 'accepted'}
        />
        {size > gmailCutsAt && (
          <p className="size-xs text-2">Gmail cuts it off here, with the unsubscribe link behind the cut.</p>
        )}
      </div>
      <ul className={classes.list}>
        {problems.map((problem) => (
          <Fact
            key={`${problem.part}${problem.line}${problem.message}`}
            state="broken"
            advice={problem.advice}
          >
            {placeOf(problem)}
            {problem.message}
          </Fact>
        ))}
        {missingFields.map((field) => (
          <Fact key={field} state="look" advice={`Write a fallback: {{default ${field} "…"}}`}>
            <ServerWords as="inline">{field}</ServerWords> is empty for {name} and has no fallback.
          </Fact>
        ))}
        {warnings.map((warning) => (
          <Fact key={`${warning.part}${warning.line}${warning.message}`} state="look" advice={warning.advice}>
            {placeOf(warning)}
            {warning.message}
          </Fact>
        ))}
        {preview.ok && (
          <Fact state={links.length > 0 ? 'ready' : 'look'}>
            {links.length > 0
              ? `${formatCount(links.length, 'link', 'links', locale)} found`
              : 'There is no link in it.'}
          </Fact>
        )}
        {preview.ok && preview.html !== null && (
          <Fact state="ready">
            {campaign.contentText === null ? 'Text version made from the HTML' : 'Text version of your own'}
          </Fact>
        )}
      </ul>
    </div>
  );
}

const placeOf = ({ part, line }: { part: string; line: number }) =>
  part === 'source' || part === 'html'
    ? `Line ${line}: `
    : part === 'subject' || part === 'preheader'
      ? `In the ${part === 'subject' ? 'subject' : 'preview text'}: `
      : '';

function Fact({ state, advice, children }: { state: CheckState; advice?: string; children: ReactNode }) {
  return (
    <li className={classes.fact}>
      <StateGlyph state={{ check: state }} />
      <span>
        {children}
        {advice && <span className={classes.advice}>{advice}</span>}
      </span>
    </li>
  );
}
