import { randomUUID } from 'node:crypto';

/** The identities of an identity pool, one a user. */
export class Identities {
  readonly #region: string;
  readonly #idBySub = new Map<string, string>();
  readonly #ids = new Set<string>();

  constructor(region: string) {
    this.#region = region;
  }

  /** The identity of a user, made when it is first asked for. */
  idOf(sub: string): string {
    const known = this.#idBySub.get(sub);
    if (known !== undefined) return known;
    const id = `${this.#region}:${randomUUID()}`;
    this.#idBySub.set(sub, id);
    this.#ids.add(id);
    return id;
  }

  /** Tells whether there is an identity of that id. */
  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
