/**
 * How the server leaves: it says that it is not ready any more, goes on answering until a proxy has seen it, stops
 * listening, and lets what is under way finish.
 */
import type { RequestListener, Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds between two looks at what is left. */
const LOOK = 50;

export interface FarewellSettings {
  /** Milliseconds during which it still listens after it said that it is not ready. */
  readonly delay: number;
  /** Milliseconds that requests under way are given to finish. */
  readonly patience: number;
}

export class Farewell {
  private leaving = false;
  private readonly listen: RequestListener;
  private underWay = 0;

  constructor(private readonly server: Server) {
    this.listen = (_request, response) => {
      this.underWay += 1;
      response.once('close', () => (this.underWay -= 1));
      // A proxy that keeps its connections would send the next request to a server that is gone.
      if (this.leaving) response.setHeader('Connection', 'close');
    };
    server.prependListener('request', this.listen);
  }

  /** Whether new requests are better sent elsewhere. */
  get isLeaving(): boolean {
    return this.leaving;
  }

  /** Resolves once nothing is under way any more, or patience is at its end; gives how many were cut. */
  async say({ delay, patience }: FarewellSettings): Promise<number> {
    this.leaving = true;
    if (!this.server.listening) return 0;
    await wait(delay);
    this.server.close();
    const end = performance.now() + patience;
    while (this.underWay > 0 && performance.now() < end) {
      this.server.closeIdleConnections();
      await wait(LOOK);
    }
    return this.underWay;
  }
}
