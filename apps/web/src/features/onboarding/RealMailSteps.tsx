import { useQuery } from '@tanstack/react-query';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../components/layout/QuietLink';
import { CardList, CardRow, NameAndFacts } from '../../components/layout/Card';
import { Section } from '../../components/layout/Section';
import { useWorkspace } from '../../lib/workspace';
import { workspacesQuery } from './api/onboarding';
import classes from './RealMailSteps.module.css';

/** What stands between a newcomer and their first real campaign, in order. */
export function RealMailSteps() {
  const { workspace, person } = useWorkspace();
  const { data } = useQuery(workspacesQuery());
  const real = workspace.kind === 'real' ? workspace : data?.items.find(({ kind }) => kind === 'real');
  const steps: { title: string; says: string; action?: ReactNode }[] = [
    { title: 'Create your account', says: person.email },
    {
      title: 'Connect a mail server',
      says: 'Gmail, Microsoft 365, Postfix and more are prepared. 3 minutes.',
      action: real ? (
        <ButtonLink
          to="/w/$workspaceId/senders"
          params={{ workspaceId: real.id }}
          size="xs"
          variant="default"
        >
          Connect
        </ButtonLink>
      ) : (
        <ButtonLink to="/welcome" size="xs" variant="default">
          Connect
        </ButtonLink>
      ),
    },
    { title: 'Check your domain', says: 'We read SPF, DKIM and DMARC and show what to add.' },
    {
      title: 'Import your contacts',
      says: 'A CSV file. You see every row that would be kept back.',
      ...(real && {
        action: (
          <ButtonLink
            to="/w/$workspaceId/contacts/import"
            params={{ workspaceId: real.id }}
            size="xs"
            variant="default"
          >
            Import
          </ButtonLink>
        ),
      }),
    },
    {
      title: 'Send a test to yourself',
      says: 'It looks the same as the real mail, because it is the same mail.',
    },
  ];
  return (
    <Section title={workspace.kind === 'real' ? 'Five steps' : 'When you are ready for real mail'}>
      <CardList label="Steps to real mail">
        {steps.map(({ title, says, action }, index) => (
          <CardRow
            key={title}
            picture={index === 0 ? <Done /> : <span className={`num ${classes.number}`}>{index + 1}</span>}
            {...(action !== undefined && { action })}
          >
            <NameAndFacts name={title} facts={says} />
          </CardRow>
        ))}
      </CardList>
    </Section>
  );
}

const Done = () => (
  <>
    <IconCircleCheckFilled size={22} color="var(--mw-ok)" aria-hidden />
    <VisuallyHidden>Done:</VisuallyHidden>
  </>
);
