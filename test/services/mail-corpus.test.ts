import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readConfirmationMail } from '../../src/services/confirmation-mail.ts';
import { ENCODINGS, WORDINGS } from './mail-corpus-codes.ts';
import { LINKS } from './mail-corpus-links.ts';
import { OTHERS, RECIPIENTS, TRUST } from './mail-corpus-trust.ts';
import { SENDER } from './mail-source.ts';

const MAILS = new URL('mails/', import.meta.url);

const GROUPS = [
  { group: 'worded in its own way', cases: WORDINGS },
  { group: 'encoded in its own way', cases: ENCODINGS },
  { group: 'for somebody', cases: RECIPIENTS },
  { group: 'with a link', cases: LINKS },
  { group: 'from somebody', cases: TRUST },
  { group: 'that is torn, or from a machine', cases: OTHERS },
];

describe.each(GROUPS)('a mail $group', ({ cases }) => {
  it.each(cases)(
    'has what it is worth read from it: $mail',
    async ({ mail, by = 'code', senders = [SENDER], expected }) => {
      const raw = await readFile(new URL(`${mail}.eml`, MAILS));
      expect(await readConfirmationMail(raw, { senders, by })).toEqual(expected);
    },
  );
});

describe('the mails of the corpus', () => {
  const mails = GROUPS.flatMap(({ cases }) => cases.map(({ mail }) => `${mail}.eml`));

  it('are read one and all', async () => {
    expect(mails.toSorted()).toEqual((await readdir(MAILS)).toSorted());
    expect(mails.length).toBeGreaterThanOrEqual(60);
  });

  it.each(mails.filter((name) => name !== 'lf-only.eml'))(
    'have the line ends that SES gives them: %s',
    async (name) => {
      const raw = await readFile(new URL(name, MAILS), 'latin1');
      expect(raw).not.toMatch(/(?<!\r)\n/);
    },
  );
});
