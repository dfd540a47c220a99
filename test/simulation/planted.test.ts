import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = 'test/simulation/planted';

describe('the planted bugs', () => {
  const patches = readdirSync(FOLDER);

  it('are three', () => {
    expect(patches).toEqual([
      'intent-after-call.patch',
      'retries-not-reset.patch',
      'timer-not-restored.patch',
    ]);
  });

  it.each(patches)('%s still fits the sources', (patch) => {
    const args = ['apply', '--check', '--verbose', `${FOLDER}/${patch}`];
    expect(() => execFileSync('git', args, { stdio: 'pipe' })).not.toThrow();
  });
});
