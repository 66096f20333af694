import { Input, SegmentedControl } from '@mantine/core';
import type { MailboxProtocol } from '@mailwright/contracts';
import { Notice } from '../../../components/feedback/Notice';

interface ProtocolFieldProps {
  value: MailboxProtocol;
  onChoose: (protocol: MailboxProtocol) => void;
}

const LABEL = 'How it is read';

/** IMAP or POP3, and what one does not see with the latter. */
export function ProtocolField({ value, onChoose }: ProtocolFieldProps) {
  return (
    <>
      <Input.Wrapper label={LABEL} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={LABEL}
          data={[
            { value: 'imap', label: 'IMAP' },
            { value: 'pop3', label: 'POP3' },
          ]}
          value={value}
          onChange={(chosen) => onChoose(chosen === 'pop3' ? 'pop3' : 'imap')}
        />
      </Input.Wrapper>
      {value === 'pop3' && (
        <Notice>
          POP3 sees the inbox alone, neither Junk nor Sent. New mail is seen every two minutes instead of at
          once. Where the server has IMAP, choose that.
        </Notice>
      )}
    </>
  );
}
