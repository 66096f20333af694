/** Files that go with mails. Whoever names one admits it in the same transaction and publishes a view of what it names. */
export { FilesModule } from './files.module.js';
export { FilesService } from './files.service.js';
