import fc from 'fast-check';
import { canonicalJson } from '#contracts';
import { aliasKey, seedCatalog } from '#steps';
import type { CatalogDocument } from '#steps';
import type { CatalogEdit, CatalogProblem } from './catalog-edit.js';
import { editCatalog, editCatalogInTurn } from './edit-catalog.js';

const seed = seedCatalog();
const { key: _still, ...still } = seed.outputTypes[0]!;
const { key: _studio, ...studio } = seed.templates[0]!;
const { key: _steel, ...steel } = seed.materials[0]!;

/** Few keys, so that edits meet: some are the seed's, some are new, some are none. */
const key = fc.constantFrom('brass', 'aluminium', 'studio-isometric', 'still-studio-1024', 'new-a', 'new-b', 'No Key');
const aliasText = fc.constantFrom('Ring', 'RING_01', 'ring', 'Größe', 'groesse', 'Welle', '42', '');
const action = fc.constantFrom('create' as const, 'put' as const);
const pattern = fc.constantFrom('^ring', '(a+)+', '(', undefined);

const edit: fc.Arbitrary<CatalogEdit> = fc.oneof(
  fc.record({ kind: fc.constant('material' as const), action, key, value: fc.constant(steel) }),
  fc.record({ kind: fc.constant('template' as const), action, key, value: fc.constant(studio) }),
  fc
    .record({ action, key, template: key, workflow: fc.constantFrom('', 'not-there-yet', 'No Key') })
    .map(({ template, workflow, ...rest }) => ({
      kind: 'output-type' as const,
      ...rest,
      value: { ...still, template, workflow },
    })),
  fc.record({
    kind: fc.constant('material-alias' as const),
    action,
    key: aliasText,
    value: fc.record({ material: key }),
  }),
  fc.record({ action, key, material: key, pattern }).map(({ material, pattern: given, ...rest }) => ({
    kind: 'material-rule' as const,
    ...rest,
    value: { material, ...(given !== undefined && { pattern: given }) },
  })),
  fc.record({
    kind: fc.constantFrom('material' as const, 'template' as const, 'output-type' as const, 'material-rule' as const),
    action: fc.constant('delete' as const),
    key,
  }),
  fc.record({ kind: fc.constant('material-alias' as const), action: fc.constant('delete' as const), key: aliasText }),
  fc.record({ kind: fc.constant('default-material' as const), action: fc.constant('put' as const), key }),
);

/** Everything that both paths take for granted of a document. */
function flawsOf(document: CatalogDocument): string[] {
  const keys = (entries: { key: string }[]): string[] => entries.map((entry) => entry.key);
  const materials = new Set(keys(document.materials));
  const templates = new Set(keys(document.templates));
  const named = [...document.aliases, ...document.rules].map(({ material }) => material);
  const aliases = document.aliases.map(({ alias }) => aliasKey(alias));
  const lists = [document.materials, document.templates, document.outputTypes, document.rules].map(keys);
  return [
    ...[...named, document.defaultMaterial].filter((material) => !materials.has(material)),
    ...document.outputTypes.map(({ template }) => template).filter((template) => !templates.has(template)),
    ...lists.flatMap((list) => list.filter((one, at) => list.indexOf(one) !== at || !/^[a-z0-9-]+$/.test(one))),
    ...aliases.filter((alias, at) => alias === '' || aliases.indexOf(alias) !== at),
    ...document.rules.filter((rule) => rule.pattern === '(a+)+' || rule.pattern === '(').map((rule) => rule.key),
    ...document.outputTypes.map(({ workflow }) => workflow).filter((workflow) => /[^a-z-]/.test(workflow)),
  ];
}

const problemsOf = (asked: CatalogEdit, outside: Parameters<typeof editCatalog>[2] = []): CatalogProblem[] => {
  const edited = editCatalog(seed, asked, outside);
  return 'problems' in edited ? edited.problems : [];
};

describe('any sequence of edits', () => {
  it('starts from a seed without a flaw', () => expect(flawsOf(seed)).toEqual([]));

  it('leaves a document without a flaw, and never touches the one that it came from', () => {
    const before = canonicalJson(seed);
    const every = fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
      let document = seed;
      for (const one of edits) {
        const edited = editCatalog(document, one);
        if ('document' in edited) document = edited.document;
      }
      expect(flawsOf(document)).toEqual([]);
    });
    fc.assert(every, { numRuns: 300 });
    expect(canonicalJson(seed)).toBe(before);
  });

  it('answers the very same document exactly where nothing changed', () => {
    const every = fc.property(fc.array(edit, { maxLength: 10 }), edit, (edits, last) => {
      const start = edits.reduce((document, one) => {
        const edited = editCatalog(document, one);
        return 'document' in edited ? edited.document : document;
      }, seed);
      const edited = editCatalog(start, last);
      if ('problems' in edited) return;
      expect(edited.document === start).toBe(canonicalJson(edited.document) === canonicalJson(start));
      // A second time the same put changes nothing any more.
      if (last.action === 'put') expect(editCatalog(edited.document, last)).toEqual({ document: edited.document });
    });
    fc.assert(every, { numRuns: 300 });
  });

  it('comes to the same whether the edits come one by one or together', () => {
    const every = fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
      const together = editCatalogInTurn(seed, edits, []);
      let document = seed;
      const refused = edits.find((one) => {
        const edited = editCatalog(document, one);
        if ('document' in edited) document = edited.document;
        return 'problems' in edited;
      });
      expect('problems' in together).toBe(refused !== undefined);
      if ('document' in together) expect(together.document).toEqual(document);
    });
    fc.assert(every, { numRuns: 300 });
  });
});

describe('what uses an entry', () => {
  it('is named when the entry is to go, inside the document and outside of it', () => {
    const drop = { kind: 'material', action: 'delete', key: 'brass' } as const;
    const outside = [
      { kind: 'material', key: 'brass', by: 'product bearing' },
      { kind: 'output-type', key: 'brass', by: 'order 1' },
    ] as const;
    const problems = problemsOf(drop, outside);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['catalog_referenced']));
    const said = problems.map(({ message }) => message).join('\n');
    for (const by of ['material rule "cage"', 'material rule "nut"', 'product bearing']) expect(said).toContain(by);
    expect(said).not.toContain('order 1');
    const at = seed.rules.findIndex((rule) => rule.key === 'cage');
    expect(problems.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining([`/rules/${at}/material`, '']));
  });

  it('lets go what nothing uses any more', () => {
    const edits: CatalogEdit[] = [
      { kind: 'output-type', action: 'delete', key: 'still-cutout-512' },
      { kind: 'template', action: 'delete', key: 'cutout-front' },
    ];
    const edited = editCatalogInTurn(seed, edits, []);
    const left = 'document' in edited ? edited.document.templates.map(({ key }) => key) : [];
    expect(left).toEqual(seed.templates.map(({ key }) => key).filter((key) => key !== 'cutout-front'));
  });
});

describe('an output type', () => {
  it('may name a workflow that is not there yet, and keeps its legacy preset as people wrote it', () => {
    const legacyPreset = { preset: 'Multi-Angle', params: { Samples: '64', constructor: 1, nested: [{ a: null }] } };
    const value = { ...still, workflow: 'not-there-yet', legacyPreset };
    const edited = editCatalog(seed, { kind: 'output-type', action: 'create', key: 'x', value });
    const added = 'document' in edited ? edited.document.outputTypes.at(-1) : undefined;
    expect(added).toEqual({ ...value, key: 'x' });
  });
});
