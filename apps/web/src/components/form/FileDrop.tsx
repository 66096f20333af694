import { Dropzone, type FileRejection } from '@mantine/dropzone';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../lib/format/FormatContext';
import { formatBytes } from '../../lib/format/number';
import classes from './FileDrop.module.css';
import '@mantine/dropzone/styles.css';

interface FileDropProps {
  /** "Drop a CSV file here, or choose one" */
  label: string;
  /** accepted MIME types, e.g. `['text/csv']`; the extension counts too */
  accept: Record<string, string[]>;
  maxBytes: number;
  onFile: (file: File) => void;
  busy?: boolean;
}

/** Takes one file by drop or by choice and says why it did not take one. */
export function FileDrop({ label, accept, maxBytes, onFile, busy = false }: FileDropProps) {
  const { locale } = useFormat();
  const [refusal, setRefusal] = useState<string | null>(null);
  const limit = formatBytes(maxBytes, locale);
  return (
    <div>
      <Dropzone
        multiple={false}
        accept={accept}
        maxSize={maxBytes}
        loading={busy}
        className={classes.zone}
        aria-label={label}
        onDrop={([file]) => {
          setRefusal(null);
          if (file) onFile(file);
        }}
        onReject={(rejections) => setRefusal(reasonFor(rejections, limit))}
      >
        <div className={classes.words}>
          <IconFileUpload size={22} stroke={1.7} aria-hidden />
          <span className="medium">{label}</span>
          <span className="num size-xs text-3">
            {Object.values(accept).flat().join(', ')} · up to {limit}
          </span>
        </div>
      </Dropzone>
      {refusal !== null && (
        <p role="alert" className={classes.refusal}>
          {refusal}
        </p>
      )}
    </div>
  );
}

function reasonFor(rejections: FileRejection[], limit: string): string {
  const [first] = rejections;
  if (rejections.length > 1) return 'One file at a time, please.';
  const name = first?.file.name ?? 'The file';
  const code = first?.errors[0]?.code;
  if (code === 'file-too-large') return `${name} is larger than ${limit}.`;
  if (code === 'file-invalid-type') return `${name} is not a file of this kind.`;
  return `${name} could not be read.`;
}
