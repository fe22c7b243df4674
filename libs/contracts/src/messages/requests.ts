/** Request/reply patterns over core NATS (Nest's transport); the reply types stand beside each in `http/`. */
export const REQUESTS = {
  registry: {
    listDefinitions: 'registry.definitions.list',
    validateWorkflow: 'registry.workflows.validate',
    listWorkflows: 'registry.workflows.list',
    getWorkflow: 'registry.workflows.get',
    publishWorkflow: 'registry.workflows.publish',
    resolveWorkflow: 'registry.workflows.resolve',
    listWorkers: 'registry.workers.list',
    convertPreset: 'registry.presets.convert',
    migratePresets: 'registry.presets.migrate',
    newestPresetMigrations: 'registry.presets.newest',
    rollBackPresets: 'registry.presets.rollback',
    listPresetMigrations: 'registry.presets.migrations',
  },
  orchestrator: {
    listRuns: 'orchestrator.runs.list',
    getRun: 'orchestrator.runs.get',
    getRunContext: 'orchestrator.runs.context',
    cancelRun: 'orchestrator.runs.cancel',
    listDeadLetters: 'orchestrator.dead-letters.list',
  },
  comparison: {
    listComparisons: 'comparison.comparisons.list',
    getComparison: 'comparison.comparisons.get',
    listDeadLetters: 'comparison.dead-letters.list',
  },
} as const;
