/** Where this machine keeps files: imports, journals, the sandbox's worlds. Absolute. */
export const DATA_DIR = Symbol('data directory');
