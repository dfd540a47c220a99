import type { Database } from '../../src/store/database.ts';

/** Thrown into a process that is killed in the middle of a write. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** The life of a process, as far as its database has to know. */
export interface Mortal {
  /** Called before each statement that writes, and before each commit; throws where the process dies just then. */
  readonly onWrite: () => void;
  readonly isAlive: () => boolean;
}

type Statement = ReturnType<Database['prepare']>;

/** Makes a database that can be taken from its process between any two writes. */
export function createMortalDatabase(database: Database, mortal: Mortal): Database {
  const assertAlive = (): void => {
    if (!mortal.isAlive()) throw new Killed('This process was killed.');
  };
  const write = <Result>(act: () => Result): Result => {
    assertAlive();
    mortal.onWrite();
    assertAlive();
    return act();
  };
  const read = <Result>(act: () => Result): Result => {
    assertAlive();
    return act();
  };
  const guarded = {
    exec: (sql: string) => write(() => database.exec(sql)),
    prepare(sql: string) {
      const statement = database.prepare(sql);
      return {
        run: (...values: Parameters<Statement['run']>) => write(() => statement.run(...values)),
        get: (...values: Parameters<Statement['get']>) => read(() => statement.get(...values)),
        all: (...values: Parameters<Statement['all']>) => read(() => statement.all(...values)),
      };
    },
    get isTransaction() {
      return database.isTransaction;
    },
    // The file outlives the process.
    close: () => {},
  };
  // The store uses no other members.
  return guarded as unknown as Database;
}
