import { Avatar } from '../../../components/people/Avatar';
import classes from './InboxRow.module.css';

interface InboxRowProps {
  screen: 'phone' | 'desktop';
  from: string;
  /** filled for one person */
  subject: string;
  preheader: string;
}

/** Characters that fit: a 390 px phone shows about 38 of the subject and 80 of the preview on two lines, a wide list about 110 of both. */
const fits = { phone: { subject: 38, preheader: 46 }, desktop: { subject: 72, preheader: 110 } };

/** The mail between two others of an inbox; a mark stands where the text is cut. */
export function InboxRow({ screen, from, subject, preheader }: InboxRowProps) {
  const room = fits[screen];
  const cut = subject.length > room.subject;
  return (
    <figure className={classes.figure}>
      <div className={classes.inbox} data-screen={screen}>
        <div className={`${classes.row} ${classes.other}`} aria-hidden>
          <Avatar name="Anna Berg" size={30} />
          <span className={classes.words}>
            <span className={classes.from}>Anna Berg</span>
            <span className="truncate">Dinner on Friday?</span>
            <span className={`truncate ${classes.preheader}`}>We could try the new place at the canal</span>
          </span>
        </div>
        <div className={classes.row}>
          <Avatar name={from} size={30} />
          <span className={classes.words}>
            <span className={`truncate ${classes.from}`}>{from}</span>
            <CutText text={subject || 'No subject yet'} room={room.subject} missing={subject === ''} />
            <span className={classes.preheader}>
              <CutText
                text={preheader || 'The first words of the mail'}
                room={room.preheader}
                missing={preheader === ''}
              />
            </span>
          </span>
        </div>
      </div>
      <figcaption className="size-xs text-3">
        {subject === ''
          ? `A ${screen} shows about the first ${room.subject} characters of the subject.`
          : cut
            ? `The line marks where a ${screen === 'phone' ? '390 px phone' : 'usual window'} cuts the text.`
            : `All of the subject is seen on a ${screen}.`}
      </figcaption>
    </figure>
  );
}

function CutText({ text, room, missing }: { text: string; room: number; missing: boolean }) {
  return (
    <span className={`truncate ${missing ? classes.missing : ''}`}>
      {text.slice(0, room)}
      {text.length > room && (
        <>
          <span className={classes.cut} aria-hidden />
          <span className="text-3">{text.slice(room)}</span>
        </>
      )}
    </span>
  );
}
