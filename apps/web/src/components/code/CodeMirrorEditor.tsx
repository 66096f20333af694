import { useEffect, useEffectEvent, useRef } from 'react';
import { basicSetup, EditorView } from 'codemirror';
import { html, htmlLanguage } from '@codemirror/lang-html';
import { completeMergeTag, type MergeTag } from './merge-tags';
import classes from './CodeEditor.module.css';

export interface CodeEditorProps {
  /** name of the field for those who hear the page */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** `html` colours HTML and MJML */
  language?: 'html' | 'text';
  /** offered after `{{` */
  mergeTags?: readonly MergeTag[];
  readOnly?: boolean;
  height?: number;
}

/** CodeMirror keeps its own document; it is replaced only when `value` differs from what it holds. */
export default function CodeMirrorEditor(props: CodeEditorProps) {
  const { label, value, language = 'html', mergeTags, readOnly = false, height = 360 } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const change = useEffectEvent((text: string) => props.onChange(text));
  const present = useEffectEvent(() => props.value);

  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      doc: present(),
      extensions: [
        basicSetup,
        EditorView.lineWrapping,
        EditorView.editable.of(!readOnly),
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change(update.state.doc.toString());
        }),
        ...(language === 'html' ? [html({ autoCloseTags: true })] : []),
        ...(mergeTags ? [htmlLanguage.data.of({ autocomplete: completeMergeTag(mergeTags) })] : []),
      ],
    });
    view.current = editor;
    return () => editor.destroy();
  }, [label, language, mergeTags, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  return <div ref={host} className={classes.editor} style={{ height }} />;
}
