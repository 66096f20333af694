import { useState } from 'react';
import { ActionIcon, Button, FileButton } from '@mantine/core';
import { MAIL_FILES_MAX, MAIL_FILES_WARN_BYTES } from '@mailwright/contracts';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Attachment } from '../../lib/api/generated/types.gen';
import { useFormat } from '../../lib/format/FormatContext';
import { formatBytes, formatCount } from '../../lib/format/number';
import { reasonOf } from '../feedback/ErrorState';
import { Notice } from '../feedback/Notice';
import { asSent, reasonAgainst } from './mail-size';
import classes from './AttachedFiles.module.css';

interface AttachedFilesProps {
  files: readonly Attachment[];
  onChange: (files: Attachment[]) => void;
  upload: (file: File) => Promise<Attachment>;
  /** Where a file can be looked at. */
  hrefOf: (file: Attachment) => string;
  /** How many people get it, where that is known. */
  people?: number | undefined;
  readOnly?: boolean;
}

/** The files that go with every mail: attach, look at, take away; and what they cost, said before it is sent. */
export function AttachedFiles({ files, onChange, upload, hrefOf, people, readOnly }: AttachedFilesProps) {
  const { locale } = useFormat();
  const [refusal, setRefusal] = useState<string | null>(null);
  const uploads = useMutation({
    mutationFn: async (chosen: File[]) => {
      setRefusal(null);
      const attached = [...files];
      for (const file of chosen) {
        const reason =
          attached.length < MAIL_FILES_MAX
            ? reasonAgainst(file, attached)
            : `A mail may have ${MAIL_FILES_MAX} files at most.`;
        if (reason !== null) {
          setRefusal(reason);
          break;
        }
        attached.push(await upload(file));
        onChange([...attached]);
      }
    },
  });
  const said = refusal ?? (uploads.error ? reasonOf(uploads.error) : null);

  return (
    <section className={classes.files} aria-label="Files">
      <div className={classes.head}>
        <span>
          <span className={classes.title}>Files</span>
          {files.length === 0 && <span className="size-sm text-2"> · none</span>}
        </span>
        {!readOnly && (
          <FileButton onChange={(chosen) => chosen.length > 0 && uploads.mutate(chosen)} multiple>
            {(button) => (
              <Button
                {...button}
                variant="default"
                size="xs"
                leftSection={<IconPaperclip size={14} />}
                loading={uploads.isPending}
              >
                Attach files
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {said !== null && (
        <div role="alert">
          <Notice tone="bad">{said}</Notice>
        </div>
      )}
      {files.length > 0 && (
        <ul className={classes.list}>
          {files.map((file, at) => (
            // The same file may be attached twice under one name.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${at} ${file.fileId}`} className={classes.file}>
              <IconPaperclip size={14} stroke={1.7} aria-hidden />
              <a className={`truncate size-sm ${classes.name}`} href={hrefOf(file)} download={file.fileName}>
                {file.fileName}
              </a>
              <span className="num size-xs text-3">{formatBytes(file.bytes, locale)}</span>
              {!readOnly && (
                <ActionIcon
                  aria-label={`Take ${file.fileName} away`}
                  variant="subtle"
                  size={24}
                  disabled={uploads.isPending}
                  onClick={() => {
                    setRefusal(null);
                    uploads.reset();
                    onChange(files.filter((_, other) => other !== at));
                  }}
                >
                  <IconX size={14} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {files.length > 0 && <Cost files={files} people={people} />}
    </section>
  );
}

/** Every mail carries them: what is small for one is not for everybody together. */
function Cost({ files, people }: Pick<AttachedFilesProps, 'files' | 'people'>) {
  const { locale } = useFormat();
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const each = asSent(total);
  const all =
    people === undefined || people === 0
      ? ''
      : ` × ${formatCount(people, 'person', 'people', locale)} = ${formatBytes(each * people, locale)}`;
  return (
    <>
      <p className="num size-xs text-2">
        {formatBytes(total, locale)}, in each mail {formatBytes(each, locale)}
        {all}
      </p>
      {total > MAIL_FILES_WARN_BYTES && (
        <Notice tone="wait">
          Many servers refuse mails over 10 MB. A link to your site reaches everybody, and shows who opened
          it.
        </Notice>
      )}
    </>
  );
}
