import { describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { parseConfig } from '../../src/domain/parse-config.ts';
import type { BodyTemplate } from '../../src/services/s3-object.ts';
import { toObjectAddress, toObjectContent, toObjectHeaders } from '../../src/services/s3-object.ts';
import { PROFILE } from './local-services.ts';

const ZOE = {
  ...PROFILE,
  username: 'zoë "z"',
  identityId: 'eu-west-1:1111-2222',
  attributes: { email: 'zoe@example.com', name: '<Zoë> & "Co"' },
};

function storage(changes: Partial<ConfigInput['storage']> = {}) {
  const cognito = { userPoolId: 'eu-west-1_AbC', clientId: 'abc' };
  return parseConfig({ cognito, storage: { bucket: 'profiles', ...changes } }).storage;
}

function bodyOf(template: BodyTemplate, contentType = 'application/json'): string {
  return toObjectContent(storage({ contentType }), template, ZOE).Body;
}

describe('the address of an object', () => {
  it('holds the identity id as IAM writes it, and everything else encoded', () => {
    const key = 'users/{identityId}/{username}.json';
    expect(toObjectAddress(storage({ key }), ZOE)).toEqual({
      Bucket: 'profiles',
      Key: 'users/eu-west-1:1111-2222/zo%C3%AB%20%22z%22.json',
    });
  });

  it('names the owner where one is expected', () => {
    const expectedBucketOwner = '123456789012';
    expect(toObjectAddress(storage({ expectedBucketOwner }), ZOE)).toMatchObject({
      ExpectedBucketOwner: expectedBucketOwner,
    });
  });
});

describe('the body of an object', () => {
  it('is the profile where there is no template', () => {
    expect(JSON.parse(bodyOf(null))).toEqual({
      sub: PROFILE.sub,
      username: ZOE.username,
      attributes: ZOE.attributes,
      time: '2026-01-01T00:00:00.000Z',
      batch: 'spring',
    });
  });

  it.each([
    ['application/json', '{"name":"{name}"}', '{"name":"<Zoë> & \\"Co\\""}'],
    ['text/html', '<p>{name}</p>', '<p>&lt;Zoë&gt; &amp; &quot;Co&quot;</p>'],
    ['text/plain', 'Hello {name}, {given_name}!', 'Hello <Zoë> & "Co", !'],
  ])('of type %s is filled in, values made safe', (contentType, template, body) => {
    expect(bodyOf(template, contentType)).toBe(body);
  });

  it('may be JSON whose texts are filled in, however deep', () => {
    const template = { id: '{sub}', tags: ['{name}', 1, null], more: { email: '{email}' } };
    expect(JSON.parse(bodyOf(template))).toEqual({
      id: PROFILE.sub,
      tags: [ZOE.attributes.name, 1, null],
      more: { email: 'zoe@example.com' },
    });
  });

  it('has the checksum and the marker of its row, the same at every attempt', () => {
    const content = toObjectContent(storage(), null, ZOE);
    expect(content).toEqual(toObjectContent(storage(), null, ZOE));
    expect(content.marker).toEqual({
      'cognito-onboard-batch': 'spring',
      'cognito-onboard-sub': PROFILE.sub,
    });
    expect(toObjectContent(storage(), 'x', ZOE).ChecksumSHA256).not.toBe(content.ChecksumSHA256);
  });
});

describe('the headers of an object', () => {
  it('are its type alone where nothing else is wanted', () => {
    expect(toObjectHeaders(storage(), ZOE)).toEqual({
      ContentType: 'application/json',
      Metadata: {},
    });
  });

  it('hold metadata that any header can carry', () => {
    const metadata = { name: '{name}', fixed: '100 %' };
    expect(toObjectHeaders(storage({ metadata }), ZOE).Metadata).toEqual({
      name: '<Zo%C3%AB> & "Co"',
      fixed: '100 %25',
    });
  });

  it('hold tags as a query, of characters that S3 takes', () => {
    const tags = { batch: 'spring', who: '{username}' };
    expect(toObjectHeaders(storage({ tags }), ZOE).Tagging).toBe('batch=spring&who=zo%C3%AB+_z_');
  });

  it.each([
    [{ type: 'AES256' }, { ServerSideEncryption: 'AES256' }],
    [{}, { ServerSideEncryption: 'aws:kms' }],
    [
      { kmsKeyId: 'key-1', bucketKey: true },
      { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'key-1', BucketKeyEnabled: true },
    ],
  ] as const)('encrypt as %j says', (encryption, headers) => {
    expect(toObjectHeaders(storage({ encryption }), ZOE)).toEqual({
      ContentType: 'application/json',
      Metadata: {},
      ...headers,
    });
  });
});
