import { lazy, Suspense } from 'react';
import { BlockSkeleton } from '../feedback/Skeletons';
import type { CodeEditorProps } from './CodeMirrorEditor';

export type { CodeEditorHandle } from './CodeMirrorEditor';

const CodeMirrorEditor = lazy(() => import('./CodeMirrorEditor'));

/** An editor for HTML, MJML or plain text with completion of merge tags. Loaded when it is first shown. */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <Suspense fallback={<BlockSkeleton height={typeof props.height === 'number' ? props.height : 360} />}>
      <CodeMirrorEditor {...props} />
    </Suspense>
  );
}
