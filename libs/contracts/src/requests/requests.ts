import type { NodeDefinition, PresetConversion } from '#workflow-core';
import { request } from './bus-request.js';
import type { NoQuery } from './bus-request.js';
import type { CachePrediction, PredictCacheRequest } from '../http/cache-prediction.dto.js';
import type { CompareRunsRequest, RunComparisonReply } from '../http/compare-runs.dto.js';
import type * as comparisons from '../http/comparisons.dto.js';
import type * as deadLetters from '../http/dead-letters.dto.js';
import type * as drafts from '../http/drafts.dto.js';
import type { DryRunCommand, PlannedDryRun } from '../http/dry-run.dto.js';
import type { PaletteReply } from '../http/palette.dto.js';
import type { PausePoolRequest, PoolLoad, PoolQuery } from '../http/pools.dto.js';
import type * as presets from '../http/presets.dto.js';
import type * as registry from '../http/registry.dto.js';
import type { RerunPlanReply } from '../http/rerun-plan.dto.js';
import type { ReferencesReply, ReferencesRequest, RetainedReply, SweepRequest } from '../http/retention.dto.js';
import type { ListRunsRequest } from '../http/run-list.dto.js';
import type * as states from '../http/run-states.dto.js';
import type * as runs from '../http/runs.dto.js';
import type { StepDuration, StepDurationsRequest } from '../http/step-durations.dto.js';
import type { LatestRun, LatestRunsRequest } from '../http/workflow-list.dto.js';

type Version = registry.WorkflowVersionReply;

/** The requests of every service with dead letters. */
const deadLettersOf = (service: string) => ({
  listDeadLetters: request<deadLetters.ListDeadLettersRequest, deadLetters.DeadLetterReply[]>(
    `${service}.dead-letters.list`,
  ),
  getDeadLetter: request<deadLetters.DeadLetterQuery, deadLetters.DeadLetterDetail>(`${service}.dead-letters.get`),
  requeueDeadLetter: request<deadLetters.DeadLetterQuery, deadLetters.DeadLetterDetail>(
    `${service}.dead-letters.requeue`,
  ),
  discardDeadLetter: request<deadLetters.DeadLetterQuery, deadLetters.DeadLetterDetail>(
    `${service}.dead-letters.discard`,
  ),
});

const referencesOf = (service: string) =>
  request<ReferencesRequest, ReferencesReply>(`${service}.retention.references`);
const sweepOf = (service: string) => request<SweepRequest, RetainedReply[]>(`${service}.retention.sweep`);

