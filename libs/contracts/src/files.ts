import { z } from 'zod';
import { endpoint, file, upload, workspacePath } from './endpoint.js';
import { byId, id, inWorkspace } from './primitives.js';

/** One file that goes with mails. */
export const FILE_MAX_BYTES = 10_000_000;
/** All files and embedded pictures of one mail. In a message they grow by 37 %, to just under the 25 MB that Gmail takes. */
export const MAIL_FILES_MAX_BYTES = 18_000_000;
/** Above this, many servers refuse a mail, and people on phones mind. */
export const MAIL_FILES_WARN_BYTES = 5_000_000;
export const MAIL_FILES_MAX = 20;

const fileName = z.string().trim().min(1, 'Give the file a name.').max(200);

/** A file that goes with every message. `contentType` and `bytes` are what the server found; it never takes them from you. */
export const attachment = z
  .object({ fileId: id, fileName, contentType: z.string(), bytes: z.number().int() })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof attachment>;

export const attachments = z
  .array(attachment)
  .max(MAIL_FILES_MAX, `A mail may have ${MAIL_FILES_MAX} files at most.`);

const tag = 'files';
export const uploadFile = endpoint({
  id: 'uploadFile',
  method: 'POST',
  path: `${workspacePath}/files`,
  access: 'editor',
  tag,
  summary: 'Upload a file to attach to mails, at most 10 MB. One that nothing uses is removed after a day.',
  params: inWorkspace,
  query: z.object({ fileName }),
  body: upload(['application/octet-stream'], FILE_MAX_BYTES),
  response: attachment,
});
export const downloadFile = endpoint({
  id: 'downloadFile',
  method: 'GET',
  path: `${workspacePath}/files/:id`,
  access: 'viewer',
  tag,
  summary: 'An uploaded file.',
  params: byId,
  query: z.object({ fileName: fileName.default('file') }),
  response: file('application/octet-stream'),
});

export const fileEndpoints = [uploadFile, downloadFile];
