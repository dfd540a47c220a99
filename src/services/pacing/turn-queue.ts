/** So many turns in succession go to rows that were begun before, while a new one waits. */
const BEGUN_IN_SUCCESSION = 16;

type Grant<Turn> = (turn: Turn) => void;

/**
 * Who waits for a turn: first rows that were begun before, then new ones, each in order of arrival. One turn in seventeen
 * goes to a new row in any case, so that none starves.
 */
export class TurnQueue<Turn> {
  readonly #begun = new Set<Grant<Turn>>();
  readonly #fresh = new Set<Grant<Turn>>();
  #begunInSuccession = 0;

  get size(): number {
    return this.#begun.size + this.#fresh.size;
  }

  /** Waits for a turn; rejects with the signal's reason once it is aborted. */
  join(begun: boolean, signal: AbortSignal): Promise<Turn> {
    const queue = begun ? this.#begun : this.#fresh;
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        queue.delete(grant);
        reject(signal.reason as Error);
      };
      const grant = (turn: Turn): void => {
        signal.removeEventListener('abort', giveUp);
        resolve(turn);
      };
      queue.add(grant);
      signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Gives a turn to whoever is next. */
  grant(turn: Turn): void {
    const queue = this.#nextQueue();
    for (const grant of queue) {
      queue.delete(grant);
      return grant(turn);
    }
  }

  #nextQueue(): Set<Grant<Turn>> {
    const isFreshsTurn = this.#begunInSuccession >= BEGUN_IN_SUCCESSION;
    const isFresh = this.#begun.size === 0 || (isFreshsTurn && this.#fresh.size > 0);
    const isPassedOver = !isFresh && this.#fresh.size > 0;
    this.#begunInSuccession = isPassedOver ? this.#begunInSuccession + 1 : 0;
    return isFresh ? this.#fresh : this.#begun;
  }
}
