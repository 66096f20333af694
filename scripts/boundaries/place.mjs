/**
 * Where a file stands in the house: its layer, and which unit of that layer (the lib, the module, the web feature).
 * Paths have slashes and begin at the root.
 */
export function placeOf(path) {
  const [top, second, third, fourth, fifth] = path.split('/');
  if (top === 'libs') return { layer: 'lib', unit: second, folder: `libs/${second}` };
  if (top === 'migrations') return { layer: 'migrations', unit: 'migrations', folder: 'migrations' };
  if (top === 'bench' || top === 'scripts') return { layer: 'tools', unit: top, folder: top };
  if (top === 'apps' && second === 'web') {
    return {
      layer: 'web',
      unit: fourth === undefined ? third : `${fourth}/${fifth ?? ''}`,
      folder: 'apps/web',
      area: fourth,
    };
  }
  if (top === 'apps' && second === 'api') return { ...placeInApi(third, fourth, fifth), folder: 'apps/api' };
  return { layer: 'root', unit: '', folder: '' };
}

function placeInApi(third, fourth, fifth) {
  if (third !== 'src') return { layer: 'e2e', unit: 'e2e' };
  if (fourth === 'modules') return { layer: 'module', unit: fifth };
  if (fourth === 'platform' || fourth === 'config') return { layer: fourth, unit: fourth };
  if (fourth === 'cli' || fourth === 'supervisor') return { layer: 'cli', unit: fourth };
  return { layer: 'roles', unit: 'roles' };
}

/** Tests and what only they and the benchmarks start from: end-to-end tests, fixtures, folders named testing. */
export const isTestFile = (path) =>
  /\.test\.tsx?$/.test(path) ||
  path.startsWith('apps/api/e2e/') ||
  /\/(fixtures|testing)\//.test(path.replace(/^libs\//, ''));
