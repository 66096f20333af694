const FRAMEWORK = /^(@nestjs\/.*|typeorm|reflect-metadata)$/;
/** What a test may use wherever it stands. */
const TEST_TOOLS = new Set(['vitest', 'fast-check', '@mailwright/testing']);

/** Which layers of apps/api a layer may import, itself included. */
const API_DIRECTION = {
  config: ['config'],
  platform: ['platform'],
  module: ['module', 'platform'],
  roles: ['roles', 'module', 'platform', 'config'],
  cli: ['cli', 'roles', 'module', 'platform', 'config'],
  e2e: ['e2e', 'cli', 'roles', 'module', 'platform', 'config'],
};

/** The sentences that an import deserves; none for one that follows the direction. */
export function importRules({ from, to, packages, rootPackage }) {
  if (to.kind === 'node' || from.layer === 'tools' || from.layer === 'root') return [];
  if (to.kind === 'external' && FRAMEWORK.test(to.named) && framework(from).length > 0)
    return framework(from);
  const declared =
    from.isTest && TEST_TOOLS.has(to.named) ? [] : undeclared({ from, to, packages, rootPackage });
  if (to.kind === 'external') return declared;
  if (to.kind === 'workspace') return [...declared, ...workspace(from, to)];
  return file(from, to);
}

/** A package is used by whoever names it in his own package.json; tests may use the root's tools. */
function undeclared({ from, to, packages, rootPackage }) {
  const own = packages[from.folder] ?? {};
  const dev = from.isTest || from.layer === 'web' ? own.devDependencies : {};
  const root = from.isTest || from.unit === 'testing' ? rootPackage.devDependencies : {};
  const known = { ...own.dependencies, ...own.peerDependencies, ...dev, ...root };
  if (to.named in known || to.named === own.name || from.path?.endsWith('vite.config.ts')) return [];
  return [`imports ${to.named}, which ${from.folder}/package.json does not declare`];
}

function framework(from) {
  if (from.layer === 'lib') return ['a lib is free of frameworks: no Nest, no TypeORM'];
  if (from.layer === 'web') return ['the web page has nothing to do with Nest or TypeORM'];
  return [];
}

function workspace(from, to) {
  if (
    from.layer === 'web' &&
    to.named !== '@mailwright/contracts' &&
    to.named !== '@mailwright/email-document'
  ) {
    return [`the web page may use @mailwright/contracts only, not ${to.named}`];
  }
  if (from.layer === 'lib' && (to.layer !== 'lib' || to.named === '@mailwright/api')) {
    return [`a lib may use other libs only, not ${to.named}`];
  }
  if (to.unit === 'testing' && !from.isTest) return ['@mailwright/testing is for tests'];
  return [];
}

function file(from, to) {
  if (to.folder !== from.folder)
    return [`reaches out of its package into ${to.named}: import the package by its name`];
  if (from.layer === 'web') return web(from, to);
  const allowed = API_DIRECTION[from.layer];
  if (!allowed || from.isTest) return [];
  if (!allowed.includes(to.layer)) return [`${from.layer} may not import ${to.layer} (${to.named})`];
  if (
    to.layer === 'module' &&
    from.layer === 'module' &&
    to.unit !== from.unit &&
    !to.named.endsWith('/public.ts')
  ) {
    return [`the module ${from.unit} may import only public.ts of the module ${to.unit}, not ${to.named}`];
  }
  return [];
}

/** app composes features; features never import each other; components and lib know neither. */
function web(from, to) {
  if (from.isTest || from.area === undefined || to.area === undefined) return [];
  if (from.area === 'features' && to.area === 'features' && from.unit !== to.unit) {
    return [
      `the feature ${from.unit.split('/')[1]} imports the feature ${to.unit.split('/')[1]}; app composes them`,
    ];
  }
  if (from.area === 'features' && to.area === 'app') return ['a feature may not import app'];
  if ((from.area === 'components' || from.area === 'lib') && (to.area === 'features' || to.area === 'app')) {
    return [`${from.area} may not import ${to.area}`];
  }
  return [];
}
