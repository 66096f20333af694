import { useState } from 'react';
import { Button, Checkbox, SegmentedControl, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { z } from 'zod';
import { CodeEditor } from '../../components/code/CodeEditor';
import { FieldRow, FormColumn } from '../../components/form/FormColumn';
import { FileDrop } from '../../components/form/FileDrop';
import { Card } from '../../components/layout/Card';
import { Section } from '../../components/layout/Section';
import { ApiProblem } from '../../lib/api/problem';
import { useSchemaForm } from '../../lib/form';
import { Columns, Pile, Row } from './Columns';

const schema = z.object({
  name: z.string().min(1, 'Give it a name.'),
  email: z.email('Write the address as name@example.com.'),
});
const tags = [{ name: 'first_name', detail: 'First name' }, { name: 'city' }];
const csv = { 'text/csv': ['.csv'] };

export function FormSamples() {
  const form = useSchemaForm(schema, { name: '', email: 'jonas@' });
  const [code, setCode] = useState(
    '<h1>Hello {{first_name}}</h1>\n<p style="color: #333">The winter roast is here.</p>\n',
  );
  return (
    <>
      <Section title="Form">
        <Columns of={2}>
          <Card>
            <FormColumn
              onSubmit={form.onSubmit(() => undefined)}
              problem={
                new ApiProblem({
                  status: 422,
                  detail: 'The server refused this sender',
                  remedy: 'Verify it first.',
                })
              }
              actions={
                <>
                  <Button variant="default">Cancel</Button>
                  <Button type="submit">Save the sender</Button>
                </>
              }
            >
              <FieldRow>
                <TextInput
                  label="Name"
                  placeholder="Jonas"
                  key={form.key('name')}
                  {...form.getInputProps('name')}
                />
                <TextInput
                  label="Email"
                  error="Write the address as name@example.com."
                  defaultValue="jonas@"
                />
              </FieldRow>
              <Select label="Zone" data={['Europe/Berlin', 'Europe/Lisbon']} defaultValue="Europe/Berlin" />
              <Textarea label="Note" description="Seen by your team only" />
            </FormColumn>
          </Card>
          <Pile>
            <Row>
              <Switch label="Machines taken out" defaultChecked />
              <Switch label="Off" />
              <Checkbox label="Stay signed in" defaultChecked />
              <Checkbox label="Not chosen" />
              <SegmentedControl
                aria-label="Days"
                data={['7 days', '30 days', '90 days']}
                defaultValue="30 days"
              />
            </Row>
            <FileDrop
              label="Drop a CSV file here, or choose one"
              accept={csv}
              maxBytes={200_000_000}
              onFile={() => undefined}
            />
          </Pile>
        </Columns>
      </Section>
      <Section title="Code editor">
        <CodeEditor label="Template in HTML" value={code} onChange={setCode} mergeTags={tags} height={160} />
      </Section>
    </>
  );
}
