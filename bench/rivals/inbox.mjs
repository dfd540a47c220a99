// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import PostalMime from 'postal-mime';

const READERS = 8;
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5000;

/**
 * Makes the one reader of an inbox: every mail is fetched once, and pauses are as long as ours.
 *
 * @param {import('./onboard.mjs').Clients} clients
 */
export function createInbox(clients) {
  const read = new Set();
  /** @type {Map<string, string>} */
  const codes = new Map();
  /** @type {Map<string, (code: string) => void>} */
  const waiting = new Map();

  /** @param {string} key */
  const readOne = async (key) => {
    const { to, code } = await readMail(clients, key);
    read.add(key);
    codes.set(to, code);
    waiting.get(to)?.(code);
  };

  return {
    /**
     * @param {string} address
     * @returns {Promise<string>}
     */
    codeFor: (address) =>
      new Promise((resolve) => {
        const code = codes.get(address);
        if (code === undefined) waiting.set(address, resolve);
        else resolve(code);
      }),
    /** @param {AbortSignal} signal */
    async watch(signal) {
      let pauseMs = SHORTEST_PAUSE_MS;
      while (!signal.aborted) {
        const keys = (await listInbox(clients)).filter((key) => !read.has(key));
        for (let start = 0; start < keys.length; start += READERS) {
          await Promise.all(keys.slice(start, start + READERS).map(readOne));
        }
        pauseMs = keys.length > 0 ? SHORTEST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
        await sleep(pauseMs, undefined, { signal }).catch(() => {});
      }
    },
  };
}

/** @param {import('./onboard.mjs').Clients} clients */
export async function listInbox({ config, s3 }) {
  const { bucket: Bucket, prefix: Prefix } = config.confirmation.inbox;
  /** @type {string[]} */
  const keys = [];
  /** @type {string | undefined} */
  let ContinuationToken;
  do {
    const command = new ListObjectsV2Command({ Bucket, Prefix, ContinuationToken });
    /** @type {import('@aws-sdk/client-s3').ListObjectsV2CommandOutput} */
    const page = await s3.send(command);
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    ContinuationToken = page.NextContinuationToken;
  } while (ContinuationToken !== undefined);
  return keys.filter((key) => !key.endsWith('AMAZON_SES_SETUP_NOTIFICATION'));
}

/**
 * @param {import('./onboard.mjs').Clients} clients
 * @param {string} Key
 */
export async function readMail({ config, s3 }, Key) {
  const { bucket: Bucket } = config.confirmation.inbox;
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const { to, text } = await PostalMime.parse((await Body?.transformToString()) ?? '');
  return { to: toAddress(to), code: toCode(text) };
}

/** @param {import('postal-mime').Address[] | undefined} recipients */
function toAddress([recipient] = []) {
  return recipient?.address ?? '';
}

function toCode(text = '') {
  return /\b\d{6}\b/.exec(text)?.[0] ?? '';
}
