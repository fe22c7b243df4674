/** The injection token of the artifact store that both paths write to. */
export const ARTIFACT_STORE = Symbol('artifact store');
