import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconCash } from '@tabler/icons-react';
import { Money } from '../../../components/numbers/Money';
import { ReplyLabel } from '../../../components/states/ReplyLabel';
import { QuietButton } from '../../../components/layout/QuietLink';
import { useFormat } from '../../../lib/format/FormatContext';
import { useMayEdit } from '../../../lib/workspace';
import type { Conversation } from '../api/inbox';
import { labelKinds, labelWords } from '../labels';
import { useChange } from '../use-change';
import type { Inbox } from '../use-inbox';
import { readAmount } from './read-amount';
import classes from './DealCard.module.css';

/** Whoever asked for the field wants to type in it. */
const focusFirst = (field: HTMLInputElement | null): void => field?.focus();

/** What the conversation is worth. It counts as revenue of the campaign. */
export function DealCard({ inbox, conversation }: { inbox: Inbox; conversation: Conversation }) {
  const format = useFormat();
  const mayEdit = useMayEdit();
  const change = useChange(inbox.workspaceId);
  const [text, setText] = useState<string | null>(null);
  const { dealValue } = conversation;
  const currency = conversation.currency ?? format.currency;
  const amount = text === null ? null : readAmount(text);
  const save = () => {
    if (text === null) return;
    const value = text.trim() === '' ? null : amount;
    if (text.trim() !== '' && value === null) return;
    change.mutate({ conversation, set: { dealValue: value, currency } }, { onSuccess: () => setText(null) });
  };
  return (
    <section className={classes.deal} aria-label="Deal">
      <div className={classes.head}>
        <h3>Deal</h3>
        {conversation.label && (
          <ReplyLabel kind={labelKinds[conversation.label]}>
            {labelWords(conversation, format.locale)}
          </ReplyLabel>
        )}
      </div>
      {text === null ? (
        <>
          <p className={classes.value}>
            <Money amount={dealValue} currency={currency} />
          </p>
          {mayEdit && (
            <Button
              size="xs"
              variant="default"
              fullWidth
              leftSection={<IconCash size={14} />}
              onClick={() => setText(dealValue ?? '')}
            >
              {dealValue === null ? 'Say what it is worth' : 'Change the value'}
            </Button>
          )}
        </>
      ) : (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextInput
            ref={focusFirst}
            aria-label={`Value in ${currency}`}
            inputMode="decimal"
            value={text}
            error={text.trim() !== '' && amount === null ? 'Write an amount, for example 1250.50' : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
            rightSection={<span className="size-xs text-3">{currency}</span>}
            rightSectionWidth={48}
          />
          <span className={classes.buttons}>
            <Button size="xs" type="submit" variant="default" loading={change.isPending}>
              Save
            </Button>
            <QuietButton onClick={() => setText(null)}>Cancel</QuietButton>
          </span>
        </form>
      )}
    </section>
  );
}
