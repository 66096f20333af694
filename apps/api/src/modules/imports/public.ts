/** What other modules may use of imports: nothing but the module. SQL may read the view `import_origins`. */
export { ImportsModule } from './imports.module.js';
