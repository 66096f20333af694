import type { QueryClient } from '@tanstack/react-query';
import {
  changeTemplate,
  createCampaign,
  createTemplate,
  deleteImage,
  deleteTemplate,
  duplicateTemplate,
  getTemplate,
  previewTemplate,
  uploadImage,
  uploadFile,
} from '../../../lib/api/generated/sdk.gen';
import type {
  ChangeTemplateData,
  CreateTemplateData,
  PreviewTemplateData,
} from '../../../lib/api/generated/types.gen';

export {
  getTemplateOptions,
  getTemplateQueryKey,
  listContactsInfiniteOptions,
  listImagesInfiniteOptions,
  listStarterTemplatesOptions,
  listTemplatesInfiniteOptions,
  listTemplateTagsOptions,
  previewSavedTemplateOptions,
} from '../../../lib/api/generated/@tanstack/react-query.gen';
export type {
  Image,
  Preview,
  Template,
  TemplateLine,
  TemplateTag,
} from '../../../lib/api/generated/types.gen';

type InWorkspace = { workspaceId: string };
export type ById = InWorkspace & { id: string };
export type NewTemplate = CreateTemplateData['body'];
export type TemplateChange = Omit<ChangeTemplateData['body'], 'version'>;
export type PreviewDraft = PreviewTemplateData['body'];
export type ContentFormat = NewTemplate['format'];

const AFFECTED = new Set(['listTemplates', 'getTemplate', 'previewSavedTemplate']);
const idOf = ([key]: readonly unknown[]): string => {
  const { _id: operation = '' } = (key ?? {}) as { _id?: string };
  return operation;
};

/** After templates changed: whatever shows them is loaded again. */
export const templatesChanged = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => AFFECTED.has(idOf(queryKey)) });
/** While one is edited: lists are loaded again when they are next looked at, the editor's own words stay. */
export const templateSaved = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({
    refetchType: 'none',
    predicate: ({ queryKey }) => AFFECTED.has(idOf(queryKey)) && idOf(queryKey) !== 'getTemplate',
  });
export const imagesChanged = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => idOf(queryKey) === 'listImages' });

export const makeTemplate = async (path: InWorkspace, body: NewTemplate) =>
  (await createTemplate({ path, body })).data;
export const loadTemplate = async (path: ById) => (await getTemplate({ path })).data;
export const saveTemplate = async (path: ById, body: ChangeTemplateData['body']) =>
  (await changeTemplate({ path, body })).data;
export const copyTemplate = async (path: ById) => (await duplicateTemplate({ path })).data;
export const dropTemplate = async (path: ById) => (await deleteTemplate({ path })).data;

/** A draft of a campaign with this template in it. */
export const beginCampaignFrom = async (path: InWorkspace, template: { id: string; name: string }) =>
  (await createCampaign({ path, body: { name: template.name, templateId: template.id } })).data;

/** What is in the editor, made into a mail. The draft is the key: the same words are the same preview. */
export const previewQuery = (path: InWorkspace, draft: PreviewDraft) => ({
  queryKey: [{ _id: 'previewTemplate', path, draft }] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    (await previewTemplate({ path, body: draft, signal })).data,
});

export const sendImage = async (path: InWorkspace, file: File) =>
  (
    await uploadImage({
      path,
      query: { fileName: file.name },
      body: file,
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
    })
  ).data;
export const dropImage = async (path: ById) => (await deleteImage({ path })).data;

export const sendFile = async (path: InWorkspace, file: File) =>
  (
    await uploadFile({
      path,
      query: { fileName: file.name },
      body: file,
      headers: { 'Content-Type': 'application/octet-stream' },
    })
  ).data;
/** Where an attached file can be looked at. */
export const fileHref = ({ workspaceId }: InWorkspace, file: { fileId: string; fileName: string }): string =>
  `/api/v1/workspaces/${workspaceId}/files/${file.fileId}?fileName=${encodeURIComponent(file.fileName)}`;
