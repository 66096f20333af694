import { isTestFile } from './place.mjs';

/**
 * Statements that rightly name no workspace, by file, each with its reason. A new one belongs here only when it works for
 * all workspaces at once, or finds by something that nobody can guess.
 */
const ACROSS_WORKSPACES = {
  'contacts/contacts.repository.ts': 'the filter it is built with begins with the workspace',
  'imports/imports.repository.ts': 'throws uploads away that nobody started',
  'inbox/conversations/sql/list-conversations.ts': 'the conditions it is built with begin with the workspace',
  'inbox/reader/leases.repository.ts': 'a reading process shares out the mailboxes of all workspaces',
  'sending/sql/release-claims.ts': 'a sending process finds what it has open itself, of all workspaces',
  'sending/sql/reserve-budget.ts': 'forgets what is older than a day',
  'templates/images/images.repository.ts': 'mails name a picture by 128 random bits, and by nothing else',
  'platform/http/forget-answers.job.ts': 'forgets what is older than a day',
};

const TABLE = /create table (?:if not exists )?(\w+) \(([\s\S]*?)\n\s*\)[^;\n]*;/g;
const NAMED = /\b(?:from|join|into|update)\s+(?:only\s+)?"?([a-z_]+)"?/gi;
const SQL = /\b(select|insert into|update|delete from|with)\b/i;

/** SQL on a table of workspaces that does not say which one: an id alone finds rows of everybody. */
export function tenantViolations(modules, files) {
  const tables = new Set();
  for (const [path, text] of files) {
    if (!path.startsWith('migrations/')) continue;
    for (const [, name, columns] of text.matchAll(TABLE))
      if (/\bworkspace_id\b/.test(columns)) tables.add(name);
  }
  const said = [];
  for (const [path, module] of modules) {
    if (
      !/^apps\/api\/src\/(?:modules|platform)\//.test(path) ||
      isTestFile(path) ||
      path.includes('/testing/')
    )
      continue;
    if (Object.keys(ACROSS_WORKSPACES).some((known) => path.endsWith(`/${known}`))) continue;
    for (const { text, line } of module.strings) {
      if (!SQL.test(text) || /workspace_?id/i.test(text)) continue;
      const named = [...text.matchAll(NAMED)].map(([, word]) => word.toLowerCase());
      const table = named.find((word) => tables.has(word));
      if (table) said.push(`${path}:${line} names the table ${table} without the workspace`);
    }
  }
  return said;
}
