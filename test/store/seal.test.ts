import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConfigError } from '../../src/domain/config-error.ts';
import { SECRET_NAMES } from '../../src/domain/secrets.ts';
import { createKey } from '../../src/store/key.ts';
import { KEY_BYTES, createSealer } from '../../src/store/seal.ts';
import { toPlace } from '../../src/store/sqlite-secrets.ts';

/** What stands first in everything that is sealed. */
const KEY_ID_BYTES = 4;

const sealer = createSealer(createKey());
const anyText = fc.string({ unit: 'binary', maxLength: 200 });
const anyPlace = fc
  .tuple(fc.nat(9), fc.string({ unit: 'binary' }), fc.constantFrom(...SECRET_NAMES))
  .map((parts) => toPlace(...parts));

const CHANGED = /unable to authenticate data|Invalid/;

it('opens again what it sealed, at the place it was sealed for', () => {
  fc.assert(
    fc.property(anyText, anyPlace, (text, place) => {
      expect(sealer.unseal(sealer.seal(text, place), place)).toBe(text);
    }),
  );
});

it('seals the same text differently each time', () => {
  fc.assert(
    fc.property(anyText, anyPlace, (text, place) => {
      expect(sealer.seal(text, place)).not.toEqual(sealer.seal(text, place));
    }),
  );
});

it('shows nothing of a text, nor of the place, in what it sealed', () => {
  const longText = fc.string({ unit: 'binary', minLength: 4, maxLength: 200 });
  fc.assert(
    fc.property(longText, anyPlace, (text, place) => {
      const sealed = Buffer.from(sealer.seal(text, place));
      expect(sealed.includes(text)).toBe(false);
      expect(sealed.includes(place)).toBe(false);
    }),
  );
});

it('does not open for another batch, row or secret', () => {
  fc.assert(
    fc.property(anyText, anyPlace, anyPlace, (text, place, other) => {
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
        at < KEY_ID_BYTES ? ConfigError : CHANGED,
      );
    }),
  );
});

it('does not open once cut short or made longer', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.uint8Array({ minLength: 1 }), (text, index, more) => {
      const sealed = sealer.seal(text, 'here');
      const length = index % sealed.length;
      expect(() => sealer.unseal(sealed.subarray(0, length), 'here')).toThrow(
        length < KEY_ID_BYTES ? ConfigError : CHANGED,
      );
      expect(() => sealer.unseal(Buffer.concat([sealed, more]), 'here')).toThrow(CHANGED);
    }),
  );
});

it('does not open an empty text by a part of its tag', () => {
  const sealed = sealer.seal('', 'here');
  for (let length = 0; length < sealed.length; length += 1) {
    expect(() => sealer.unseal(sealed.subarray(0, length), 'here')).toThrow(Error);
  }
});

it('refuses by name what another key sealed', () => {
  const anyKey = fc.uint8Array({ minLength: KEY_BYTES, maxLength: KEY_BYTES });
  fc.assert(
    fc.property(anyKey, anyText, anyPlace, (key, text, place) => {
      const other = createSealer(key);
      const open = () => sealer.unseal(other.seal(text, place), place);
      expect(open).toThrow(ConfigError);
      expect(open).toThrow(
        `Expected the key with the id ${other.keyId}, which sealed this batch's secrets, got the key ${sealer.keyId}.`,
      );
    }),
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
