/** The process's whole configuration, for the role modules; a noun's module takes single values. */
export const CONFIG = Symbol('config');
