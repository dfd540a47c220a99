import type { HttpAnswer, HttpRequest } from '../http-server.ts';
import type { Protocol } from '../protocol.ts';
import type { World } from '../world.ts';
import { formatXml } from '../xml.ts';
import { toCaller } from './caller.ts';
import type { S3Operation, S3Request } from './operation.ts';
import { S3_OPERATIONS } from './operations.ts';
import { authorize } from './permissions.ts';
import { createS3Error } from './s3-error.ts';

/** Tells an operation apart from others of the same method. */
const TYPE_PARAMETERS = ['list-type', 'policy', 'tagging'];
const TYPE_HEADERS = ['x-amz-copy-source'];
/** The SDK's own hint, which AWS ignores. */
const HINT_PARAMETER = 'x-id';

/** S3 in path style: the method and the address are the operation, errors are XML. */
export const s3Protocol: Protocol = {
  // The other services speak to the root in ways of their own; what is left is S3's.
  accepts: () => true,
  open: (request, world) => {
    const operation = toOperation(request);
    return {
      operation: operation.name,
      run: () => {
        const s3Request = toS3Request(request, world);
        authorize(operation.name, s3Request, world.target.objectBucket);
        return withRequestId(operation.run(s3Request), request);
      },
    };
  },
  formatError: ({ name, message, status }, request) => {
    const content = { Code: name, Message: message, Resource: request.path, RequestId: request.id };
    const body = request.method === 'HEAD' ? '' : formatXml('Error', content);
    return withRequestId({ status, headers: { 'Content-Type': 'application/xml' }, body }, request);
  },
  createError: createS3Error,
  throttleName: 'SlowDown',
  internalName: 'InternalError',
};

function toOperation({ method, path, query, headers }: HttpRequest): S3Operation {
  const [bucket, key] = splitPath(path);
  const level = key === '' ? 'bucket' : 'object';
  const types = [
    ...TYPE_PARAMETERS.filter((name) => query.has(name)),
    ...TYPE_HEADERS.filter((name) => headers[name] !== undefined),
  ];
  const operation = bucket === '' ? undefined : S3_OPERATIONS[[method, level, ...types].join(' ')];
  const known = [...(operation?.parameters ?? []), HINT_PARAMETER];
  if (operation === undefined || [...query.keys()].some((name) => !known.includes(name))) {
    throw createS3Error('NotImplemented');
  }
  return operation;
}

function toS3Request(request: HttpRequest, world: World): S3Request {
  const { buckets, target: owner, operator } = world;
  const nowMs = world.now();
  const caller = toCaller(request.headers, world.identityPool.keys, nowMs);
  const [bucketName, key] = splitPath(request.path).map(decode);
  const bucket = buckets.get(bucketName ?? '');
  if (bucket === undefined) throw createS3Error('NoSuchBucket');
  const expectedOwner = request.headers['x-amz-expected-bucket-owner'];
  if (expectedOwner !== undefined && expectedOwner !== owner.accountId) {
    throw createS3Error('AccessDenied');
  }
  return {
    ...request,
    bucket,
    buckets,
    key: key ?? '',
    caller,
    operatorPolicy: operator.policy,
    owner,
    nowMs,
  };
}

/** `/bucket/key/with/slashes` to the bucket and the rest, both still encoded. */
function splitPath(path: string): readonly [string, string] {
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  return [bucket, key];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw createS3Error('InvalidURI');
  }
}

function withRequestId(answer: HttpAnswer, { id }: HttpRequest): HttpAnswer {
  return { ...answer, headers: { 'x-amz-request-id': id, 'x-amz-id-2': id, ...answer.headers } };
}
