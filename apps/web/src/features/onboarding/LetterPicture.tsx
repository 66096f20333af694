import { useMemo } from 'react';
import { mailDocument } from '../../components/mail/mail-document';
import { sanitizeMail } from '../../components/mail/sanitize-mail';
import classes from './LetterPicture.module.css';

/** The letter as a sheet of paper that reaches out of the picture. Decoration: it can be read in the builder. */
export function LetterPicture({ html }: { html: string | null }) {
  const frame = useMemo(
    () =>
      html === null
        ? null
        : mailDocument(sanitizeMail(html, (url) => url).html, 'direct', window.location.origin),
    [html],
  );
  return (
    <div className={classes.sheet} aria-hidden>
      {frame !== null && (
        <iframe
          title="Picture of the letter"
          srcDoc={frame}
          sandbox=""
          tabIndex={-1}
          className={classes.frame}
          referrerPolicy="no-referrer"
        />
      )}
    </div>
  );
}
