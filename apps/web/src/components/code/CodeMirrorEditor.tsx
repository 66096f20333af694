import { useEffect, useEffectEvent, useRef } from 'react';
import { basicSetup, EditorView } from 'codemirror';
import { html, htmlLanguage } from '@codemirror/lang-html';
import { completeMergeTag, type MergeTag } from './merge-tags';
import { paperColours } from './paper-colours';
import classes from './CodeEditor.module.css';

/** What a page may do with the editor beside typing. */
export interface CodeEditorHandle {
  /** Puts text in place of the selection and goes on behind it. */
  insert: (text: string) => void;
  /** Puts the cursor at a place, counted from 1, and shows it. */
  goTo: (line: number, column: number) => void;
}

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
  /** px, or a CSS length */
  height?: number | string;
  /** told the editor's handle once it is there, and null when it goes */
  onHandle?: (handle: CodeEditorHandle | null) => void;
}

/** CodeMirror keeps its own document; it is replaced only when `value` differs from what it holds. */
export default function CodeMirrorEditor(props: CodeEditorProps) {
  const { label, value, language = 'html', mergeTags, readOnly = false, height = 360 } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const change = useEffectEvent((text: string) => props.onChange(text));
  const present = useEffectEvent(() => props.value);
  const tell = useEffectEvent((handle: CodeEditorHandle | null) => props.onHandle?.(handle));

  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      doc: present(),
      extensions: [
        basicSetup,
        paperColours,
        EditorView.lineWrapping,
        EditorView.editable.of(!readOnly),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change(update.state.doc.toString());
        }),
        ...(language === 'html' ? [html({ autoCloseTags: true })] : []),
        ...(mergeTags ? [htmlLanguage.data.of({ autocomplete: completeMergeTag(mergeTags) })] : []),
      ],
    });
    view.current = editor;
    tell(handleOf(editor));
    return () => {
      tell(null);
      editor.destroy();
    };
  }, [label, language, mergeTags, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  return <div ref={host} className={classes.editor} style={{ height }} />;
}

function handleOf(editor: EditorView): CodeEditorHandle {
  return {
    insert(text) {
      editor.dispatch(editor.state.replaceSelection(text));
      editor.focus();
    },
    goTo(line, column) {
      const { doc } = editor.state;
      const place = doc.line(Math.min(Math.max(1, line), doc.lines));
      const at = Math.min(place.to, place.from + Math.max(0, column - 1));
      editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      editor.focus();
    },
  };
}
