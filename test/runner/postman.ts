import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { readConfirmationMail } from '../../src/services/confirmation-mail.ts';

/** What becomes of a mail on its way. */
export type Fate = 'prompt' | 'lost' | 'doubled' | 'wrong' | 'late';

interface PostmanOptions {
  readonly s3: S3Client;
  readonly bucket: string;
  /** Where mail is handed in, and where it is delivered. */
  readonly from: string;
  readonly to: string;
  readonly now: () => number;
  readonly lateMs: number;
  /** Draws from 0 to below 1. */
  readonly random: () => number;
}

interface Letter {
  readonly body: string;
  readonly recipient: string;
  readonly code: string;
}

const WANTED = { senders: ['verificationemail.com'], by: 'code' } as const;

/** Carries confirmation mail from one prefix of a bucket to another, and not always well. */
export class Postman {
  readonly #options: PostmanOptions;
  readonly #seen = new Set<string>();
  readonly #late: { readonly letter: Letter; readonly dueAt: number }[] = [];
  #delivered = 0;
  /** What became of the mails of each recipient, in order. */
  readonly fates = new Map<string, Fate[]>();

  constructor(options: PostmanOptions) {
    this.#options = options;
  }

  /** Delivers late mail that has become due. */
  async deliverLate(): Promise<void> {
    const due = this.#late.filter(({ dueAt }) => dueAt <= this.#options.now());
    for (const { letter } of due) await this.#put(letter);
    this.#late.splice(0, this.#late.length, ...this.#late.filter((one) => !due.includes(one)));
  }

  /** Takes every new mail, and delivers what is neither lost nor late. */
  async deliverNew(): Promise<void> {
    for await (const letter of this.#letters()) {
      const fate = this.#drawFate();
      this.fates.set(letter.recipient, [...(this.fates.get(letter.recipient) ?? []), fate]);
      await this.#carry(letter, fate);
    }
  }

  async #carry(letter: Letter, fate: Fate): Promise<void> {
    const { now, lateMs } = this.#options;
    if (fate === 'late') this.#late.push({ letter, dueAt: now() + lateMs });
    if (fate === 'prompt' || fate === 'doubled') await this.#put(letter);
    if (fate === 'doubled') await this.#put(letter);
    const body = letter.body.replaceAll(letter.code, toOtherCode(letter.code));
    if (fate === 'wrong') await this.#put({ ...letter, body });
  }

  #drawFate(): Fate {
    const drawn = this.#options.random();
    if (drawn < 0.2) return 'lost';
    if (drawn < 0.3) return 'doubled';
    if (drawn < 0.4) return 'wrong';
    return drawn < 0.5 ? 'late' : 'prompt';
  }

  async #put({ body }: Letter): Promise<void> {
    const { s3, bucket: Bucket, to } = this.#options;
    this.#delivered += 1;
    const Key = `${to}mail-${this.#delivered}`;
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: body }));
  }

  async *#letters(): AsyncGenerator<Letter> {
    const { s3, bucket: Bucket, from: Prefix } = this.#options;
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken }));
      for (const { Key = '' } of page.Contents ?? []) {
        const letter = this.#seen.has(Key) ? undefined : await this.#read(Key);
        this.#seen.add(Key);
        if (letter !== undefined) yield letter;
      }
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  async #read(Key: string): Promise<Letter | undefined> {
    const { s3, bucket: Bucket } = this.#options;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const body = (await Body?.transformToString()) ?? '';
    const mail = await readConfirmationMail(new TextEncoder().encode(body), WANTED);
    if ('ignored' in mail || !('code' in mail.confirmBy)) return undefined;
    return { body, recipient: mail.recipients[0] ?? '', code: mail.confirmBy.code };
  }
}

function toOtherCode(code: string): string {
  return String((Number(code) + 1) % 10 ** code.length).padStart(code.length, '0');
}
