import type { ReactNode } from 'react';
import { UnstyledButton } from '@mantine/core';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { StateGlyph } from '../../../components/states/StateGlyph';
import type { CheckState } from '../../../components/states/mailbox-states';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatCount } from '../../../lib/format/number';
import type { Preview } from '../api/templates';
import type { WritePlace } from './WriteSide';
import classes from './editor.module.css';

interface FindingsProps {
  preview: Preview | undefined;
  ownText: boolean;
  onGo: (place: WritePlace) => void;
}

/** What is wrong and what is worth a look; each leads to its line. */
export function Findings({ preview, ownText, onGo }: FindingsProps) {
  const { locale } = useFormat();
  if (!preview) return null;
  const { problems, warnings, missingFields, links, ok, contact } = preview;
  return (
    <ul className={classes.findings} aria-label="What to look at">
      {problems.map((problem) => (
        <Found key={keyOf(problem)} state="broken" advice={problem.advice} onGo={goTo(problem, onGo)}>
          {placeName(problem)}
          {problem.message}
        </Found>
      ))}
      {missingFields.map((field) => (
        <Found key={field} state="look" advice={`Write a fallback: {{default ${field} "…"}}`}>
          <ServerWords as="inline">{field}</ServerWords> is empty for {contact.name || contact.email} and has
          no fallback.
        </Found>
      ))}
      {warnings.map((warning) => (
        <Found key={keyOf(warning)} state="look" advice={warning.advice} onGo={goTo(warning, onGo)}>
          {placeName(warning)}
          {warning.message}
        </Found>
      ))}
      {ok && (
        <Found state={links.length > 0 ? 'ready' : 'look'}>
          {links.length > 0
            ? `${formatCount(links.length, 'link', 'links', locale)} found`
            : 'There is no link in it.'}
        </Found>
      )}
      {ok && preview.html !== null && (
        <Found state="ready">{ownText ? 'Plain text of your own' : 'Plain text made from the body'}</Found>
      )}
    </ul>
  );
}

type Spot = Preview['warnings'][number];
const keyOf = ({ part, line, column, message }: Spot) => `${part} ${line} ${column} ${message}`;

/** A finding about a whole part has no line to go to, but its field can be focused. */
const goTo = ({ part, line, column }: Spot, onGo: FindingsProps['onGo']) =>
  line > 0 || part === 'subject' || part === 'preheader' ? () => onGo({ part, line, column }) : undefined;

function placeName({ part, line }: Spot): string {
  if (part === 'subject') return 'Subject: ';
  if (part === 'preheader') return 'Preview text: ';
  if (line === 0) return '';
  return part === 'text' ? `Plain text, line ${line}: ` : `Line ${line}: `;
}

interface FoundProps {
  state: CheckState;
  advice?: string;
  onGo?: (() => void) | undefined;
  children: ReactNode;
}

function Found({ state, advice, onGo, children }: FoundProps) {
  const words = (
    <>
      <StateGlyph state={{ check: state }} />
      <span className={classes.found}>
        {children}
        {advice && <span className={classes.advice}>{advice}</span>}
      </span>
    </>
  );
  return (
    <li>
      {onGo ? (
        <UnstyledButton className={classes.finding} onClick={onGo}>
          {words}
        </UnstyledButton>
      ) : (
        <div className={classes.finding}>{words}</div>
      )}
    </li>
  );
}
