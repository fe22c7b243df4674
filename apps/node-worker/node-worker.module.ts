import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { busTopology } from '#contracts';
import type { BusTopology } from '#contracts';
import { definitions } from '#nodes/definitions';
import { executors } from '#nodes/executors';
import type { ExecutorEntry } from '#nodes/executors';
import { fanOuts } from '#nodes/fan-outs';
import { openArtifactStore } from '#artifacts';
import { BUS_TOPOLOGY, BusConnection, NatsModule } from '#platform/nats';
import type { Logger } from '#platform/telemetry';
import { createLocalProcessRunner } from '#steps';
import { createBlenderRenderer, createChromiumRenderer } from '#steps/render';
import type { Renderer } from '#steps';
import type { NodeDefinition } from '#workflow-core';
import { WorkerAnnouncerService } from './announcements/worker-announcer.service.js';
import { NodeWorkerConfig } from './node-worker.config.js';
import { BlenderProbeService } from './slots/blender-probe.service.js';
import { ChromiumProbeService } from './slots/chromium-probe.service.js';
import { RenderCounter } from './slots/render-counter.js';
import { SlotRenderers } from './slots/slot-renderers.js';
import type { RendererFactory } from './slots/slot-renderers.js';
import { WorkerCapabilities } from './slots/worker-capabilities.js';
import { NodeTaskConsumer } from './tasks/node-task.consumer.js';
import { OfferedSteps } from './slots/offered-steps.js';
import { RunningTasks } from './tasks/running-tasks.js';
import { TaskPullers } from './tasks/task-pullers.js';
import { TaskReportsService } from './tasks/task-reports.service.js';
import { TaskRunnerService } from './tasks/task-runner.service.js';
import { TaskSessions } from './tasks/task-sessions.js';
import { BLENDER, EXECUTORS, LOGGER, NODE_DEFINITIONS, RENDERER_FACTORY } from './worker-tokens.js';

/** What tests replace: executors by `step@version`, definitions, and the factories of renderers. */
const parts = (config: NodeWorkerConfig, logger: Logger): Provider[] => [
  { provide: EXECUTORS, useValue: executors },
  { provide: NODE_DEFINITIONS, useValue: definitions },
  { provide: RenderCounter, useValue: new RenderCounter(logger) },
  {
    provide: RENDERER_FACTORY,
    inject: [RenderCounter],
    useFactory:
      (counter: RenderCounter): RendererFactory =>
      () =>
        chromium(config, counter),
  },
  {
    provide: BLENDER,
    inject: [RenderCounter],
    useFactory: (counter: RenderCounter): Renderer => blender(config, counter),
  },
];

const chromium = ({ home, chromiumPath }: NodeWorkerConfig, counter: RenderCounter) =>
  createChromiumRenderer({
    homeDir: home,
    chromiumPath,
    onRender: () => counter.render(),
    onBrowser: (pid) => counter.browser(pid),
  });

const blender = ({ home, blenderPath }: NodeWorkerConfig, counter: RenderCounter) =>
  createBlenderRenderer({
    blenderPath,
    scratchDir: join(home, 'scratch'),
    processes: createLocalProcessRunner(),
    onRender: () => counter.render(),
  });

const assembled = (config: NodeWorkerConfig, logger: Logger): Provider[] => [
  WorkerCapabilities,
  RunningTasks,
  {
    provide: SlotRenderers,
    inject: [RENDERER_FACTORY],
    useFactory: (make: RendererFactory) => new SlotRenderers(make),
  },
  {
    provide: OfferedSteps,
    inject: [EXECUTORS, NODE_DEFINITIONS],
    useFactory: (entries: Record<string, ExecutorEntry>, known: NodeDefinition[]) =>
      new OfferedSteps(entries, known, fanOuts),
  },
  {
    provide: TaskSessions,
    inject: [SlotRenderers, BLENDER],
    useFactory: (renderers: SlotRenderers, blender: Renderer) =>
      new TaskSessions(openArtifactStore(config.artifactsUrl), { renderers, blender }, config.home),
  },
  {
    provide: TaskPullers,
    inject: [BusConnection, BUS_TOPOLOGY, WorkerCapabilities],
    useFactory: (bus: BusConnection, topology: BusTopology, capabilities: WorkerCapabilities) =>
      new TaskPullers({ bus, topology, capabilities, logger }),
  },
];

/** The worker: pulls node tasks of its pools and runs their steps. It has no database access. */
@Module({})
export class NodeWorkerModule {
  static forRoot(config: NodeWorkerConfig, logger: Logger): DynamicModule {
    return {
      module: NodeWorkerModule,
      imports: [NatsModule.forRoot({ config, topology: busTopology, service: 'node-worker', logger })],
      providers: [
        { provide: NodeWorkerConfig, useValue: config },
        { provide: LOGGER, useValue: logger },
        ...parts(config, logger),
        ...assembled(config, logger),
        TaskReportsService,
        TaskRunnerService,
        NodeTaskConsumer,
        ChromiumProbeService,
        BlenderProbeService,
        WorkerAnnouncerService,
      ],
    };
  }
}
