import { useQueryClient } from '@tanstack/react-query';
import { problemToast } from '../../../components/feedback/undo-toast';
import { useAutosave, type Autosaved } from '../../../lib/autosave/use-autosave';
import { useWorkspace } from '../../../lib/workspace';
import {
  getTemplateQueryKey,
  loadTemplate,
  saveTemplate,
  templateSaved,
  type Template,
  type TemplateChange,
} from '../api/templates';

export type TemplateDraft = Autosaved<Template, TemplateChange>;

/** The template of this page, saved while it is typed. */
export function useTemplateDraft(template: Template): TemplateDraft {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const path = { workspaceId: workspace.id, id: template.id };
  return useAutosave<Template, TemplateChange>(template, {
    save: (change) => saveTemplate(path, change),
    load: () => loadTemplate(path),
    onSaved: (saved) => {
      queries.setQueryData(getTemplateQueryKey({ path }), saved);
      // The list shows its name and picture.
      void templateSaved(queries);
    },
    onLost: (error) => problemToast('The last change was not saved', error),
  });
}
