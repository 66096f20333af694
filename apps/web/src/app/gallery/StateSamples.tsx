import { Button } from '@mantine/core';
import { Avatar } from '../../components/people/Avatar';
import { ProviderTile } from '../../components/people/ProviderTile';
import { Swatch } from '../../components/bars/Swatch';
import { CardList, CardRow } from '../../components/layout/Card';
import { Card } from '../../components/layout/Card';
import { Section } from '../../components/layout/Section';
import { campaignStates, type CampaignState } from '../../components/states/campaign-states';
import { deliveryStates, type DeliveryState } from '../../components/states/delivery-states';
import { mailboxStates, type MailboxState } from '../../components/states/mailbox-states';
import { LivePulse } from '../../components/states/LivePulse';
import { Pill } from '../../components/states/Pill';
import { ReplyLabel } from '../../components/states/ReplyLabel';
import { StateWord } from '../../components/states/StateGlyph';
import { Columns, Row } from './Columns';

const campaign = Object.keys(campaignStates) as CampaignState[];
const mail = Object.keys(deliveryStates) as DeliveryState[];
const mailbox = Object.keys(mailboxStates) as MailboxState[];

export function StateSamples() {
  return (
    <Columns>
      <Section title="Campaign" first>
        <CardList>
          {campaign.map((state) => (
            <CardRow key={state}>
              <StateWord state={{ campaign: state, share: 0.66 }} />
            </CardRow>
          ))}
        </CardList>
      </Section>
      <div>
        <Section title="One mail" first>
          <CardList>
            {mail.map((state) => (
              <CardRow key={state} picture={<Swatch fill={deliveryStates[state].fill} />}>
                <StateWord state={{ mail: state }} />
              </CardRow>
            ))}
          </CardList>
        </Section>
        <Section title="Mailbox and account">
          <CardList>
            {mailbox.map((state) => (
              <CardRow key={state}>
                <StateWord state={{ mailbox: state }} />
              </CardRow>
            ))}
          </CardList>
        </Section>
      </div>
      <div>
        <Section title="Labels" first>
          <Card padding="small">
            <Row>
              <ReplyLabel kind="interested" />
              <ReplyLabel kind="question" />
              <ReplyLabel kind="ask-again">Ask again 11 Jan</ReplyLabel>
              <ReplyLabel kind="away">Away until 2 Dec</ReplyLabel>
              <ReplyLabel kind="problem" />
              <ReplyLabel kind="opted-out" />
              <ReplyLabel kind="answered" />
              <ReplyLabel kind="has-left" />
              <Pill tone="accent">
                <LivePulse />
                Sending
              </Pill>
            </Row>
          </Card>
        </Section>
        <Section title="Buttons">
          <Card padding="small">
            <Row>
              <Button>Schedule</Button>
              <Button variant="default">Send test</Button>
              <Button variant="subtle" color="gray">
                Change
              </Button>
              <Button color="vermilion">Erase</Button>
              <Button disabled>Write</Button>
              <Button loading>Saving</Button>
              <Button size="xs" variant="default">
                Review
              </Button>
              <Button size="lg">Review and schedule</Button>
            </Row>
          </Card>
        </Section>
        <Section title="People and providers">
          <Card padding="small">
            <Row>
              {[
                'Tomás Alvarenga',
                'Grete Lindqvist',
                'Marek Dvořák',
                'Northlight Coffee',
                'Ines Hartmann',
              ].map((name) => (
                <Avatar key={name} name={name} />
              ))}
              {['Gmail', 'Microsoft', 'Yahoo'].map((name) => (
                <ProviderTile key={name} name={name} />
              ))}
              <ProviderTile name="Apple" small />
            </Row>
          </Card>
        </Section>
      </div>
    </Columns>
  );
}
