import { expect, it } from 'vitest';
import { readEventTypes } from './chart-text.ts';
import { findUnhandled } from './events.ts';
import { plant } from './plant.ts';

it('finds an event that no state handles', () => {
  const declared = `
    type Signal = { readonly type: 'cancel' } | { type: 'resume'; readonly by: string };
    setup({ types: { events: {} as Signal } });`;
  expect(findUnhandled(plant(), readEventTypes(declared))).toEqual(['No state handles resume']);
});
