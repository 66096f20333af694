import { useState, type ReactNode } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconPaperclip } from '@tabler/icons-react';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { QuietButton } from '../../../components/layout/QuietLink';
import { MailFrame } from '../../../components/mail/MailFrame';
import { When } from '../../../components/numbers/When';
import { Avatar } from '../../../components/people/Avatar';
import { StateWord } from '../../../components/states/StateGlyph';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatCount } from '../../../lib/format/number';
import { rawMessageUrl, type ConversationMessage } from '../api/inbox';
import { mailState } from './mail-state';
import { Words } from './Words';
import classes from './MessageCard.module.css';

type Incoming = Extract<ConversationMessage, { kind: 'incoming' }>;

interface MessageCardProps {
  workspaceId: string;
  message: ConversationMessage;
  /** the words that decided what it is; they are marked */
  phrase: string | null;
}

/** One mail of a conversation: ours on sunken ground, theirs on white. */
export function MessageCard({ workspaceId, message, phrase }: MessageCardProps) {
  if (message.kind === 'incoming')
    return <IncomingCard workspaceId={workspaceId} message={message} phrase={phrase} />;
  if (message.kind === 'outgoing') return <OutgoingCard message={message} />;
  if (message.kind === 'answer')
    return (
      <Card
        ours
        name={message.writtenBy ?? message.from.name}
        facts={
          <>
            <When at={message.at} /> · from {message.from.address} ·{' '}
            <StateWord state={{ mail: mailState(message.state) }} />
          </>
        }
      >
        <Words text={message.text} />
        {message.reply && message.state !== 'accepted' && <ServerWords>{message.reply}</ServerWords>}
      </Card>
    );
  return <CampaignMailCard message={message} />;
}

/** Ours, written in a mail program. */
function OutgoingCard({ message }: { message: Extract<ConversationMessage, { kind: 'outgoing' }> }) {
  return (
    <Card
      ours
      name={message.from.name || message.from.address}
      facts={
        <>
          <When at={message.at} /> · from {message.from.address}, in a mail program
        </>
      }
    >
      <Words text={message.words} />
      <Attachments of={message.attachments} />
    </Card>
  );
}

function Attachments({ of }: { of: Incoming['attachments'] }) {
  const { locale } = useFormat();
  if (of.length === 0) return null;
  return (
    <p className={classes.attachments}>
      <IconPaperclip size={14} aria-hidden /> {formatCount(of.length, 'attachment', 'attachments', locale)}:{' '}
      {of.map(({ fileName }) => fileName ?? 'without a name').join(', ')}
    </p>
  );
}

/** What was sent is long and known: its beginning is enough. */
function CampaignMailCard({ message }: { message: Extract<ConversationMessage, { kind: 'campaign_mail' }> }) {
  const [whole, setWhole] = useState(false);
  const long = message.text.length > 420;
  return (
    <Card
      ours
      name={message.from.name || message.from.address}
      facts={
        <>
          <When at={message.at} /> · <StateWord state={{ mail: mailState(message.state) }} />
          {message.clickedAt ? ' · clicked' : message.openedAt ? ' · opened' : ''}
        </>
      }
    >
      <p className={classes.sentSubject}>{message.subject}</p>
      <Words text={whole || !long ? message.text : `${message.text.slice(0, 360).trimEnd()} …`} />
      {long && (
        <QuietButton onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : 'Show the whole mail'}
        </QuietButton>
      )}
    </Card>
  );
}

function IncomingCard({
  workspaceId,
  message,
  phrase,
}: {
  workspaceId: string;
  message: Incoming;
  phrase: string | null;
}) {
  const [shown, setShown] = useState<'words' | 'text' | 'html'>('words');
  const { locale } = useFormat();
  const name = message.from.name || message.from.address;
  const quotes = message.text.trim() !== '' && message.text.trim() !== message.words.trim();
  return (
    <Card
      name={name}
      facts={
        <>
          <When at={message.at} />
          {message.to[0] ? ` · to ${message.to[0]}` : ''}
        </>
      }
      menu={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`More for the mail of ${name}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              disabled={message.originalRemovedAfterDays !== null}
              leftSection={<IconDownload size={15} />}
              component="a"
              href={rawMessageUrl({ workspaceId, id: message.id })}
            >
              Download as it came
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      {shown === 'html' && message.html ? (
        <MailFrame html={message.html} title={`Mail from ${name}`} />
      ) : (
        <Words text={shown === 'text' ? message.text : message.words} phrase={phrase} />
      )}
      <Attachments of={message.attachments} />
      {message.originalRemovedAfterDays !== null && (
        <p className={classes.attachments}>
          The original was removed after {message.originalRemovedAfterDays} days as set.
        </p>
      )}
      <p className={classes.more}>
        {quotes && (
          <QuietButton onClick={() => setShown(shown === 'text' ? 'words' : 'text')}>
            {shown === 'text' ? 'Hide quoted text' : 'Show quoted text'}
          </QuietButton>
        )}
        {message.html && (
          <QuietButton onClick={() => setShown(shown === 'html' ? 'words' : 'html')}>
            {shown === 'html' ? 'Show as text' : 'Show as it was written'}
          </QuietButton>
        )}
        {shown === 'html' && message.remoteImagesRemoved > 0 && (
          <span className="num size-xs text-3">
            {formatCount(message.remoteImagesRemoved, 'remote picture', 'remote pictures', locale)} taken out
          </span>
        )}
      </p>
    </Card>
  );
}

interface CardProps {
  name: string;
  facts: ReactNode;
  children: ReactNode;
  ours?: boolean;
  menu?: ReactNode;
}

function Card({ name, facts, children, ours = false, menu }: CardProps) {
  return (
    <section className={classes.card} data-ours={ours || undefined}>
      <div className={classes.head}>
        <Avatar name={name} size={28} />
        <div className={classes.who}>
          <h3>{name}</h3>
          <p className={`num ${classes.facts}`}>{facts}</p>
        </div>
        {menu}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
