import { Button } from '@mantine/core';
import type { Contact, Suppression } from '@mailwright/contracts';
import { IconBan, IconCircleCheckFilled, IconMailCheck, IconPencil, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { ServerWords } from '../../../components/feedback/ServerWords';
import { doneToast } from '../../../components/feedback/undo-toast';
import { When } from '../../../components/numbers/When';
import { StateGlyph } from '../../../components/states/StateGlyph';
import type { CheckState } from '../../../components/states/mailbox-states';
import { suppressionReasonWords, suppressionScopeWords } from '../../../components/states/suppression-words';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { liftSuppression, peopleChanged } from '../api/contacts';
import classes from './WhyCard.module.css';

interface WhyCardProps {
  contact: Contact;
  onCorrectAddress: () => void;
}

/** The first answer on a person's page: can they be mailed, and every fact that decides it. */
export function WhyCard({ contact, onCorrectAddress }: WhyCardProps) {
  const mayEdit = useMayEdit();
  const { verdict, says, suppressions } = contact.mailability;
  const [lifting, setLifting] = useState<Suppression | null>(null);
  const tone = verdict === 'yes' ? 'ok' : verdict === 'no' ? 'bad' : 'wait';
  const Picture = verdict === 'yes' ? IconMailCheck : IconBan;

  return (
    <section className={classes.card} data-tone={tone} aria-label="Can this person be mailed">
      <div className={classes.head}>
        <span className={classes.tile}>
          <Picture size={18} stroke={1.8} aria-hidden />
        </span>
        <div className={classes.words}>
          <h2>{says.replace(/\.$/, '')}</h2>
          {suppressions.length > 0 && (
            <p>
              {suppressions.map((one, index) => (
                <span key={one.id}>
                  {index > 0 && ' · '}
                  {suppressionReasonWords[one.reason]} ({suppressionScopeWords[one.scope].toLowerCase()})
                  since <When at={one.since} />
                </span>
              ))}
            </p>
          )}
        </div>
      </div>
      <div className={classes.body}>
        {suppressions
          .filter(({ note }) => note !== '')
          .map(({ id, note }) => (
            <ServerWords key={id}>{note}</ServerWords>
          ))}
        <Facts contact={contact} />
        {mayEdit && suppressions.length > 0 && (
          <div className={classes.actions}>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPencil size={14} />}
              onClick={onCorrectAddress}
            >
              Correct the address
            </Button>
            {suppressions.map((one) => (
              <Button
                key={one.id}
                variant="default"
                size="xs"
                leftSection={<IconRefresh size={14} />}
                onClick={() => setLifting(one)}
              >
                Lift “{suppressionReasonWords[one.reason].toLowerCase()}”
              </Button>
            ))}
          </div>
        )}
      </div>
      <LiftDialog suppression={lifting} onClose={() => setLifting(null)} />
    </section>
  );
}

function LiftDialog({ suppression, onClose }: { suppression: Suppression | null; onClose: () => void }) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  return (
    <ConfirmDialog
      opened={suppression !== null}
      onClose={onClose}
      title="Mail this address again?"
      verb="Lift the suppression"
      destructive
      onConfirm={async () => {
        if (suppression) await liftSuppression({ workspaceId: workspace.id, id: suppression.id });
        await peopleChanged(queries);
        doneToast('The suppression was lifted.');
      }}
    >
      {suppression?.removalWarning ?? 'Campaigns reach this address again from the next one on.'}
    </ConfirmDialog>
  );
}

const OPT_OUTS = new Set(['unsubscribed', 'opted_out_in_words']);

function Facts({ contact }: { contact: Contact }) {
  const { suppressions } = contact.mailability;
  const standing = (reasons: (reason: string) => boolean) =>
    suppressions.find((one) => reasons(one.reason) || one.also.some(reasons));
  const dead = standing((reason) => reason === 'dead_address');
  const failing = standing((reason) => reason === 'repeated_soft_bounce');
  const optOut = standing((reason) => OPT_OUTS.has(reason));
  const complaint = standing((reason) => reason === 'complaint');
  return (
    <dl className={classes.facts}>
      <Fact label="Address" state={dead || failing ? 'broken' : 'ready'}>
        {dead ? 'Does not exist' : failing ? 'Refused again and again' : 'No hard bounce'}
      </Fact>
      <Fact label="Opt-out" state={optOut ? 'broken' : 'ready'}>
        {optOut ? <When at={optOut.since} /> : 'None'}
      </Fact>
      <Fact label="Complaint" state={complaint ? 'broken' : 'ready'}>
        {complaint ? <When at={complaint.since} /> : 'None'}
      </Fact>
      <Fact label="Consent" state={contact.consent ? 'ready' : 'look'}>
        {contact.consent ? contact.consent.source : 'Not recorded'}
      </Fact>
    </dl>
  );
}

function Fact({ label, state, children }: { label: string; state: CheckState; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        {state === 'ready' ? (
          <IconCircleCheckFilled size={15} color="var(--mw-ok-fill)" aria-hidden />
        ) : (
          <StateGlyph state={{ check: state }} />
        )}
        <span className={classes.factWords}>{children}</span>
      </dd>
    </div>
  );
}
