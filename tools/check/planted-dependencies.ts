/** A tree that keeps every dependency rule, with each allowance in use: file → content. */
export const CLEAN: Record<string, string> = {
  'libs/workflow-core/src/index.ts':
    "export { hash } from './hash.js';\nexport interface NodeDefinition {\n  step: string;\n}\n",
  'libs/workflow-core/src/hash.ts': "import { sha256 } from '@noble/hashes/sha2.js';\nexport const hash = sha256;\n",
  'libs/workflow-core/src/hash.spec.ts': "import fc from 'fast-check';\nimport './hash.js';\nexport { fc };\n",
  'libs/workflow-core/src/testing/index.ts': 'export const a = 1;\n',
  'libs/steps/src/index.ts': "export { one } from './one.js';\nexport type { Port } from './ports/index.js';\n",
  'libs/steps/src/one.ts':
    "import { readFileSync } from 'node:fs';\nimport type { Store } from '#artifacts';\nexport const one: Store = readFileSync;\n",
  'libs/steps/src/render/index.ts':
    "import { chromium } from 'playwright-core';\nimport sharp from 'sharp';\nexport { chromium, sharp };\n",
  'libs/steps/src/studio/index.ts': "import { Scene } from 'three';\nexport { Scene };\n",
  'libs/steps/src/studio/page.ts': 'Object.assign(globalThis, { studio: 1 });\n',
  'libs/artifacts/src/index.ts': 'export type Store = unknown;\n',
  'libs/steps/src/ports/index.ts': 'export interface Port {\n  name: string;\n}\n',
  'libs/nodes/src/one/definition.ts':
    "import type { NodeDefinition } from '#workflow-core';\nexport const definition: NodeDefinition = { step: 'one' };\n",
  'libs/nodes/src/one/executor.ts':
    "import { one } from '#steps';\nimport type { definition } from './definition.js';\nimport type { NodeExecutor } from '../node-executor.js';\nexport const execute: NodeExecutor<typeof definition> = one;\n",
  'libs/nodes/src/two/definition.ts':
    "import type { NodeDefinition } from '#workflow-core';\nimport { size } from '../shared/size.params.js';\nexport const definition: NodeDefinition = { step: 'two', ...size };\n",
  'libs/nodes/src/node-executor.ts': 'export type NodeExecutor<D> = (definition: D) => void;\n',
  'libs/nodes/src/definitions.generated.ts': "export { definition } from './one/definition.js';\n",
  'libs/nodes/src/executors.generated.ts': "export const load = () => import('./one/executor.js');\n",
  'libs/nodes/src/one/fan-out.ts':
    "import type { NodeDefinition } from '#workflow-core';\nimport type { definition } from './definition.js';\nimport { share } from '../picture-shards.js';\nexport const fanOut: [NodeDefinition, typeof definition] = share;\n",
  'libs/nodes/src/one/pictures.ts':
    "import { size } from '#steps/pictures';\nimport type { NodeDefinition } from '#workflow-core';\nimport type { definition } from './definition.js';\nimport type { Pictures } from '../node-pictures.js';\nexport const pictures: Pictures<[NodeDefinition, typeof definition]> = size;\n",
  'libs/nodes/src/node-pictures.ts':
    "import type { size } from '#steps/pictures';\nexport type Pictures<T> = (definition: T) => typeof size;\n",
  'libs/nodes/src/pictures.generated.ts': "export { pictures } from './one/pictures.js';\n",
  'libs/nodes/src/one/references.ts':
    "import type { References } from '../node-references.js';\nexport const references: References = {};\n",
  'libs/nodes/src/node-references.ts': 'export type References = object;\n',
  'libs/nodes/src/references.generated.ts': "export { references } from './one/references.js';\n",
  'libs/nodes/src/shared/size.params.ts': 'export const size = {};\n',
  'libs/nodes/src/shared/size.form.ts': 'export const size = {};\n',
  'libs/nodes/src/one/form.ts':
    "import type { NodeDefinition } from '#workflow-core';\nimport { size } from '../shared/size.form.js';\nexport const form: Partial<NodeDefinition> = size;\n",
  'libs/nodes/src/forms.generated.ts': "export { form } from './one/form.js';\n",
  'libs/nodes/src/palette.ts':
    "import type { NodeDefinition } from '#workflow-core';\nexport type Look = NodeDefinition;\n",
  'libs/steps/src/pictures/index.ts': 'export const size = 1;\n',
  'libs/nodes/src/picture-shards.ts': 'export const share = 1;\n',
  'libs/nodes/src/fan-outs.generated.ts': "export { fanOut } from './one/fan-out.js';\n",
  'libs/contracts/src/index.ts':
    "import { IsString } from 'class-validator';\nimport { Type } from 'class-transformer';\nexport { IsString, Type };\n",
  'libs/platform/src/nats/index.ts': "export { connect } from '@nats-io/transport-node';\n",
  'deploy/local/start-nats.ts': 'export const start = 1;\n',
  'libs/platform/src/nats/index.spec.ts': "import '../../../../deploy/local/start-nats.js';\n",
  'libs/platform/src/orm/index.ts': "export { MikroORM } from '@mikro-orm/core';\n",
  'apps/orders/orders.entity.ts': "import { defineEntity } from '@mikro-orm/core';\nexport { defineEntity };\n",
  'apps/orders/deliveries/commit-delivery.ts':
    "import { defineEntity } from '../orders.entity.js';\nimport type { Port } from '#steps';\nexport type { Port };\nexport { defineEntity };\n",
  'apps/orders/access.guard.ts': "import { Injectable } from '@nestjs/common';\nexport { Injectable };\n",
  'apps/orders/access.provider.ts': "import { Injectable } from '@nestjs/common';\nexport { Injectable };\n",
  'apps/orders/orders.consumer.ts': "import { connect } from '#platform/nats';\nexport { connect };\n",
  'apps/orders/legacy-pipeline/main.ts':
    "import { NestFactory } from '@nestjs/core';\nimport './run-legacy.js';\nexport { NestFactory };\n",
  'apps/orders/legacy-pipeline/run-legacy.ts':
    "import { one } from '#steps';\nimport { chromium } from '#steps/render';\nimport type { Store } from '#artifacts';\nimport { IsString } from '#contracts';\nimport { MikroORM } from '#platform/orm';\nimport { defineEntity } from '../deliveries/commit-delivery.js';\nexport type { Store };\nexport { one, chromium, IsString, MikroORM, defineEntity };\n",
  'apps/node-worker/run-task.ts': "import { load } from '#nodes/executors';\nexport { load };\n",
  'apps/node-worker/renderers.ts': "import { chromium } from '#steps/render';\nexport { chromium };\n",
  'apps/comparison/decode.ts': "import sharp from 'sharp';\nexport { sharp };\n",
  'apps/registry/list.ts':
    "import { definition } from '#nodes/definitions';\nimport { form } from '#nodes/forms';\nimport type { Look } from '#nodes/palette';\nimport { pictures } from '#nodes/pictures';\nimport { references } from '#nodes/references';\nexport type { Look };\nexport { definition, form, pictures, references };\n",
  'web/src/app/hash.ts':
    "import { hash } from '#workflow-core';\nimport { Scene } from '#steps/studio';\nexport { hash, Scene };\n",
  'web/src/app/hash.spec.ts':
    "import { definition } from '#nodes/definitions';\nimport './hash.js';\nexport { definition };\n",
  'web/src/app/list.page.ts': "import { Component } from '@angular/core';\nexport { Component };\n",
  'web/src/app/editor/canvas/flow.component.ts':
    "import { FFlowModule } from '@foblex/flow';\nexport { FFlowModule };\n",
};

