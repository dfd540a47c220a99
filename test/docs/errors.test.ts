import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findHeadingFaults } from './error-headings.ts';

const document = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');

describe('the page of failures', () => {
  it('has a heading for every code and a code for every heading', () => {
    expect(findHeadingFaults(document)).toEqual([]);
  });

  it.each([
    ['a heading is missing', /### THROTTLED\n/, '', 'THROTTLED has no heading'],
    ['a code was renamed', '### GROUP_NOT_FOUND', '### GROUP_MISSING', 'GROUP_MISSING is no code'],
    ['a heading stands twice', '### UNEXPECTED', '### THROTTLED', 'has a heading already'],
    [
      'nothing is to be done',
      '**To do:** Nothing: it is written again.',
      '',
      'OBJECT_NOT_FOUND does',
    ],
  ] as const)('is found wanting where %s', (...[, planted, fault, words]) => {
    expect(findHeadingFaults(document.replace(planted, fault)).join('\n')).toContain(words);
  });
});
