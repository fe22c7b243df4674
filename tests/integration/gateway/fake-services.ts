import { Controller, Module } from '@nestjs/common';
import type { INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, Payload } from '@nestjs/microservices';
import type { NatsContext } from '@nestjs/microservices';
import { CancelRunRequest, GetWorkflowRequest, REQUESTS, RunQuery, ValidateWorkflowRequest } from '#contracts';
import { UserError, createValidationPipe } from '#platform/http';
import { RequestPattern, RpcProblemFilter, natsTransport } from '#platform/nats';
import { createLogger } from '#platform/telemetry';

/** What the services were asked, by pattern, with the trace that came along. */
export const asked: { pattern: string; data: unknown; traceparent: string | undefined }[] = [];

/** When the runs of the fake orchestrator were created. */
export const RUN_CREATED_AT = new Date().toISOString();

const note = (pattern: string, data: unknown, context: NatsContext): void => {
  const headers = context.getHeaders() as { get(name: string): string } | undefined;
  asked.push({ pattern, data, traceparent: headers?.get('traceparent') });
};

@Controller()
class FakeRegistryController {
  @RequestPattern(REQUESTS.registry.listDefinitions)
  definitions(): object[] {
    return [{ step: 'glb_export' }, { step: 'notify' }];
  }

  @RequestPattern(REQUESTS.registry.getWorkflow)
  workflow(@Payload() request: GetWorkflowRequest, @Ctx() context: NatsContext): object {
    note(REQUESTS.registry.getWorkflow, request, context);
    if (request.key === 'unknown') throw new UserError('workflow_not_found', 'There is no workflow unknown.', 404);
    if (request.key === 'broken') throw new Error('the password is hunter2');
    return { key: request.key, version: request.version ?? 7 };
  }

  @RequestPattern(REQUESTS.registry.validateWorkflow)
  validate(@Payload() { workflow }: ValidateWorkflowRequest): object {
    return { valid: false, issues: [workflow], semanticHash: null };
  }
}

@Controller()
class FakeOrchestratorController {
  @RequestPattern(REQUESTS.orchestrator.getRun)
  run(@Payload() { runId }: RunQuery): object {
    if (runId.startsWith('unknown')) throw new UserError('run_not_found', `There is no run ${runId}.`, 404);
    return { runId, createdAt: RUN_CREATED_AT };
  }

  @RequestPattern(REQUESTS.orchestrator.cancelRun)
  cancel(@Payload() request: CancelRunRequest, @Ctx() context: NatsContext): object {
    note(REQUESTS.orchestrator.cancelRun, request, context);
    return { runId: request.runId, status: 'cancelled' };
  }

  @RequestPattern(REQUESTS.orchestrator.listDeadLetters)
  deadLetters(): object[] {
    return [{ id: '1', service: 'orchestrator', receivedAt: '2026-01-01T00:00:00.000Z' }];
  }
}

@Module({ controllers: [FakeRegistryController, FakeOrchestratorController] })
class FakeServicesModule {}

/** Registry and orchestrator as a real Nest microservice on the bus; comparison stays away. */
export async function startFakeServices(natsUrl: string): Promise<INestMicroservice> {
  const app = await NestFactory.createMicroservice(FakeServicesModule, {
    ...natsTransport(natsUrl, 'fakes'),
    logger: false,
  });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new RpcProblemFilter(createLogger('fakes', 'silent')));
  await app.listen();
  return app;
}
