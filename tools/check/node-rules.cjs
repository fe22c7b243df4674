/** Rules of .dependency-cruiser.cjs about node folders: what of a node may be loaded by whom. */
module.exports = [
  {
    name: 'definitions-are-data',
    comment:
      'The registry loads definitions and forms without loading what executes them. Nodes may share parts of both.',
    from: { path: '^libs/nodes/src/(.+/(definition|form)|shared/.+|palette)\\.ts$' },
    to: { pathNot: ['^libs/workflow-core/src/index\\.ts$', '^libs/nodes/src/shared/[^/]+\\.(params|form)\\.ts$'] },
  },
  {
    name: 'forms-are-no-definitions',
    comment: 'What editors show may change at any time; a published definition never does, so it takes nothing of it.',
    from: {
      path: '^libs/nodes/src/(.+/(definition|executor|fan-out|pictures|references|reads)|shared/.+\\.params)\\.ts$',
    },
    to: { path: '^libs/nodes/src/(.+/form|shared/.+\\.form|forms\\.generated|palette)\\.ts$' },
  },
  {
    name: 'plans-are-pure',
    comment:
      'The orchestrator shards and joins, and the registry says what a run makes, without loading what executes.',
    from: {
      path: '^libs/nodes/src/(.+/(fan-out|pictures|references)|picture-shards|node-(pictures|references)|(fan-outs|pictures|references)\\.generated)\\.ts$',
    },
    to: {
      pathNot: [
        '^libs/(workflow-core/src|steps/src/pictures)/index\\.ts$',
        '^libs/nodes/src/(.+/(fan-out|pictures|references|definition)|picture-shards|node-(pictures|references))\\.ts$',
      ],
    },
  },
  {
    name: 'node-folders-are-islands',
    comment: 'Deleting a node folder deletes the node: a folder knows the core, the steps and its own files.',
    from: { path: '^libs/nodes/src/([^/]+)/' },
    to: {
      path: '^(libs|apps|tools|deploy|web)/',
      pathNot: [
        '^libs/nodes/src/$1/',
        '^libs/nodes/src/((node-executor|node-pictures|node-references|picture-shards)\\.ts$|shared/[^/]+\\.(params|form)\\.ts$|testing/)',
        '^libs/(workflow-core|steps|artifacts)/',
      ],
    },
  },
  {
    name: 'only-workers-execute',
    comment: 'Executors run in node-worker alone; definitions are for everybody.',
    from: { path: '^(apps|libs|web|deploy|tools)/', pathNot: '^(apps/node-worker|libs/nodes)/' },
    to: { path: '^libs/nodes/src/(executors\\.generated|node-executor|.+/executor)\\.ts$' },
  },
];
