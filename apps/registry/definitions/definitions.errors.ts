/** The registry refuses to start: a published definition, which workflow versions rely on, was changed. */
export class DefinitionChangedError extends Error {
  constructor(changed: { step: string; version: number }[]) {
    const files = changed.map(({ step, version }) => `${step}@${version} in libs/nodes/src/${step}/definition.ts`);
    super(
      `Published node definitions differ from this build: ${files.join(', ')}. A published version never changes: ` +
        'restore the file, or raise its "version" and keep the old definition in a folder v<N> beside it.',
    );
    this.name = 'DefinitionChangedError';
  }
}
