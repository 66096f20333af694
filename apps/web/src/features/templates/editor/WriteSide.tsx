import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CodeEditor, type CodeEditorHandle } from '../../../components/code/CodeEditor';
import { QuietButton } from '../../../components/layout/QuietLink';
import { useWorkspace } from '../../../lib/workspace';
import { listTemplateTagsOptions } from '../api/templates';
import { formatName } from '../formats';
import { FormatMenu } from './FormatMenu';
import { ImageButton } from '../images/ImageButton';
import { InsertTag } from './InsertTag';
import type { TemplateDraft } from './use-template-draft';
import classes from './editor.module.css';

/** A place in what is written, as warnings name it; line and column count from 1, line 0 is the whole part. */
export interface WritePlace {
  part: string;
  line: number;
  column: number;
}

interface WriteSideProps {
  draft: TemplateDraft;
  /** where to go */
  place: WritePlace | null;
  /** we went there */
  onPlaced: () => void;
  readOnly: boolean;
  children: ReactNode;
}

type Body = 'source' | 'text';

/** Subject, preview text and the body, with what may be put into each. */
export function WriteSide({ draft: { value, saver }, place, onPlaced, readOnly, children }: WriteSideProps) {
  const { workspace } = useWorkspace();
  const tags = useQuery(listTemplateTagsOptions({ path: { workspaceId: workspace.id } })).data?.items;
  const mergeTags = useMemo(
    () =>
      tags?.filter(({ kind }) => kind !== 'helper').map(({ path, label }) => ({ name: path, detail: label })),
    [tags],
  );
  const [body, setBody] = useState<Body>('source');
  const [editor, setEditor] = useState<CodeEditorHandle | null>(null);
  const subject = useRef<HTMLInputElement>(null);
  const preheader = useRef<HTMLInputElement>(null);
  const plain = value.format === 'text';
  const wanted: Body = place?.part === 'text' && !plain ? 'text' : 'source';
  if (place && place.part !== 'subject' && place.part !== 'preheader' && body !== wanted) setBody(wanted);

  useEffect(() => {
    if (!place) return;
    if (place.part === 'subject') subject.current?.focus();
    else if (place.part === 'preheader') preheader.current?.focus();
    else if (editor && body === wanted) editor.goTo(place.line, place.column);
    else return;
    onPlaced();
  }, [place, editor, body, wanted, onPlaced]);

  const insertInto = (field: 'subject' | 'preheader', input: HTMLInputElement | null, text: string) => {
    const at = input?.selectionStart ?? value[field].length;
    const to = input?.selectionEnd ?? at;
    saver.change({ [field]: value[field].slice(0, at) + text + value[field].slice(to) });
    input?.focus();
  };
  const ownText = body === 'text' && value.text === null;

  return (
    <>
      <div className={classes.fields}>
        <TextInput
          ref={subject}
          label="Subject"
          value={value.subject}
          maxLength={998}
          readOnly={readOnly}
          onChange={(event) => saver.change({ subject: event.currentTarget.value })}
          rightSection={
            !readOnly && (
              <InsertTag
                small
                label="Insert into the subject"
                tags={tags}
                onInsert={(text) => insertInto('subject', subject.current, text)}
              />
            )
          }
        />
        <TextInput
          ref={preheader}
          label="Preview text"
          placeholder="The grey line behind the subject"
          value={value.preheader}
          maxLength={500}
          readOnly={readOnly}
          onChange={(event) => saver.change({ preheader: event.currentTarget.value })}
          rightSection={
            !readOnly && (
              <InsertTag
                small
                label="Insert into the preview text"
                tags={tags}
                onInsert={(text) => insertInto('preheader', preheader.current, text)}
              />
            )
          }
        />
      </div>
      <div className={classes.tools}>
        {!plain && (
          <SegmentedControl
            aria-label="Edited"
            data={[
              { value: 'source', label: formatName[value.format] },
              { value: 'text', label: 'Plain text' },
            ]}
            value={body}
            onChange={(to) => setBody(to === 'text' ? 'text' : 'source')}
          />
        )}
        {!readOnly && (
          <>
            {!ownText && (
              <InsertTag label="Insert a field" tags={tags} onInsert={(text) => editor?.insert(text)} />
            )}
            {!plain && body === 'source' && (
              <ImageButton format={value.format} onInsert={(text) => editor?.insert(text)} />
            )}
            <span className={classes.spring} />
            <FormatMenu value={value} saver={saver} />
          </>
        )}
      </div>
      {ownText ? (
        <p className={classes.derived}>
          The plain text is made from the {formatName[value.format]}; the preview shows it.
          {!readOnly && (
            <QuietButton onClick={() => saver.change({ text: '' })}>Write an own one</QuietButton>
          )}
        </p>
      ) : (
        <CodeEditor
          key={`${body} ${value.format}`}
          label={body === 'text' ? 'Plain text of the mail' : `${formatName[value.format]} of the mail`}
          language={plain || body === 'text' ? 'text' : 'html'}
          value={body === 'text' ? (value.text ?? '') : value.source}
          onChange={(text) => saver.change(body === 'text' ? { text } : { source: text })}
          readOnly={readOnly}
          height="max(300px, calc(100dvh - 440px))"
          onHandle={setEditor}
          {...(mergeTags ? { mergeTags } : {})}
        />
      )}
      {body === 'text' && value.text !== null && !readOnly && (
        <QuietButton onClick={() => saver.change({ text: null })}>
          Make the plain text from the {formatName[value.format]} again
        </QuietButton>
      )}
      {children}
    </>
  );
}
