import { loadChunk } from '../foundation/chunk.js';
import type { LitBase } from '../foundation/lit-base.js';
import { whenNear } from '../foundation/near-viewport.js';
import { runAt } from '../foundation/refresh-clock.js';
import { report } from '../foundation/report.js';
import { WORDS } from '../foundation/words.js';
import {
  isAnswerOf,
  withPage,
  type Change,
  type DeliveryState,
  type FollowedList,
  type Source,
  type Target,
} from './source.js';
import { askTrusted, NoAnswerError, RefusedError } from './trusted-request.js';

/** An answer is not asked for again sooner, whatever a wrong clock says. In milliseconds. */
const SOONEST = 60_000;
/** Pages that show the same answer do not all ask in the same second. */
const SPREAD = 20_000;

/**
 * Brings the content of an element: asks when it comes near the viewport, gives up when it leaves the
 * page, keeps what is shown when a refresh fails. Apollo Client is loaded by what a reader does, never by
 * looking nor by the passing of time.
 */
export class Delivery<Data extends object> {
  /** What is to be shown now. */
  state: DeliveryState<Data> = { phase: 'waiting' };

  readonly #host: LitBase;
  readonly #source: Source<Data>;
  #target: Target | undefined;
  /** The target as a text; empty before the first one. */
  #key: string | undefined = '';
  #near = false;
  #stopWaiting: (() => void) | undefined;
  #stopClock: (() => void) | undefined;
  #abort = new AbortController();
  #followed: Promise<FollowedList<Data>> | undefined;
  /** More than the first page is shown. */
  #hasPages = false;

  constructor(host: LitBase, source: Source<Data>) {
    this.#host = host;
    this.#source = source;
  }

  /** The element is in the page: asks when it comes near the viewport. */
  connect(): void {
    this.#stopWaiting = whenNear(this.#host, () => {
      this.#near = true;
      if (this.state.phase === 'shown') this.#awaitChange();
      else if (this.state.phase === 'waiting') void this.ask();
    });
  }

  /** The element is out of the page. */
  disconnect(): void {
    this.#stopWaiting?.();
    this.#near = false;
    this.#release();
  }

  /** Says what to bring; `undefined` when the attributes are wrong. Called at each update of the host. */
  aim(target: Target | undefined): void {
    const key = JSON.stringify(target);
    if (key === this.#key) return;
    this.#key = key;
    this.#target = target;
    this.#release();
    this.state = { phase: target ? 'waiting' : 'refused' };
    if (this.#near) void this.ask();
  }

  /** Shows another selection that the reader chose; `accept` is called when its answer is there. What is shown stays until then. */
  select(target: Target, accept: () => void): Promise<void> {
    return this.#act(async (signal) => {
      const change = await (await this.list()).select(target.variables, signal);
      this.#target = target;
      this.#key = JSON.stringify(target);
      accept();
      return change;
    });
  }

  /** Sends the first request, or sends it again after a failure. */
  async ask(): Promise<void> {
    if (!this.#target) return;
    const { signal } = this.#abort;
    const afresh = this.state.phase === 'failed';
    this.#show({ phase: 'waiting' });
    try {
      this.#show({ phase: 'shown', ...(await this.#request(this.#target, signal, afresh)) });
    } catch (error) {
      if (signal.aborted) return;
      const { message } = error instanceof Error ? error : new Error();
      const isRefused = error instanceof RefusedError;
      void report(this.#host, isRefused ? { refusal: message } : { answer: message });
      this.#show({ phase: isRefused ? 'refused' : 'failed' });
    }
  }

  /** Shows the next page too. Apollo Client is not loaded for it. */
  more(): Promise<void> {
    return this.#act(async (signal) => {
      const { state } = this;
      if (!this.#target || state.phase !== 'shown') throw new Error('There is no list yet');
      const { endpoint, variables } = this.#target;
      const { nodes, pageInfo } = this.#source.list(state.data);
      const next = { endpoint, variables: { ...variables, cursor: pageInfo.endCursor, withNames: undefined } };
      const data = this.#followed
        ? await (await this.#followed).more(signal)
        : withPage(this.#source, state.data, (await this.#request(next, signal)).data);
      this.#hasPages = true;
      const { nodes: all, total } = this.#source.list(data);
      const { added } = WORDS[variables['lang'] === 'EN' ? 'en' : 'fr'];
      return { data, action: undefined, announcement: added(all.length - nodes.length, all.length, total) };
    });
  }

  /** Asks for the content anew; what is shown stays, with its date, when there is no answer. */
  async refresh(): Promise<void> {
    if (this.state.phase !== 'shown' || !this.#target) return this.ask();
    const { signal } = this.#abort;
    let change: Change<Data> = { outdated: true };
    try {
      change =
        this.#followed || this.#hasPages
          ? await (await this.list()).refresh(signal)
          : await this.#request(this.#target, signal);
    } catch {
      // What is shown stays.
    }
    this.#amend(change, signal);
  }

  /** The list in the hands of Apollo Client, which is loaded the first time. */
  async list(): Promise<FollowedList<Data>> {
    if (!this.#target || this.state.phase !== 'shown') throw new Error('There is no list yet');
    this.#followed ??= this.#follow(this.#target, this.state.data);
    try {
      return await this.#followed;
    } catch (error) {
      // A chunk that could not be loaded may be there next time.
      this.#followed = undefined;
      throw error;
    }
  }

  async #follow(target: Target, first: Data): Promise<FollowedList<Data>> {
    const { follow } = await loadChunk('client', () => import('./client/index.js'));
    return follow(this.#source, target, first);
  }

  async #request(
    { endpoint, variables }: Target,
    signal: AbortSignal,
    afresh = false,
  ): Promise<{ data: Data; outdated: boolean }> {
    const { body, stale } = await askTrusted({ endpoint, id: this.#source.id, variables }, signal, afresh);
    const { data } = body;
    if (!isAnswerOf(this.#source, data)) throw new NoAnswerError('200 {');
    return { data, outdated: stale };
  }

  async #act(act: (signal: AbortSignal) => Promise<Change<Data>>): Promise<void> {
    const { signal } = this.#abort;
    this.#amend({ action: 'loading' });
    let change: Change<Data> = { action: 'failed' };
    try {
      change = await act(signal);
    } catch {
      // What is shown stays.
    }
    this.#amend(change, signal);
  }

  #amend(change: Change<Data>, signal = this.#abort.signal): void {
    if (!signal.aborted && this.state.phase === 'shown') this.#show({ ...this.state, ...change });
  }

  #show(state: DeliveryState<Data>): void {
    this.state = state;
    this.#awaitChange();
    this.#host.requestUpdate();
  }

  /** Asks again when the answer says that time will have changed it, if the element can be seen then. */
  #awaitChange(): void {
    this.#stopClock?.();
    if (this.state.phase !== 'shown' || this.state.action === 'loading') return;
    const { validUntil, asOf } = this.#source.list(this.state.data);
    if (!validUntil) return;
    const until = Date.parse(validUntil);
    // A copy past its time, or a clock that is fast: the answer was good for that long.
    const left = until > Date.now() ? until - Date.now() : until - Date.parse(asOf);
    this.#stopClock = runAt(Date.now() + Math.max(left, SOONEST) + Math.random() * SPREAD, () => {
      this.#stopWaiting?.();
      this.#stopWaiting = whenNear(this.#host, () => void this.refresh());
    });
  }

  /** Gives up what is under way and lets go of what was loaded. */
  #release(): void {
    this.#stopClock?.();
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#followed = undefined;
    this.#hasPages = false;
  }
}
