/**
 * Makes long answers in a thread of its own: who asks for something else meanwhile waits for none of it, and the memory
 * that they took goes with the thread.
 */
import type { SiteFacts } from '../formats/html/home-page';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Knex } from 'knex';
import type { SelectionProblem, Language } from 'ess-shared-types';
import type { ServerFacts } from '../catalogue/answered-views';
import { SelectionRefused } from '../catalogue/refusal';
import type { Answer } from './answer';
import type { MadeTarget } from './answers';

/** What the thread is given at its start. Plain data. */
export interface ThreadData {
  readonly database: Knex.Config;
  readonly site: SiteFacts;
}

export interface Question {
  readonly id: number;
  readonly target: MadeTarget;
  /** The instant of the answer: the clock is that of the server. */
  readonly now: number;
  readonly server: ServerFacts;
}

export type Reply =
  | { readonly id: number; readonly answer: Omit<Answer, 'body'> & { readonly body: Uint8Array } }
  | { readonly id: number; readonly refused: readonly SelectionProblem[]; readonly lang: Language }
  | { readonly id: number; readonly failure: string };

/** Milliseconds without a question after which the thread ends. */
const IDLE = 30_000;
/** Megabytes of the thread's own heap: twenty thousand entries take a third of it. */
const MOST_HEAP = 400;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export class AnswersBeside {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly file: string,
    private readonly data: ThreadData,
    private readonly facts: () => Pick<Question, 'now' | 'server'>,
  ) {}

  /** Where the bundle of the thread stands; `undefined` where the plugin runs from its sources. */
  static file(): string | undefined {
    const file = path.join(__dirname, 'answers-thread.js');
    return existsSync(file) ? file : undefined;
  }

  /** Throws what making it here would throw. */
  make(target: MadeTarget): Promise<Answer> {
    clearTimeout(this.idle);
    this.worker ??= this.open(this.data);
    const { worker } = this;
    this.asked += 1;
    const question: Question = { id: this.asked, target, ...this.facts() };
    return new Promise((resolve, reject) => {
      this.waiting.set(question.id, { resolve, reject });
      worker.postMessage(question);
    });
  }

  async stop(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private open(data: ThreadData): Worker {
    const worker = new Worker(this.file, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP },
    });
    worker.unref();
    worker.on('message', (reply: Reply) => this.settle(reply));
    worker.on('error', (error) => this.lose(worker, error));
    worker.on('exit', (code) => this.lose(worker, new Error(`The thread of long answers ended (${String(code)})`)));
    return worker;
  }

  private settle(reply: Reply): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ('answer' in reply) {
      const { buffer, byteOffset, byteLength } = reply.answer.body;
      waiting?.resolve({ ...reply.answer, body: Buffer.from(buffer, byteOffset, byteLength) });
    } else if ('refused' in reply) waiting?.reject(new SelectionRefused(reply.refused, reply.lang));
    else waiting?.reject(new Error(reply.failure));
    if (this.waiting.size === 0) this.idle = setTimeout(() => void this.stop(), IDLE).unref();
  }

  private lose(worker: Worker, error: unknown): void {
    if (this.worker === worker) this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
