import type { LitBase } from '../foundation/lit-base.js';
import { whenNear } from '../foundation/near-viewport.js';
import { warnOnce } from '../foundation/warn.js';
import type { Change, DeliveryState, FollowedList, Source, Target } from './source.js';
import { AnswerError, askTrusted } from './trusted-request.js';

/**
 * Brings the content of an element: asks when it comes near the viewport, gives up when it leaves the
 * page, keeps what is shown when a refresh fails. Apollo Client is loaded by what a reader does or the
 * page asks for, never by looking.
 */
export class Delivery<Data, Variables extends object, List extends FollowedList<Data>> {
  /** What is to be shown now. */
  state: DeliveryState<Data> = { phase: 'waiting' };

  readonly #host: LitBase;
  readonly #source: Source<Data, Variables, List>;
  #target: Target<Variables> | undefined;
  #key: string | undefined;
  #near = false;
  #stopWaiting: (() => void) | undefined;
  #abort = new AbortController();
  #followed: Promise<List> | undefined;

  constructor(host: LitBase, source: Source<Data, Variables, List>) {
    this.#host = host;
    this.#source = source;
  }

  /** The element is in the page: asks when it comes near the viewport. */
  connect(): void {
    this.#stopWaiting = whenNear(this.#host, () => {
      this.#near = true;
      if (this.state.phase === 'waiting') void this.ask();
    });
  }

  /** The element is out of the page. */
  disconnect(): void {
    this.#stopWaiting?.();
    this.#near = false;
    this.#release();
  }

  /** Says what to bring; `undefined` when the attributes are wrong. Called at each update of the host. */
  aim(target: Target<Variables> | undefined): void {
    const key = target ? JSON.stringify(target) : '';
    if (key === this.#key) return;
    this.#key = key;
    this.#target = target;
    this.#release();
    this.state = { phase: target ? 'waiting' : 'refused' };
    if (this.#near) void this.ask();
  }

  /** Sends the first request, or sends it again after a failure. */
  async ask(): Promise<void> {
    if (!this.#target) return;
    const { signal } = this.#abort;
    this.#show({ phase: 'waiting' });
    try {
      const { endpoint, variables } = this.#target;
      const { body, stale } = await askTrusted({ endpoint, id: this.#source.id, variables }, signal);
      if (!this.#source.accepts(body.data)) throw new AnswerError('unreachable', 'No data');
      this.#show({ phase: 'shown', data: body.data, outdated: stale });
    } catch (error) {
      if (signal.aborted) return;
      const refused = error instanceof AnswerError && error.reason === 'refused';
      if (refused) warnOnce(`<${this.#host.localName}>: ${error.message}`);
      this.#show({ phase: refused ? 'refused' : 'failed' });
    }
  }

  /** Shows the next page too. */
  more(): Promise<void> {
    this.#amend({ more: 'loading' });
    return this.#act('more', { more: 'failed' });
  }

  /** Asks for the content anew; what is shown stays, with its date, when there is no answer. */
  refresh(): Promise<void> {
    return this.state.phase === 'shown' ? this.#act('refresh', { outdated: true }) : this.ask();
  }

  /** The list in the hands of Apollo Client, which is loaded the first time. */
  async list(): Promise<List> {
    const { signal } = this.#abort;
    if (!this.#target || this.state.phase !== 'shown') throw new Error('There is no list yet');
    this.#followed ??= this.#source.follow(this.#target, this.state.data, (data) => this.#amend({ data }, signal));
    try {
      return await this.#followed;
    } catch (error) {
      // A chunk that could not be loaded may be there next time.
      this.#followed = undefined;
      throw error;
    }
  }

  async #act(action: 'more' | 'refresh', otherwise: Change<Data>): Promise<void> {
    const { signal } = this.#abort;
    let change = otherwise;
    try {
      change = await (await this.list())[action](signal);
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
    this.#host.requestUpdate();
  }

  /** Gives up what is under way and lets go of what was loaded. */
  #release(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#followed?.then(
      (list) => list.close(),
      () => undefined,
    );
    this.#followed = undefined;
  }
}
