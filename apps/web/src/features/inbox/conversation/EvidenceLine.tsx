import { IconSparkles } from '@tabler/icons-react';
import { Notice } from '../../../components/feedback/Notice';
import { useFormat } from '../../../lib/format/FormatContext';
import type { Conversation, ConversationMessage } from '../api/inbox';
import { labelNames, labelWords } from '../labels';

type Incoming = Extract<ConversationMessage, { kind: 'incoming' }>;

/** Why it was read as what it is, and why it belongs to this mail of ours. */
export function EvidenceLine({ conversation, message }: { conversation: Conversation; message: Incoming }) {
  const { locale } = useFormat();
  const { label, labelBy, labelPhrase } = conversation;
  return (
    <Notice icon={IconSparkles}>
      {label && labelBy === 'rule' && (
        <>
          <b>Read as {labelWords(conversation, locale).toLowerCase()}</b>
          {labelPhrase ? `, because of “${labelPhrase.replace(/[.!]$/, '')}”` : ''}.{' '}
        </>
      )}
      {label && labelBy === 'person' && <b>Labelled {labelNames[label].toLowerCase()} by a person. </b>}
      {message.match ? message.match.says : 'It belongs to no mail of ours that we know of.'}
      {message.match?.done.includes('confirmed') &&
        ' That mail was in doubt: the answer proves that it arrived.'}
      {message.match?.done.includes('suppressed') && ' No marketing goes there any more.'}
      {message.newAddress && ` New contact: ${message.newAddress}.`}
    </Notice>
  );
}
