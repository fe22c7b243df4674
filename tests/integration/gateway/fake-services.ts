import { Controller, Module } from '@nestjs/common';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import {
  CancelRunRequest,
  GetWorkflowRequest,
  REQUESTS,
  RunQuery,
  ShowVersionRequest,
  ValidateWorkflowRequest,
  busTopology,
} from '#contracts';
import type {
  BusRequest,
  DeadLetterReply,
  RunReply,
  ValidateWorkflowReply,
  VersionWithForms,
  WorkflowVersionReply,
} from '#contracts';
import { UserError } from '#platform/http';
import { createMicroservice } from '#platform/microservice';
import { HandleRequest, NatsModule } from '#platform/nats';
import { createLogger, currentTraceparent } from '#platform/telemetry';
import type { NodeDefinition } from '#workflow-core';

/** What the services were asked, with the trace that came along. */
export const asked: { request: object; query: unknown; traceparent: string | undefined }[] = [];

/** When the runs of the fake orchestrator were created. */
export const RUN_CREATED_AT = new Date().toISOString();

/** What the fake orchestrator says of a run, other than that it runs; null: it has not accepted it. */
export const runStatuses = new Map<string, RunReply['status'] | null>();

const note = (request: BusRequest<never, unknown>, query: unknown): void => {
  asked.push({ request, query, traceparent: currentTraceparent() });
};

/** A reply of which only the part that a spec looks at is there. */
const part = <Reply>(reply: object): Reply => reply as Reply;

@Controller()
class FakeRegistryController {
  @HandleRequest(REQUESTS.registry.listDefinitions)
  definitions(): NodeDefinition[] {
    return part([{ step: 'glb_export' }, { step: 'notify' }]);
  }

  @HandleRequest(REQUESTS.registry.showWorkflow)
  workflow(query: GetWorkflowRequest): WorkflowVersionReply {
    note(REQUESTS.registry.showWorkflow, query);
    if (query.key === 'unknown') throw new UserError('workflow_not_found', 'There is no workflow unknown.', 404);
    if (query.key === 'broken') throw new Error('the password is hunter2');
    return part({ key: query.key, version: query.version ?? 7 });
  }

  @HandleRequest(REQUESTS.registry.showVersion)
  version(query: ShowVersionRequest): VersionWithForms {
    return part({ key: query.key, version: query.version });
  }

  @HandleRequest(REQUESTS.registry.validateWorkflow)
  validate({ workflow }: ValidateWorkflowRequest): ValidateWorkflowReply {
    return part({ valid: false, issues: [workflow], semanticHash: null });
  }
}

@Controller()
class FakeOrchestratorController {
  @HandleRequest(REQUESTS.orchestrator.getRun)
  run({ runId }: RunQuery): RunReply {
    const status = runStatuses.get(runId) ?? (runStatuses.has(runId) ? null : 'running');
    if (runId.startsWith('unknown') || status === null)
      throw new UserError('run_not_found', `There is no run ${runId}.`, 404);
    return part({ runId, status, createdAt: RUN_CREATED_AT });
  }

  @HandleRequest(REQUESTS.orchestrator.cancelRun)
  cancel(query: CancelRunRequest): RunReply {
    note(REQUESTS.orchestrator.cancelRun, query);
    return part({ runId: query.runId, status: 'cancelled' });
  }

  @HandleRequest(REQUESTS.orchestrator.listDeadLetters)
  deadLetters(): DeadLetterReply[] {
    return part([{ id: '1', service: 'orchestrator', receivedAt: '2026-01-01T00:00:00.000Z' }]);
  }
}

@Module({})
class FakeServicesModule {
  static forRoot(natsUrl: string, natsPrefix: string): DynamicModule {
    const bus = { config: { natsUrl, natsPrefix }, topology: busTopology, service: 'fakes', logger };
    return {
      module: FakeServicesModule,
      imports: [NatsModule.forRoot(bus)],
      controllers: [FakeRegistryController, FakeOrchestratorController],
    };
  }
}

const logger = createLogger('fakes', 'silent');

/** Registry and orchestrator as a real service on the bus; comparison stays away. */
export const startFakeServices = (natsUrl: string, prefix: string): Promise<INestApplicationContext> =>
  createMicroservice(FakeServicesModule.forRoot(natsUrl, prefix), logger);
