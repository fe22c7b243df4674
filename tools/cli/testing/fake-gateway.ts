import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ASPECTS } from '#contracts/aspects';
import type { ComparisonReply, LiveWorker, DeliveryReply, Mode, OrderReply, OutputTypeReply } from '#contracts';

const PICTURE = Buffer.from('a picture');
const FINE = Object.fromEntries(ASPECTS.map((aspect) => [aspect, 'match'])) as ComparisonReply['aspects'];

/** How the fake's deliveries end; `corrupt` serves other bytes than recorded. */
export interface FakeBehaviour {
  state: DeliveryReply['state'];
  verdict: ComparisonReply['verdict'];
  corrupt?: boolean;
  /** No output type has a workflow: lines that are dispatched in shadow take legacy. */
  withoutWorkflow?: boolean;
}

/** Serves the gateway's routes that the demo uses, with one order in memory. */
export class FakeGateway {
  readonly uploads: string[] = [];
  /** The uploads that take the place of an earlier file. */
  readonly replacing: string[] = [];
  dispatchedMode: Mode | undefined;
  workersAskedBeforeDispatch = 0;
  #order: OrderReply | undefined;
  #polls = 0;
  readonly #server: Server;
  readonly #behaviour: FakeBehaviour;
  readonly token: string;

  constructor(behaviour: FakeBehaviour, token = 'right-token') {
    this.#behaviour = behaviour;
    this.token = token;
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(([status, body]) => response.writeHead(status).end(body));
    });
  }

  async start(port = 0): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(port, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage): Promise<[number, string | Buffer]> {
    if (request.url === '/readyz') return [200, '{}'];
    const body = await text(request);
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      return [
        401,
        JSON.stringify({ title: 'Unauthorized', detail: 'Sign in first', code: 'unauthenticated', status: 401 }),
      ];
    }
    const route = `${request.method} ${request.url?.split('?')[0]}`;
    if (/^GET \/api\/deliveries\/.*\/assets\//.test(route)) return [200, this.#behaviour.corrupt ? 'other' : PICTURE];
    return [200, JSON.stringify(this.#route(route, body))];
  }

  #route(route: string, body: string): unknown {
    if (route === 'POST /api/products') return this.#upload(body);
    if (route === 'POST /api/orders') return (this.#order = fakeOrder(JSON.parse(body) as { lines: Line[] }));
    if (route.endsWith('/dispatch')) return ((this.dispatchedMode = (JSON.parse(body) as { mode: Mode }).mode), {});
    if (route === 'GET /api/orders/o1') return this.#progress();
    if (route === 'GET /api/workers') return this.#workers();
    if (route === 'GET /api/output-types') return this.#outputTypes();
    if (route === 'GET /api/comparisons') return this.#polls < 3 ? [] : [this.#comparison()];
    return {};
  }

  #upload(form: string): { key: string } {
    const key = fieldOf(form, 'key');
    this.uploads.push(key);
    if (fieldOf(form, 'replace') === 'true') this.replacing.push(key);
    return { key };
  }

  #outputTypes(): Pick<OutputTypeReply, 'key' | 'workflow'>[] {
    const workflow = this.#behaviour.withoutWorkflow ? '' : 'still-threejs';
    return (this.#order as OrderReply).lines.map(({ outputType }) => ({ key: outputType, workflow }));
  }

  /** Empty at first, as a worker first probes its browser. */
  #workers(): LiveWorker[] {
    if (!this.dispatchedMode) this.workersAskedBeforeDispatch += 1;
    if (this.workersAskedBeforeDispatch < 2) return [];
    return [{ worker: 'w1', pools: ['render'], capabilities: ['chromium'], slots: 1, lastSeenAt: '' }];
  }

  /** Open at first, settled from the second poll on; the comparison follows one poll later. */
  #progress(): OrderReply {
    this.#polls += 1;
    const order = this.#order as OrderReply;
    const state = this.#polls < 2 ? 'open' : this.#behaviour.state;
    const alone = this.#behaviour.withoutWorkflow && {
      ...{ mode: 'legacy' as const, reasonCode: 'output_type_without_workflow', graphRunId: null },
    };
    const deliveryOf = (id: string): DeliveryReply => ({ ...fakeDelivery(`d-${id}`, state), ...alone });
    return { ...order, lines: order.lines.map((line) => ({ ...line, delivery: deliveryOf(line.id) })) };
  }

  #comparison(): ComparisonReply {
    const { verdict } = this.#behaviour;
    const reasons =
      verdict === 'match' ? [] : [{ aspect: 'outputs' as const, code: 'digest_differs', message: 'glb_bbox differs' }];
    const aspects = { ...FINE, outputs: verdict };
    return { id: 'c1', deliveryId: 'd', orderLineId: 'l', runId: 'r', verdict, aspects, reasons, comparedAt: '' };
  }
}

function fieldOf(form: string, name: string): string {
  return new RegExp(`name="${name}"\\r\\n\\r\\n(.*)\\r\\n`).exec(form)?.[1] ?? '';
}

interface Line {
  product: string;
  outputType: string;
}

function fakeOrder({ lines }: { lines: Line[] }): OrderReply {
  const replies = lines.map((line, position) => ({ ...line, id: `l${position + 1}`, position, delivery: null }));
  return { id: 'o1', number: '1001', createdAt: '', lines: replies };
}

function fakeDelivery(id: string, state: DeliveryReply['state']): DeliveryReply {
  const committed = state === 'committed';
  const sha256 = createHash('sha256').update(PICTURE).digest('hex');
  const asset = {
    name: 'still.png',
    mediaType: 'image/png',
    sha256,
    byteLength: 9,
    width: 8,
    height: 8,
    url: `/api/deliveries/${id}/assets/still.png`,
  };
  return {
    id,
    generation: 1,
    state,
    requestedMode: 'shadow',
    mode: 'shadow',
    reasonCode: 'operator',
    fallbackReason: null,
    deliveredBy: committed ? 'legacy' : null,
    graphRunId: 'run-1',
    failure: state === 'failed' ? { code: 'step_unreadable', message: 'the file is cut off', retryable: false } : null,
    assets: committed ? [asset] : [],
    createdAt: '',
    settledAt: null,
    waiting: null,
    legacySeconds: committed ? 1.25 : null,
    graphSeconds: null,
  };
}
