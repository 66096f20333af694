import type { Contact } from '@mailwright/contracts';
import {
  IconBan,
  IconListDetails,
  IconShieldCheck,
  IconTableImport,
  IconUserPlus,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Section } from '../../../components/layout/Section';
import { When } from '../../../components/numbers/When';
import { entriesOf, type TimelineEntry } from './timeline';
import classes from './ContactTimeline.module.css';

const pictures: Record<TimelineEntry['kind'], Icon> = {
  suppressed: IconBan,
  joined: IconListDetails,
  consent: IconShieldCheck,
  imported: IconTableImport,
  added: IconUserPlus,
};

interface ContactTimelineProps {
  contact: Contact;
  /** more of the same person's story from other nouns, above what the contact itself tells */
  children?: ReactNode;
}

/** The story of a person. */
export function ContactTimeline({ contact, children }: ContactTimelineProps) {
  return (
    <Section title="Timeline">
      {children}
      <ol className={classes.timeline}>
        {entriesOf(contact).map(({ key, kind, title, text, at }) => {
          const Picture = pictures[kind];
          return (
            <li key={key} className={classes.entry} data-kind={kind}>
              <span className={classes.dot}>
                <Picture size={14} stroke={1.8} aria-hidden />
              </span>
              <div className={classes.words}>
                <span className="medium">{title}</span>
                {text !== '' && <span className={classes.text}>{text}</span>}
              </div>
              <span className={classes.at}>
                <When at={at} />
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
