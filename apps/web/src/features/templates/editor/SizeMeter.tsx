import { ShareBar } from '../../../components/bars/ShareBar';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatBytes } from '../../../lib/format/number';
import type { Preview } from '../api/templates';
import classes from './editor.module.css';

/** Gmail cuts the HTML off at about here, and hides the unsubscribe link with it. */
const gmailCutsAt = 102_000;

/** How large the mail is as it leaves, against what Gmail shows of it. */
export function SizeMeter({ preview }: { preview: Preview | undefined }) {
  const { locale } = useFormat();
  if (!preview?.ok) return null;
  const size = preview.html === null ? preview.bytes : preview.htmlBytes;
  return (
    <div>
      <div className={`num ${classes.size}`}>
        <span className="text-2">Size as it leaves</span>
        <span>
          <b>{formatBytes(size, locale)}</b> of {formatBytes(gmailCutsAt, locale)}
        </span>
      </div>
      <ShareBar
        share={size / gmailCutsAt}
        fill={size > gmailCutsAt ? 'rejected' : size > gmailCutsAt * 0.8 ? 'warn' : 'accepted'}
        limit={{ at: 1, meaning: 'Gmail cuts mails off here' }}
      />
      {size > gmailCutsAt && (
        <p className="size-xs text-2">Gmail cuts it off here, with the unsubscribe link behind the cut.</p>
      )}
    </div>
  );
}
