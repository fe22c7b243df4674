export const ARTIFACT_STORE = Symbol('artifact store');
export const DERIVED_FOLDER = Symbol('derived folder');
