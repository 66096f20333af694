import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SigningKey } from '@mailwright/contracts';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { Notice } from '../../../components/feedback/Notice';
import { reasonOf } from '../../../components/feedback/ErrorState';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { doneToast } from '../../../components/feedback/undo-toast';
import { When } from '../../../components/numbers/When';
import { StateGlyph, StateWord } from '../../../components/states/StateGlyph';
import { ApiProblem } from '../../../lib/api/problem';
import { useWorkspace } from '../../../lib/workspace';
import { accountsChanged } from '../api/accounts';
import { lookUpKey, removeKey, signWith, stopSigningWith } from '../api/signing-keys';
import { useOwner } from '../use-owner';
import { type KeyPlace, lookOfCheck, lookOfKey } from './key-words';
import classes from './Signing.module.css';

interface KeyCardProps extends KeyPlace {
  signingKey: SigningKey;
}

/** A key: how it is, its record to copy, and what can be done with it now. */
export function KeyCard({ signingKey: key, anotherSigns, serverSigns }: KeyCardProps) {
  const { workspace } = useWorkspace();
  const owner = useOwner();
  const mayCheck = owner || workspace.role === 'editor';
  const queries = useQueryClient();
  const path = { workspaceId: workspace.id, id: key.id };
  const [asking, setAsking] = useState<'unseen' | 'off' | 'delete' | null>(null);
  const changed = () => accountsChanged(queries);
  const check = useMutation({ mutationFn: () => lookUpKey(path), onSuccess: changed });
  const turnOn = useMutation({
    mutationFn: (evenIfNotSeen: boolean) => signWith(path, evenIfNotSeen),
    onSuccess: async () => {
      check.reset();
      await changed();
      doneToast(`Mail of ${key.domain} is signed from now on.`);
    },
  });
  const notSeen = turnOn.error instanceof ApiProblem && turnOn.error.code === 'signing_key.not_seen';
  const failure = turnOn.error ?? check.error;
  const { state, word, says } = lookOfKey(key, { anotherSigns, serverSigns });

  return (
    <li className={classes.key}>
      <div className={classes.head}>
        <StateWord state={state}>{word}</StateWord>
        <span className={`mono ${classes.selector}`}>{key.selector}</span>
        <span className={classes.spring} />
        {key.seenAt && (
          <span className="num size-xs text-3">
            Record seen <When at={key.seenAt} />
          </span>
        )}
      </div>
      <p className={classes.says}>{says}</p>
      {key.state === 'waiting' && <KeyRecord signingKey={key} />}
      {key.state === 'on' && (
        <details className={classes.fold}>
          <summary>Its record</summary>
          <KeyRecord signingKey={key} />
        </details>
      )}
      {check.data && (
        <output className={classes.seen}>
          <StateGlyph state={{ check: lookOfCheck(check.data) }} />
          <span>{check.data.says}</span>
        </output>
      )}
      {failure !== null && (
        <Notice
          tone={notSeen ? 'wait' : 'bad'}
          action={
            notSeen && (
              <Button size="xs" variant="default" onClick={() => setAsking('unseen')}>
                Turn on all the same
              </Button>
            )
          }
        >
          {reasonOf(failure)}
        </Notice>
      )}
      <div className={classes.actions}>
        {mayCheck && key.state !== 'off' && key.state !== 'replaced' && (
          <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
            Check now
          </Button>
        )}
        {owner && key.state !== 'on' && (
          <Button
            size="xs"
            variant={key.state === 'waiting' ? 'filled' : 'default'}
            loading={turnOn.isPending}
            onClick={() => turnOn.mutate(false)}
          >
            {anotherSigns ? 'Sign with this one' : 'Turn on'}
          </Button>
        )}
        {owner && key.state === 'on' && (
          <Button size="xs" variant="default" onClick={() => setAsking('off')}>
            Turn off
          </Button>
        )}
        {owner && key.state !== 'on' && (
          <Button size="xs" variant="default" onClick={() => setAsking('delete')}>
            Delete
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={asking === 'unseen'}
        onClose={() => setAsking(null)}
        title="Sign although the record was not seen?"
        verb="Turn it on all the same"
        onConfirm={() => turnOn.mutateAsync(true).then(() => undefined)}
      >
        Receivers that do not find the key take the signature for a forged one, and where the domain’s DMARC
        policy is strict they refuse the mail. Do this only if you know that the record is there.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'off'}
        onClose={() => setAsking(null)}
        title={`Sign no more mail of ${key.domain}?`}
        verb="Turn it off"
        onConfirm={async () => {
          await stopSigningWith(path);
          await changed();
        }}
      >
        Mail that leaves from now on carries no signature of ours. You can turn the key on again at any time.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={() => setAsking(null)}
        title={`Delete the key ${key.selector}?`}
        verb="Delete the key"
        destructive
        onConfirm={async () => {
          await removeKey(path);
          await changed();
        }}
      >
        Nobody can ever sign with it again. Remove its record from the DNS too, once a week has passed since
        it last signed.
      </ConfirmDialog>
    </li>
  );
}

function KeyRecord({ signingKey: { record } }: { signingKey: SigningKey }) {
  return (
    <>
      <div className={classes.record}>
        <span>Name</span>
        <ServerWords copy={{ text: record.name, what: 'the name of the DKIM record' }}>
          {record.name}
        </ServerWords>
        <span>Type</span>
        <span className="mono">{record.type}</span>
        <span>Value</span>
        <ServerWords copy={{ text: record.value, what: 'the DKIM record' }}>{record.value}</ServerWords>
      </div>
      <details className={classes.fold}>
        <summary>As a line for a zone file</summary>
        <ServerWords copy={{ text: record.zoneLine, what: 'the line for a zone file' }}>
          {record.zoneLine}
        </ServerWords>
      </details>
    </>
  );
}
