import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.ts';

describe('the options of npm run simulate', () => {
  it('have defaults', () => {
    expect(parseOptions([])).toEqual({ runs: 1000, seed: 1, run: null, bail: false, json: false });
  });

  it('name one run', () => {
    expect(parseOptions(['--seed', '4', '--run', '17'])).toMatchObject({ seed: 4, run: 17 });
  });

  it.each(['-1', '1.5', 'many', ''])('take no %j for a number', (text) => {
    expect(() => parseOptions([`--runs=${text}`])).toThrow(/Expected --runs to be a whole number/);
  });
});
