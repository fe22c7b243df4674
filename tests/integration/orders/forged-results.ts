import type { EvidenceCatalogWrite, EvidenceMediaAsset, EvidenceNotification, RunFinished } from '#contracts';

/** A result that orders must not take over: what makes it so, and the field that its dead letter names. */
export interface ForgedResult {
  name: string;
  forge(message: RunFinished): void;
  field: string;
}

const first = <T>(items: T[]): T => items[0]!;
const asset = (name: string, field: string, forge: (asset: EvidenceMediaAsset) => void): ForgedResult => ({
  ...{ name, field: `/evidence/mediaAssets/0/${field}` },
  forge: ({ evidence }) => forge(first(evidence.mediaAssets)),
});
const told = (name: string, field: string, forge: (told: EvidenceNotification) => void): ForgedResult => ({
  ...{ name, field: `/evidence/notifications/0/${field}` },
  forge: ({ evidence }) => forge(first(evidence.notifications)),
});
const WRITE: EvidenceCatalogWrite = {
  ...{ kind: 'product_material', product: 'bearing', part: 'cage#1' },
  ...{ material: 'brass', why: 'default', expected: null },
};
const write = (name: string, field: string, change: Partial<EvidenceCatalogWrite>): ForgedResult => ({
  ...{ name, field: `/evidence/catalogWrites/0/${field}` },
  forge: ({ evidence }) => void (evidence.catalogWrites = [{ ...WRITE, ...change }]),
});
const storable = (name: string, field: string, forge: (message: RunFinished) => void): ForgedResult => ({
  ...{ name, field, forge },
});

const UUID = '00000000-0000-4000-8000-000000000000';
const deep = (levels: number): unknown => (levels === 0 ? 1 : { in: deep(levels - 1) });

export const FORGED_RESULTS: ForgedResult[] = [
  { name: 'evidence of legacy', field: '/evidence/path', forge: ({ evidence }) => void (evidence.path = 'legacy') },
  { name: 'evidence of another run', field: '/evidence/runId', forge: ({ evidence }) => void (evidence.runId = UUID) },
  {
    name: 'evidence of another delivery',
    field: '/evidence/deliveryId',
    forge: ({ evidence }) => void (evidence.deliveryId = UUID),
  },
  {
    name: 'evidence of another order line',
    field: '/evidence/orderLineId',
    forge: ({ evidence }) => void (evidence.orderLineId = UUID),
  },
  {
    name: 'another generation',
    field: '/evidence/generation',
    forge: ({ evidence }) => void (evidence.generation = 7),
  },
  { name: 'another class', field: '/runClass', forge: (message) => void (message.runClass = 'shadow') },
  {
    name: 'a success with failed evidence',
    field: '/evidence/status/code',
    forge: ({ evidence }) => void (evidence.status = { code: 'failed' }),
  },
  {
    name: 'a failure with good evidence',
    field: '/evidence/status/code',
    forge: (message) => void (message.status = 'failed'),
  },
  {
    name: 'a failure that delivers something',
    field: '/evidence/status/code',
    forge: (message) => {
      message.status = 'failed';
      message.evidence.status = { code: 'failed' };
    },
  },
  { name: 'no assets', field: '/evidence/mediaAssets', forge: ({ evidence }) => void (evidence.mediaAssets = []) },
  asset('an asset that is nowhere', 'sha256', (one) => void (one.sha256 = 'f'.repeat(64))),
  asset('an asset of another length', 'byteLength', (one) => void (one.byteLength += 1)),
  asset('a page with scripts', 'mediaType', (one) => void (one.mediaType = 'text/html')),
  asset('a picture with scripts', 'mediaType', (one) => void (one.mediaType = 'image/svg+xml')),
  asset('a media type that is too long', 'mediaType', (one) => void (one.mediaType = `image/${'x'.repeat(100)}`)),
  asset('a width that no column holds', 'width', (one) => void (one.width = 3e9)),
  asset('a height that no column holds', 'height', (one) => void (one.height = 2 ** 31)),
  {
    name: 'two assets of one name',
    field: '/evidence/mediaAssets/1/name',
    forge: ({ evidence }) => void (evidence.mediaAssets[1]!.name = first(evidence.mediaAssets).name),
  },
  told('a stranger as recipient', 'recipient', (one) => void (one.recipient = 'stranger@example.org')),
  told('the recipient by another channel', 'recipient', (one) => void (one.channel = 'email')),
  told("another delivery's key", 'dedupeKey', (one) => void (one.dedupeKey = `${UUID}:in_app:a@b`)),
  told('a template that is none', 'template', (one) => void (one.template = '../x')),
  write("another product's material", 'product', { product: 'flange' }),
  write('a material that is nowhere', 'material', { material: 'unobtainium' }),
  write("a part's own colour for another reason", 'material', { material: 'colour-ff0000' }),
  write('a colour that is none', 'material', { material: 'colour-red', why: 'colour-as-modelled' }),
  write('what was never pinned', 'expected', { expected: 'steel' }),
  write('a part that no index holds', 'part', { part: 'ä'.repeat(1001) }),
  write('an endless reason', 'why', { why: 'x'.repeat(1001) }),
  {
    name: 'two writes for one part',
    field: '/evidence/catalogWrites/1/part',
    forge: ({ evidence }) => void (evidence.catalogWrites = [WRITE, { ...WRITE, material: 'steel' }]),
  },
  storable('U+0000 in a part', '/evidence/catalogWrites/0/part', ({ evidence }) => {
    evidence.catalogWrites = [{ ...WRITE, part: 'a\0b' }];
  }),
  storable('half of a surrogate pair in a body', '/evidence/notifications/0/body', ({ evidence }) => {
    first(evidence.notifications).body = 'a\ud800b';
  }),
  storable('U+0000 in the name of a member', '/evidence/notifications/0/params/a\uFFFDb', ({ evidence }) => {
    first(evidence.notifications).params = { 'a\0b': 1 };
  }),
  storable('U+0000 in a log', '/evidence/steps/0/logs/0/params/text', ({ evidence }) => {
    const logs = [{ level: 'info' as const, code: 'x', params: { text: '\0' } }];
    evidence.steps = [{ step: 's', key: 's:1', inputs: {}, outputs: {}, logs }];
  }),
  storable('U+0000 in the failure', '/failure/message', (message) => {
    message.failure = { code: 'x', message: 'a\0', retryable: false };
  }),
  storable('more levels than a parser takes', `/evidence/notifications/0/params${'/in'.repeat(60)}`, ({ evidence }) => {
    first(evidence.notifications).params = deep(1_000) as Record<string, unknown>;
  }),
];
