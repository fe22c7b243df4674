import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const HOST = '127.0.0.1';

/** A TCP link between two processes that can be interrupted, delayed or reset. Port 0 takes a free one. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private light: Promise<void> = Promise.resolve();
  private lightUp: () => void = () => undefined;
  private delayMs = 0;

  private constructor(
    private readonly server: Server,
    private readonly targetPort: number,
  ) {
    server.on('connection', (socket) => this.join(socket, connect(this.targetPort, HOST)));
  }

  static async open(targetPort: number): Promise<TcpProxy> {
    const server = createServer();
    const proxy = new TcpProxy(server, targetPort);
    await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Holds back all data in both directions without closing connections; `heal` forwards it. */
  blackHole(): void {
    this.light = new Promise((resolve) => (this.lightUp = resolve));
  }

  /** Delays every chunk by this time. */
  slow(delayMs: number): void {
    this.delayMs = delayMs;
  }

  /** Resets all connections; new ones are accepted. */
  reset(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  heal(): void {
    this.delayMs = 0;
    this.lightUp();
  }

  async close(): Promise<void> {
    this.heal();
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: Socket, far: Socket): void {
    this.forward(near, far);
    this.forward(far, near);
  }

  /** One after the other, so that the order of bytes is kept when the delay ends. */
  private forward(from: Socket, to: Socket): void {
    this.sockets.add(from.setNoDelay(true));
    let before = Promise.resolve();
    const inTurn = (act: () => void): void => {
      const due = performance.now() + this.delayMs;
      before = before.then(async () => {
        const early = due - performance.now();
        if (early > 0) await sleep(early);
        await this.light;
        act();
      });
    };
    from.on('data', (chunk) => inTurn(() => to.writable && to.write(chunk)));
    from.on('end', () => inTurn(() => to.end()));
    from.on('error', () => to.resetAndDestroy());
    from.on('close', () => {
      this.sockets.delete(from);
      inTurn(() => to.destroy());
    });
  }
}
