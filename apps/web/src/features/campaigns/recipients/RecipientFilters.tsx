import { Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { SearchInput } from '../../../components/form/SearchInput';
import { QuietButton } from '../../../components/layout/QuietLink';
import { useWorkspace } from '../../../lib/workspace';
import { exportHref, type LiveCampaign } from '../api/campaigns';
import { recipientsFilter, recipientsSearch, type RecipientsSearch } from '../search';
import classes from './RecipientFilters.module.css';

const route = getRouteApi('/w/$workspaceId/campaigns/$id/recipients');

const states = [
  { value: 'waiting', label: 'Not tried yet' },
  { value: 'queued', label: 'Waiting' },
  { value: 'in_flight', label: 'On the way' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'kept', label: 'Accepted and kept' },
  { value: 'deferred', label: 'Trying again' },
  { value: 'rejected', label: 'Rejected' },
  { value: 'uncertain', label: 'Uncertain' },
  { value: 'skipped', label: 'Not tried' },
];
const deeds = [
  { value: 'opened', label: 'Loaded its pictures' },
  { value: 'clicked', label: 'Clicked' },
  { value: 'replied', label: 'Answered' },
  { value: 'bought', label: 'Bought' },
  { value: 'bounced', label: 'Sent back later' },
  { value: 'unsubscribed', label: 'Unsubscribed' },
  { value: 'complained', label: 'Reported as spam' },
];

/** Which people are shown; every choice stands in the address. */
export function RecipientFilters({ lanes }: { lanes: LiveCampaign['lanes'] }) {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: Partial<Record<keyof RecipientsSearch, string | number | undefined>>) =>
    void navigate({ search: (before) => recipientsSearch.parse({ ...before, ...change }), replace: true });
  const named = (part: string | number | undefined) => part !== undefined && part !== 'none';
  const server = [search.code, search.enhancedCode].filter(named).join(' ');
  const category = named(search.category) ? search.category : undefined;
  const filtered = Object.values(recipientsFilter(search)).some((part) => part !== undefined);

  return (
    <search className={classes.filters}>
      <SearchInput
        label="Search by address or by the server’s words"
        value={search.search ?? ''}
        onChange={(text) => narrow({ search: text || undefined })}
        width={240}
      />
      <Select
        aria-label="What became of it"
        placeholder="Any state"
        data={states}
        value={search.state ?? null}
        onChange={(state) => narrow({ state: state ?? undefined })}
        clearable
        w={150}
      />
      <Select
        aria-label="What they did"
        placeholder="Did anything"
        data={deeds}
        value={search.did ?? null}
        onChange={(did) => narrow({ did: did ?? undefined })}
        clearable
        w={180}
      />
      <Select
        aria-label="Mailbox provider"
        placeholder="Any provider"
        data={lanes.map(({ provider, name }) => ({ value: provider, label: name }))}
        value={search.provider ?? null}
        onChange={(provider) => narrow({ provider: provider ?? undefined })}
        clearable
        w={170}
      />
      {(server || category || search.code === 'none' || search.doubt || search.finalReason) && (
        <span className="num size-sm text-2">
          {[
            server && `Server said ${server}`,
            search.code === 'none' && 'No server said anything',
            category?.replaceAll('_', ' '),
            search.doubt && 'Had been in doubt',
            search.finalReason && 'One reason of the list above',
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      )}
      <Button
        component="a"
        href={exportHref({ workspaceId: workspace.id, id }, recipientsFilter(search))}
        download
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} aria-hidden />}
      >
        Export
      </Button>
      {filtered && (
        <QuietButton onClick={() => void navigate({ search: {}, replace: true })}>Clear filters</QuietButton>
      )}
    </search>
  );
}
