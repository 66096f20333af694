import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { TabLink, TabStrip } from '../../components/layout/TabStrip';
import { useWorkspace } from '../../lib/workspace';
import { KeySettings } from './KeySettings';
import { PeopleSettings } from './PeopleSettings';
import { WorkspaceSettings } from './WorkspaceSettings';
import { YouSettings } from './YouSettings';
import classes from './SettingsPage.module.css';

const route = getRouteApi('/w/$workspaceId/settings');

const parts = {
  workspace: { name: 'Workspace', Part: WorkspaceSettings },
  people: { name: 'People', Part: PeopleSettings },
  keys: { name: 'API keys', Part: KeySettings },
  you: { name: 'You', Part: YouSettings },
} as const;

/** Who sends, who may, which programs may, and the person themselves. */
export default function SettingsPage() {
  const { workspace } = useWorkspace();
  const { part = 'workspace' } = route.useSearch();
  const { Part } = parts[part];
  return (
    <Page>
      <PageHeader title="Settings" answer={answerFor(workspace)} />
      <TabStrip label="Settings">
        {Object.entries(parts).map(([key, { name }]) => (
          <TabLink
            key={key}
            to="/w/$workspaceId/settings"
            params={{ workspaceId: workspace.id }}
            search={{ part: key as keyof typeof parts }}
            data-status={key === part ? 'active' : undefined}
            aria-current={key === part ? 'page' : undefined}
          >
            {name}
          </TabLink>
        ))}
      </TabStrip>
      <div className={classes.part}>
        <Part />
      </div>
    </Page>
  );
}

function answerFor({ kind, name, legalName, postalAddress }: ReturnType<typeof useWorkspace>['workspace']) {
  if (legalName === '' || postalAddress === '')
    return 'Campaigns wait for your legal name and postal address: the law wants both in every one.';
  return kind === 'sandbox'
    ? `A sandbox: no mail leaves this machine. It writes as ${legalName}.`
    : `${name} sends real mail as ${legalName}.`;
}
