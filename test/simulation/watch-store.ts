import type { RowUpdate, Store } from '../../src/store/store.ts';

/** Makes a store that tells of every transition as it is handed over to be written. */
export function watchStore(store: Store, onMove: (update: RowUpdate) => void): Store {
  return {
    ...store,
    async openBatch(name, target) {
      const batch = await store.openBatch(name, target);
      return {
        ...batch,
        update(update) {
          onMove(update);
          return batch.update(update);
        },
      };
    },
  };
}