export interface Planted {
  rule: string;
  file: string;
  content: string;
}

const plant = (rule: string, file: string, ...specifiers: string[]): Planted => ({
  rule,
  file,
  content: specifiers.map((specifier) => `import '${specifier}';\n`).join(''),
});

/** One or more violations of each rule, every one in a file of its own. */
export const PLANTED: Planted[] = [
  plant('core-is-pure', 'libs/workflow-core/src/bad-file-access.ts', 'node:fs'),
  plant('core-is-pure', 'libs/workflow-core/src/bad-package.ts', 'rxjs'),
  plant('core-is-pure', 'libs/workflow-core/src/bad-room.ts', '#steps'),
  plant('steps-know-no-engine', 'libs/steps/src/bad-engine.ts', '#workflow-core'),
  plant('steps-know-no-engine', 'libs/steps/src/bad-bus.ts', '@nats-io/transport-node'),
  plant('definitions-are-data', 'libs/nodes/src/bad-one/definition.ts', '#steps'),
  plant('definitions-are-data', 'libs/nodes/src/bad-two/definition.ts', 'node:fs'),
  plant('definitions-are-data', 'libs/nodes/src/bad-look/form.ts', '#steps'),
  plant('definitions-are-data', 'libs/nodes/src/shared/bad.form.ts', '#steps'),
  plant('forms-are-no-definitions', 'libs/nodes/src/one/reads.ts', './form.js'),
  plant('plans-are-pure', 'libs/nodes/src/bad-spread/fan-out.ts', '#steps'),
  plant('definitions-are-data', 'libs/nodes/src/shared/bad.params.ts', '#steps'),
  plant('plans-are-pure', 'libs/nodes/src/bad-pictures/pictures.ts', '#steps'),
  plant('plans-are-pure', 'libs/nodes/src/bad-names/pictures.ts', 'sharp'),
  plant('plans-are-pure', 'libs/nodes/src/bad-references/references.ts', '#steps'),
  plant('node-folders-are-islands', 'libs/nodes/src/bad-three/executor.ts', '../one/definition.js'),
  plant('node-folders-are-islands', 'libs/nodes/src/bad-four/executor.ts', '#contracts'),
  plant('only-workers-execute', 'apps/registry/bad-executors.ts', '#nodes/executors'),
  plant('only-workers-execute', 'apps/registry/bad-executor.ts', '../../libs/nodes/src/one/executor.js'),
  plant('legacy-knows-no-graph', 'apps/orders/legacy-pipeline/bad-core.ts', '#workflow-core'),
  plant('legacy-knows-no-graph', 'apps/orders/legacy-pipeline/bad-nodes.ts', '#nodes/definitions'),
  plant('legacy-knows-no-graph', 'apps/orders/legacy-pipeline/bad-platform.ts', '#platform/nats'),
  plant('legacy-knows-no-graph', 'apps/orders/legacy-pipeline/bad-client.relay.ts', '@nats-io/transport-node'),
  plant('legacy-knows-no-graph', 'apps/orders/legacy-pipeline/bad-neighbour.ts', '../orders.consumer.js'),
  plant('legacy-reaches-no-bus', 'apps/orders/legacy-pipeline/bad-detour.ts', '../deliveries/bad-with-bus.js'),
  plant('no-suffix-means-pure', 'apps/orders/deliveries/bad-with-bus.ts', '@nats-io/transport-node'),
  plant('only-workers-render', 'apps/gateway/bad-render.ts', '#steps/render'),
  plant('only-workers-render', 'apps/orders/bad-detour.ts', './bad-render.js'),
  plant('only-workers-render', 'apps/orders/bad-render.ts', 'playwright-core'),
  plant('only-workers-render', 'apps/registry/bad-sharp.ts', 'sharp'),
  plant('no-database-without-need', 'apps/gateway/bad-relay.ts', '../orders/bad-database.js'),
  plant('no-suffix-means-pure', 'apps/orders/bad-database.ts', '@mikro-orm/core'),
  plant('no-app-to-app', 'apps/registry/bad-neighbour.ts', '../orders/deliveries/commit-delivery.js'),
  plant('libs-never-import-apps', 'libs/platform/src/orm/bad-app.ts', '../../../../apps/orders/orders.entity.js'),
  plant('libs-never-import-apps', 'libs/platform/src/orm/bad-server.ts', '../../../../deploy/local/start-nats.js'),
  plant('no-cycles', 'apps/gateway/bad-hen.ts', './bad-egg.js'),
  plant('no-cycles', 'apps/gateway/bad-egg.ts', './bad-hen.js'),
  plant('entry-points-only', 'apps/node-worker/bad-entry.ts', '../../libs/steps/src/one.js'),
  plant('entry-points-only', 'libs/contracts/src/bad-entry.ts', '../../workflow-core/src/hash.js'),
  plant('rooms-have-one-name', 'libs/contracts/src/bad-path.ts', '../../workflow-core/src/index.js'),
  plant('rooms-have-one-name', 'apps/node-worker/bad-path.ts', '../../libs/steps/src/index.js'),
  plant('no-suffix-means-pure', 'apps/registry/bad-nest.ts', '@nestjs/common'),
  plant('no-suffix-means-pure', 'apps/registry/bad-orm.ts', '@mikro-orm/core'),
  plant('no-suffix-means-pure', 'apps/registry/bad-express.ts', 'express'),
  plant('no-suffix-means-pure', 'apps/registry/bad-validator.ts', 'class-validator'),
  plant('no-suffix-means-pure', 'libs/contracts/src/bad-server.ts', '@nestjs/core'),
  plant('testing-stays-in-tests', 'apps/gateway/bad-testing.ts', '#workflow-core/testing'),
  plant('child-scripts-stand-alone', 'libs/steps/src/bad.child.ts', './one.js'),
  plant('child-scripts-stand-alone', 'libs/steps/src/cad/part21/bad.ts', '../cad-limits.js'),
  plant('child-scripts-stand-alone', 'apps/comparison/compare/pictures/bad.ts', '#steps'),
  plant('studio-runs-in-browsers', 'libs/steps/src/studio/bad-node.ts', 'node:fs'),
  plant('studio-runs-in-browsers', 'libs/steps/src/studio/bad-step.ts', '../one.js'),
  plant('web-sees-only-the-core', 'web/src/app/bad-contracts.ts', '../../../libs/contracts/src/index.js'),
  plant('web-sees-only-the-core', 'web/src/app/bad-room.ts', '../../../libs/steps/src/index.js'),
  plant('web-sees-only-the-core', 'web/src/app/bad-studio.ts', '../../../libs/steps/src/studio/page.js'),
  plant('web-sees-only-the-core', 'web/src/app/bad-nodes.ts', '#nodes/definitions'),
  plant('web-sees-only-the-core', 'web/src/app/bad.spec.ts', '#nodes/executors'),
  plant('web-files-say-their-role', 'web/src/app/bad-role.ts', '@angular/core'),
  plant('canvas-hides-its-library', 'web/src/app/editor/bad-canvas.store.ts', '@foblex/flow'),
  plant('imports-resolve', 'apps/gateway/bad-nowhere.ts', './not-there.js'),
];
