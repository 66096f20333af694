import { useMemo, useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CodeEditor } from '../../../components/code/CodeEditor';
import { QuietButton } from '../../../components/layout/QuietLink';
import { useWorkspace } from '../../../lib/workspace';
import { listTemplateTagsOptions } from '../api/campaigns';
import fields from './fields.module.css';
import type { Draft } from './use-draft';

/** The source as it is, with completion of merge tags; and the plain text, if the writer wants an own one. */
export function ContentEditor({ draft: { campaign, saver }, choose }: { draft: Draft; choose: ReactNode }) {
  const { workspace } = useWorkspace();
  const [part, setPart] = useState<'source' | 'text'>('source');
  const tags = useQuery(listTemplateTagsOptions({ path: { workspaceId: workspace.id } }));
  const mergeTags = useMemo(
    () => (tags.data?.items ?? []).map(({ path, label }) => ({ name: path, detail: label })),
    [tags.data],
  );
  const plain = campaign.contentFormat === 'text';
  const own = campaign.contentText !== null;

  return (
    <div className={fields.stack}>
      <div className={fields.row}>
        {!plain && (
          <SegmentedControl
            aria-label="What is edited"
            data={[
              { value: 'source', label: campaign.contentFormat === 'mjml' ? 'MJML' : 'HTML' },
              { value: 'text', label: 'Plain text' },
            ]}
            value={part}
            onChange={(value) => setPart(value === 'text' ? 'text' : 'source')}
          />
        )}
        {choose}
      </div>
      {part === 'source' || plain ? (
        <CodeEditor
          key="source"
          label="Source of the mail"
          language={plain ? 'text' : 'html'}
          value={campaign.contentSource ?? ''}
          onChange={(contentSource) => saver.change({ contentSource })}
          mergeTags={mergeTags}
        />
      ) : own ? (
        <>
          <CodeEditor
            key="text"
            label="Plain text of the mail"
            language="text"
            value={campaign.contentText ?? ''}
            onChange={(contentText) => saver.change({ contentText })}
            mergeTags={mergeTags}
            height={260}
          />
          <QuietButton onClick={() => saver.change({ contentText: null })}>
            Make it from the HTML again
          </QuietButton>
        </>
      ) : (
        <p className="size-sm text-2">
          The plain text is made from the HTML.{' '}
          <QuietButton onClick={() => saver.change({ contentText: '' })}>Write an own one</QuietButton>
        </p>
      )}
    </div>
  );
}
