import { ShareBar } from '../../../components/bars/ShareBar';
import { DataGrid } from '../../../components/grid/DataGrid';
import type { GridColumn } from '../../../components/grid/grid-types';
import { Card, NameAndFacts } from '../../../components/layout/Card';
import { Section } from '../../../components/layout/Section';
import { Money } from '../../../components/numbers/Money';
import { Num } from '../../../components/numbers/Num';
import type { CampaignReport } from '../api/reports';
import { People } from '../PeopleLink';
import classes from './Links.module.css';

type LinkRow = CampaignReport['links'][number];

interface LinksProps {
  campaignId: string;
  links: readonly LinkRow[];
  currency: string;
}

/** Which links led somewhere: people, machines beside them, and what was bought behind each. */
export function Links({ campaignId, links, currency }: LinksProps) {
  const most = Math.max(1, ...links.map((link) => link.people));
  return (
    <Section title="Links" aside="People, each counted once per link">
      <Card padding="none">
        <DataGrid
          inCard
          label="Links"
          rows={links}
          rowKey={(link) => String(link.linkNo)}
          columns={columnsOf(campaignId, currency, most)}
          phoneRow={(link) => ({
            name: link.label || withoutScheme(link.url),
            value: <Revenue link={link} currency={currency} />,
            facts: (
              <>
                <People campaignId={campaignId} filter={{ did: 'clicked' }} count={link.people} accent />{' '}
                people · <Num value={link.machinePeople} /> machines · <Num value={link.orders} /> orders
              </>
            ),
          })}
          empty={<p className={classes.empty}>This mail has no links that are counted.</p>}
        />
      </Card>
    </Section>
  );
}

const columnsOf = (campaignId: string, currency: string, most: number): GridColumn<LinkRow>[] => [
  {
    key: 'link',
    title: 'Link',
    render: (link) => (
      <NameAndFacts
        name={link.label || withoutScheme(link.url)}
        facts={
          <span className={`truncate ${classes.address}`} title={link.url}>
            {withoutScheme(link.url)}
          </span>
        }
      />
    ),
  },
  {
    key: 'people',
    title: 'People',
    width: 240,
    render: (link) => (
      <span className={classes.people}>
        <People campaignId={campaignId} filter={{ did: 'clicked' }} count={link.people} accent />
        <ShareBar share={link.people / most} fill="chart-2" />
      </span>
    ),
  },
  {
    key: 'machines',
    title: 'Machines',
    align: 'right',
    width: 110,
    render: (link) => (
      <span className="text-3">
        <Num value={link.machinePeople} />
      </span>
    ),
  },
  {
    key: 'orders',
    title: 'Orders',
    align: 'right',
    width: 90,
    render: (link) => <Num value={link.orders || null} />,
  },
  {
    key: 'revenue',
    title: 'Revenue',
    align: 'right',
    width: 110,
    render: (link) => <Revenue link={link} currency={currency} />,
  },
];

function Revenue({ link, currency }: { link: LinkRow; currency: string }) {
  return (
    <span className="strong">
      <Money amount={link.orders === 0 && link.revenue === '0' ? null : link.revenue} currency={currency} />
    </span>
  );
}

const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '');