/** Every request over core NATS, by the service that answers it. */
export const REQUESTS = {
  registry: {
    listDefinitions: request<NoQuery, NodeDefinition[]>('registry.definitions.list'),
    showPalette: request<NoQuery, PaletteReply>('registry.palette.show'),
    validateWorkflow: request<registry.ValidateWorkflowRequest, registry.ValidateWorkflowReply>(
      'registry.workflows.validate',
    ),
    listWorkflows: request<drafts.ListWorkflowsRequest, registry.WorkflowSummary[]>('registry.workflows.list'),
    getWorkflow: request<Omit<registry.GetWorkflowRequest, 'orSummary'>, Version>('registry.workflows.get'),
    /** The same request on the wire as `getWorkflow`; with `orSummary` it may answer a summary. */
    showWorkflow: request<registry.GetWorkflowRequest, Version | registry.WorkflowSummary>('registry.workflows.get'),
    showVersion: request<registry.ShowVersionRequest, registry.VersionWithForms>('registry.workflows.show-version'),
    createWorkflow: request<drafts.CreateWorkflowCommand, drafts.DraftReply>('registry.workflows.create'),
    duplicateWorkflow: request<drafts.DuplicateWorkflowCommand, drafts.DraftReply>('registry.workflows.duplicate'),
    archiveWorkflow: request<drafts.ArchiveWorkflowCommand, drafts.DraftReply>('registry.workflows.archive'),
    importWorkflow: request<drafts.ImportWorkflowCommand, drafts.DraftReply>('registry.workflows.import'),
    exportWorkflow: request<drafts.WorkflowAtRequest, drafts.WorkflowExport>('registry.workflows.export'),
    dryRunWorkflow: request<DryRunCommand, PlannedDryRun>('registry.workflows.dry-run'),
    diffWorkflow: request<drafts.DiffWorkflowRequest, drafts.WorkflowDiffReply>('registry.workflows.diff'),
    listVersions: request<drafts.ListVersionsRequest, drafts.VersionSummary[]>('registry.workflows.versions'),
    getDraft: request<drafts.WorkflowKeyRequest, drafts.DraftReply>('registry.drafts.get'),
    saveDraft: request<drafts.SaveDraftCommand, drafts.DraftReply>('registry.drafts.save'),
    publishDraft: request<drafts.PublishDraftCommand, drafts.PublishReply>('registry.drafts.publish'),
    resolveWorkflow: request<registry.GetWorkflowRequest, registry.ResolveWorkflowReply>('registry.workflows.resolve'),
    listWorkers: request<NoQuery, registry.LiveWorker[]>('registry.workers.list'),
    convertPreset: request<registry.ConvertPresetRequest, PresetConversion>('registry.presets.convert'),
    migratePresets: request<presets.MigrateConfigsRequest, presets.MigratedConfig[]>('registry.presets.migrate'),
    newestPresetMigrations: request<presets.OutputTypeKeys, presets.NewestPresetMigration[]>('registry.presets.newest'),
    rollBackPresets: request<presets.OutputTypeKeys, presets.NewestPresetMigration[]>('registry.presets.rollback'),
    listPresetMigrations: request<presets.ListPresetMigrationsRequest, presets.PresetMigrationReply[]>(
      'registry.presets.migrations',
    ),
    listReferences: referencesOf('registry'),
  },
  orchestrator: {
    listRuns: request<ListRunsRequest, runs.RunsReply>('orchestrator.runs.list'),
    latestRuns: request<LatestRunsRequest, LatestRun[]>('orchestrator.runs.latest'),
    getRun: request<runs.RunQuery, runs.RunReply>('orchestrator.runs.get'),
    getRunStates: request<states.RunStatesRequest, states.RunStates>('orchestrator.runs.states'),
    getNode: request<states.GetNodeRequest, runs.NodeRunReply>('orchestrator.runs.node'),
    getNodeLogs: request<states.NodeLogsRequest, states.NodeLogsReply>('orchestrator.runs.logs'),
    getRunContext: request<runs.GetContextRequest, runs.RunContextReply>('orchestrator.runs.context'),
    listNodes: request<runs.ListNodesRequest, runs.NodesReply>('orchestrator.runs.nodes'),
    listAttempts: request<runs.ListAttemptsRequest, runs.AttemptReply[]>('orchestrator.runs.attempts'),
    cancelRun: request<runs.CancelRunRequest, runs.RunReply>('orchestrator.runs.cancel'),
    pauseRun: request<runs.PauseRunRequest, runs.RunReply>('orchestrator.runs.pause'),
    resumeRun: request<runs.RunQuery, runs.RunReply>('orchestrator.runs.resume'),
    rerun: request<runs.RerunRequest, runs.RerunReply>('orchestrator.runs.rerun'),
    planRerun: request<runs.RerunRequest, RerunPlanReply>('orchestrator.runs.plan-rerun'),
    compareRuns: request<CompareRunsRequest, RunComparisonReply>('orchestrator.runs.compare'),
    predictCache: request<PredictCacheRequest, CachePrediction[]>('orchestrator.cache.predict'),
    stepDurations: request<StepDurationsRequest, StepDuration[]>('orchestrator.steps.durations'),
    listPools: request<NoQuery, PoolLoad[]>('orchestrator.pools.list'),
    pausePool: request<PausePoolRequest, PoolLoad>('orchestrator.pools.pause'),
    resumePool: request<PoolQuery, PoolLoad>('orchestrator.pools.resume'),
    ...deadLettersOf('orchestrator'),
    sweepRetention: sweepOf('orchestrator'),
    listReferences: referencesOf('orchestrator'),
  },
  comparison: {
    listComparisons: request<comparisons.ListComparisonsRequest, comparisons.ComparisonReply[]>(
      'comparison.comparisons.list',
    ),
    getComparison: request<comparisons.GetComparisonRequest, comparisons.ComparisonReply>('comparison.comparisons.get'),
    listVerdicts: request<comparisons.RunVerdictsRequest, comparisons.RunVerdict[]>('comparison.comparisons.verdicts'),
    ...deadLettersOf('comparison'),
    sweepRetention: sweepOf('comparison'),
    listReferences: referencesOf('comparison'),
  },
};
