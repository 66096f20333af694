import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../../components/layout/Page';
import { ImportWizard } from './ImportWizard';
import { NewImport } from './NewImport';

const route = getRouteApi('/w/$workspaceId/contacts/import');

/** People from a file: upload, map, check, run. What is under way goes on without this page. */
export default function ImportPage() {
  const { id } = route.useSearch();
  return <Page>{id === undefined ? <NewImport /> : <ImportWizard key={id} id={id} />}</Page>;
}
