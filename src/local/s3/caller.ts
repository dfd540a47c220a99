import type { SessionKey, SessionKeys } from '../identity/session-keys.ts';
import type { Headers } from './checksums.ts';
import { createS3Error } from './s3-error.ts';

/** On whose behalf a request is signed. */
export interface Caller {
  /** The identity of a user of the identity pool, or `operator` for any IAM key. */
  readonly writer: string;
  /** The only keys that a user may touch; `undefined` where there is no limit. */
  readonly ownPrefix: string | undefined;
}

const OPERATOR: Caller = { writer: 'operator', ownPrefix: undefined };

/**
 * Tells who signed a request. Keys that begin with `ASIA` are an identity pool's, any other is the operator's; the
 * session token stands for the signature, which nobody checks.
 *
 * @throws AccessDenied without a signature; InvalidAccessKeyId, InvalidToken, ExpiredToken
 */
export function toCaller(headers: Headers, keys: SessionKeys, nowMs: number): Caller {
  if (headers['authorization'] === undefined) throw createS3Error('AccessDenied');
  const accessKeyId = /Credential=([^/,]*)/.exec(String(headers['authorization']))?.[1] ?? '';
  if (!accessKeyId.startsWith('ASIA')) return OPERATOR;
  const { identityId, expiresAtMs } = toKey(accessKeyId, headers, keys);
  if (nowMs >= expiresAtMs) throw createS3Error('ExpiredToken');
  return { writer: identityId, ownPrefix: `users/${identityId}/` };
}

function toKey(accessKeyId: string, headers: Headers, keys: SessionKeys): SessionKey {
  const key = keys.find(accessKeyId);
  const token = headers['x-amz-security-token'];
  if (key === undefined || token === undefined) throw createS3Error('InvalidAccessKeyId');
  if (token !== key.sessionToken) throw createS3Error('InvalidToken');
  return key;
}
