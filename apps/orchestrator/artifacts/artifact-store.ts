/** The store of artifacts, of which the orchestrator only asks whether one is there. */
export const ARTIFACT_STORE = Symbol('artifact store');
