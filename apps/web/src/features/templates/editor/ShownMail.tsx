import { useMemo } from 'react';
import { useViewportSize } from '@mantine/hooks';
import { MailFrame } from '../../../components/mail/MailFrame';
import type { Preview } from '../api/templates';
import classes from './PreviewSide.module.css';

export type MailView = 'desktop' | 'phone' | 'dark' | 'text';

/** Programs that turn colours around leave photographs alone. */
const picturesBack = '<style>img{filter:invert(1) hue-rotate(180deg)}</style>';
/** What is above and below the mail. */
const aroundPx = 300;

/** Subject and body, as one of the programs would show them. */
export function ShownMail({ preview, view }: { preview: Preview; view: MailView }) {
  const { height } = useViewportSize();
  const html = useMemo(
    () => (view === 'dark' ? `${preview.html ?? ''}${picturesBack}` : (preview.html ?? '')),
    [preview.html, view],
  );
  if (!preview.ok) {
    return (
      <p className={classes.broken}>It cannot be put together yet. What is wrong stands below the editor.</p>
    );
  }
  return (
    <div className={classes.mail} data-view={view}>
      <div className={classes.subject}>
        <b className="truncate">{preview.subject || 'No subject yet'}</b>
        <span className="truncate text-3">
          {preview.preheader || 'The first words of the mail stand here.'}
        </span>
      </div>
      {view === 'text' || preview.html === null ? (
        // It scrolls, so whoever has no pointer must get into it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={classes.text} tabIndex={0} aria-label="Plain text of the mail">
          {preview.text}
        </pre>
      ) : (
        <div className={view === 'dark' ? classes.dark : undefined}>
          <MailFrame
            html={html}
            title={`Preview of ${preview.subject}`}
            images="direct"
            height={Math.max(380, height - aroundPx)}
          />
        </div>
      )}
    </div>
  );
}
