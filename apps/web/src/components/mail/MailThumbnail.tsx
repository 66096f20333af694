import { useMemo } from 'react';
import { useElementSize } from '@mantine/hooks';
import { withEmbeddedPictures } from './embedded-pictures';
import { mailDocument } from './mail-document';
import { sanitizeMail } from './sanitize-mail';
import classes from './MailThumbnail.module.css';

/** A mail is laid out at this width and drawn into whatever room there is. */
const layoutWidth = 680;

/** The upper part of a mail, small: a picture of it, not something to read or to press. */
export function MailThumbnail({ html, text }: { html: string | null; text?: string }) {
  const { ref, width } = useElementSize();
  const frame = useMemo(
    () =>
      html === null
        ? null
        : mailDocument(
            sanitizeMail(withEmbeddedPictures(html, window.location.origin), (url) => url).html,
            'direct',
            window.location.origin,
          ),
    [html],
  );
  return (
    <span ref={ref} className={classes.window} aria-hidden>
      {frame === null ? (
        <span className={classes.text}>{text}</span>
      ) : (
        <iframe
          title="Picture of the mail"
          srcDoc={frame}
          sandbox=""
          tabIndex={-1}
          loading="lazy"
          referrerPolicy="no-referrer"
          className={classes.frame}
          style={{ width: layoutWidth, height: layoutWidth, transform: `scale(${width / layoutWidth})` }}
        />
      )}
    </span>
  );
}
