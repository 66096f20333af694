import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../../components/feedback/ErrorState';
import { PageSkeleton } from '../../components/feedback/Skeletons';
import { Page } from '../../components/layout/Page';
import { usePageTitle } from '../../lib/page-title';
import { useWorkspace } from '../../lib/workspace';
import { getTemplateOptions } from './api/templates';
import { TemplateEditor } from './editor/TemplateEditor';

const route = getRouteApi('/w/$workspaceId/templates/$id');

/** One template, to write and to look at. */
export default function TemplatePage() {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const template = useQuery(getTemplateOptions({ path: { workspaceId: workspace.id, id } }));
  usePageTitle(template.data?.name);
  if (template.data) return <TemplateEditor key={id} template={template.data} />;
  return (
    <Page>
      {template.error ? (
        <ErrorState
          title="The template did not load"
          error={template.error}
          onRetry={() => void template.refetch()}
        />
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}
