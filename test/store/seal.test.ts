import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import { createKey } from '../../src/store/key.ts';
import { createSealer } from '../../src/store/seal.ts';

const sealer = createSealer(createKey());
const anyText = fc.string({ unit: 'binary', maxLength: 200 });

it('opens again what it sealed, at the place it was sealed for', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, place) => {
      expect(sealer.unseal(sealer.seal(text, place), place)).toBe(text);
    }),
  );
});

it('seals the same text differently each time, with none of it to be seen', () => {
  const text = 'Correct-Horse-1';
  const [one, other] = [sealer.seal(text, 'here'), sealer.seal(text, 'here')];
  expect(one).not.toEqual(other);
  expect(Buffer.from(one).includes(text)).toBe(false);
});

it('does not open anywhere else', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (text, place, other) => {
      fc.pre(place !== other);
      const sealed = sealer.seal(text, place);
      expect(() => sealer.unseal(sealed, other)).toThrow('unable to authenticate data');
    }),
  );
});

it('does not open once any byte is changed', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 255 }), (text, index, flip) => {
      const sealed = Uint8Array.from(sealer.seal(text, 'here'));
      const at = index % sealed.length;
      sealed[at] = (sealed[at] ?? 0) ^ flip;
      expect(() => sealer.unseal(sealed, 'here')).toThrow(
        /unable to authenticate data|with the id/,
      );
    }),
  );
});

it('does not open once cut short', () => {
  const sealed = sealer.seal('Correct-Horse-1', 'here');
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => sealer.unseal(sealed.subarray(0, length), 'here')).toThrow(Error);
  }
});

it('refuses by name what another key sealed', () => {
  const other = createSealer(createKey());
  const open = () => sealer.unseal(other.seal('text', 'here'), 'here');
  expect(open).toThrow(ConfigError);
  expect(open).toThrow(
    `Expected the key with the id ${other.keyId}, which sealed this batch's secrets, got the key ${sealer.keyId}.`,
  );
});

it('names a key without telling it', () => {
  const key = createKey();
  expect(createSealer(key).keyId).toMatch(/^[0-9a-f]{8}$/);
  expect(createSealer(key).keyId).toBe(createSealer(Uint8Array.from(key)).keyId);
  expect(Buffer.from(key).toString('hex')).not.toContain(createSealer(key).keyId);
});

it('makes fingerprints that depend on the key', () => {
  const other = createSealer(createKey());
  expect(sealer.digest('text')).toBe(sealer.digest('text'));
  expect(sealer.digest('text')).not.toBe(sealer.digest('Text'));
  expect(sealer.digest('text')).not.toBe(other.digest('text'));
});
