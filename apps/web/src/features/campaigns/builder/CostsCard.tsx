import { useState } from 'react';
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { money } from '@mailwright/contracts';
import { Card } from '../../../components/layout/Card';
import fields from './fields.module.css';
import type { Draft } from './use-draft';
import classes from './CostsCard.module.css';

/** What is counted afterwards, and the two rules for when something goes wrong. */
export function CostsCard({ draft }: { draft: Draft }) {
  const { campaign, saver } = draft;
  return (
    <Card>
      <h2 className={classes.title}>Costs and rules</h2>
      <div id="rules" className={fields.stack}>
        <div className={fields.pair}>
          <CostField
            label="Fixed costs"
            description="Writing, pictures, a list you rented."
            currency={campaign.currency}
            value={campaign.fixedCost}
            onChange={(fixedCost) => saver.change({ fixedCost })}
          />
          <CostField
            label="Costs per mail"
            description="What your server or provider takes for each."
            currency={campaign.currency}
            value={campaign.costPerMessage}
            onChange={(costPerMessage) => saver.change({ costPerMessage })}
          />
        </div>
        <div className={fields.pair}>
          <Switch
            label="Count clicks"
            description="Links lead through this server first."
            checked={campaign.trackClicks}
            onChange={(event) => saver.change({ trackClicks: event.currentTarget.checked })}
          />
          <Switch
            label="Count opens"
            description="By an unseen picture; machines load it too."
            checked={campaign.trackOpens}
            onChange={(event) => saver.change({ trackOpens: event.currentTarget.checked })}
          />
        </div>
        <div className={fields.pair}>
          <NumberInput
            label="Seconds to take it back"
            description="0 to 600 after you confirm."
            min={0}
            max={600}
            clampBehavior="strict"
            allowDecimal={false}
            value={campaign.undoSeconds}
            onChange={(undoSeconds) => {
              if (typeof undoSeconds === 'number') saver.change({ undoSeconds });
            }}
          />
          <Select
            label="If the line breaks after a mail was handed over"
            description="Nobody can know then whether it arrived."
            data={[
              { value: 'never_again', label: 'Never send it twice' },
              { value: 'send_again', label: 'Send it again' },
            ]}
            value={campaign.uncertainPolicy}
            onChange={(policy) => {
              if (policy === 'never_again' || policy === 'send_again')
                saver.change({ uncertainPolicy: policy });
            }}
          />
        </div>
      </div>
    </Card>
  );
}

interface CostFieldProps {
  label: string;
  description: string;
  currency: string;
  value: string;
  onChange: (amount: string) => void;
}

/** An exact amount: what cannot be one stays in the field with a sentence and is not saved. */
function CostField({ label, description, currency, value, onChange }: CostFieldProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    if (plain(text) !== value) setText(value);
  }
  const problem = money.safeParse(plain(text)).error?.issues[0]?.message ?? null;
  return (
    <TextInput
      label={label}
      description={description}
      value={text}
      inputMode="decimal"
      error={problem}
      rightSection={<span className={fields.counter}>{currency}</span>}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        if (money.safeParse(plain(next)).success) onChange(plain(next));
      }}
    />
  );
}

/** Many write 12,50; an empty field is nothing. */
const plain = (text: string) => text.trim().replace(',', '.') || '0';
