import { expect, it } from 'vitest';
import { toTextWidth } from '../../scripts/diagrams/text-width.mjs';

/** As a browser measures them at 100 pixels in DejaVu Sans, the widest of the usual fonts. */
it.each([
  ['isEffectUnknownAndCanRetry', false, 1487.6],
  ['sendingWelcomeMail', true, 1191.6],
  ['→ cancelled', false, 592.3],
  ['GMWw', true, 384.3],
])('leaves %s more room than a browser needs, and not much more', (text, bold, measured) => {
  const width = toTextWidth(text, { size: 100, bold });
  expect(width).toBeGreaterThanOrEqual(measured);
  expect(width).toBeLessThan(measured * 1.1);
});

it('takes a character that it does not know for a wide one', () => {
  expect(toTextWidth('漢', { size: 100, bold: false })).toBeGreaterThanOrEqual(100);
});
