import { useMemo, useState } from 'react';
import { IconPhotoOff } from '@tabler/icons-react';
import { useFormat } from '../../lib/format/FormatContext';
import { formatCount } from '../../lib/format/number';
import { Notice } from '../feedback/Notice';
import { QuietButton } from '../layout/QuietLink';
import { withEmbeddedPictures } from './embedded-pictures';
import { mailDocument, type RemoteImages } from './mail-document';
import { sanitizeMail } from './sanitize-mail';
import classes from './MailFrame.module.css';

interface MailFrameProps {
  html: string;
  /** name of the frame: "Mail from Tomás Alvarenga" */
  title: string;
  /** `blocked` asks before pictures load; `direct` is for our own mails in preview */
  images?: RemoteImages;
  /** rewrites remote pictures once they may load, e.g. to the API's proxy */
  imageUrl?: (url: string) => string;
  /** px; we cannot measure inside the frame, so it is fixed and can be made taller */
  height?: number;
  width?: number | string;
}

/**
 * A mail in a frame that runs nothing: no scripts, no same origin, no forms, and by default no pictures
 * from elsewhere. It is shown on white in both themes, as its writer meant it.
 */
export function MailFrame({
  html,
  title,
  images = 'blocked',
  imageUrl,
  height = 420,
  width = '100%',
}: MailFrameProps) {
  const { locale } = useFormat();
  const [allowed, setAllowed] = useState(false);
  const [tall, setTall] = useState(false);
  const policy: RemoteImages = images === 'blocked' && allowed ? (imageUrl ? 'proxied' : 'direct') : images;
  const mail = useMemo(
    () =>
      sanitizeMail(
        images === 'direct' ? withEmbeddedPictures(html, window.location.origin) : html,
        policy === 'blocked' ? null : (imageUrl ?? ((url) => url)),
      ),
    [html, imageUrl, images, policy],
  );
  const frame = useMemo(() => mailDocument(mail.html, policy, window.location.origin), [mail.html, policy]);
  const asks = policy === 'blocked' && mail.remoteImages > 0;

  return (
    <div className={classes.mail}>
      {asks && (
        <Notice
          icon={IconPhotoOff}
          action={<QuietButton onClick={() => setAllowed(true)}>Show them</QuietButton>}
        >
          {formatCount(mail.remoteImages, 'picture', 'pictures', locale)} not loaded: they tell the sender
          that you read this.
        </Notice>
      )}
      <iframe
        title={title}
        srcDoc={frame}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        className={classes.frame}
        style={{ width, height: tall ? height * 2.5 : height }}
      />
      <QuietButton className={classes.expand} onClick={() => setTall(!tall)}>
        {tall ? 'Smaller' : 'Taller'}
      </QuietButton>
    </div>
  );
}
