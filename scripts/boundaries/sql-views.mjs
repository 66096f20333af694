import { isTestFile, placeOf } from './place.mjs';

/**
 * Who owns which table, and which views are shown. A table belongs to the module whose `@Entity('…')` names it; a view
 * (made by a migration) is shown to others by a public.ts whose text names it in backquotes, beside its columns.
 */
export function ownedTables(modules, files) {
  const owners = new Map();
  const views = new Set();
  for (const [path, module] of modules) {
    const { layer, unit } = placeOf(path);
    if (layer === 'module') for (const table of module.entities) owners.set(table, unit);
  }
  for (const [path, text] of files) {
    if (!path.startsWith('migrations/')) continue;
    for (const [, name] of text.matchAll(/create\s+(?:or\s+replace\s+)?(?:materialized\s+)?view\s+(\w+)/gi)) {
      views.add(name);
    }
  }
  const interfaces = [...files].filter(([path]) => path.endsWith('/public.ts')).map(([, text]) => text);
  const shown = new Set([...views].filter((view) => interfaces.some((text) => text.includes(`\`${view}\``))));
  return { owners, shown, views };
}

const READ = /\b(?:from|join|into|update|table)\s+(?:only\s+)?(?:public\.)?"?([a-z_][a-z0-9_]*)"?/gi;
const SQL = /\b(select|insert into|update|delete from|with|merge into)\b/i;

/** SQL in a module that names another module's table, or a view that nobody shows. */
export function sqlViolations(modules, { owners, shown, views }) {
  const said = [];
  for (const [path, module] of modules) {
    const { layer, unit } = placeOf(path);
    if (layer !== 'module' || isTestFile(path)) continue;
    for (const { text, line } of module.strings) {
      if (!SQL.test(text)) continue;
      for (const [, word] of text.matchAll(READ)) {
        const name = word.toLowerCase();
        const owner = owners.get(name);
        if (owner && owner !== unit)
          said.push(
            `${path}:${line} reads the table ${name} of the module ${owner}; read a view that its public.ts names`,
          );
        if (views.has(name) && !shown.has(name))
          said.push(`${path}:${line} reads the view ${name}, which no public.ts names`);
      }
    }
  }
  return [...new Set(said)];
}
