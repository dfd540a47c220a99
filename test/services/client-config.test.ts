import { describe, expect, it } from 'vitest';
import { toClientConfig } from '../../src/services/client-config.ts';

const OPTIONS = { region: null, endpoint: null, env: {} };
const LOCAL = { accessKeyId: 'local', secretAccessKey: 'local' };

describe('the configuration of a client', () => {
  it('makes one attempt and ends a request that is not answered', () => {
    expect(toClientConfig(OPTIONS)).toMatchObject({
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: 5000,
        requestTimeout: 20_000,
        throwOnRequestTimeout: true,
        httpAgent: { keepAlive: true, maxSockets: 256 },
        httpsAgent: { keepAlive: true, maxSockets: 256 },
      },
    });
  });

  it('names region, endpoint and profile only where they are set', () => {
    const set = { region: 'eu-west-1', endpoint: 'https://s3.example.com', profile: 'objects' };
    expect(toClientConfig({ ...set, env: {} })).toMatchObject(set);
    expect(toClientConfig({ ...OPTIONS, profile: null })).not.toHaveProperty('profile');
    expect(toClientConfig(OPTIONS)).not.toHaveProperty('region');
    expect(toClientConfig(OPTIONS)).not.toHaveProperty('endpoint');
  });
});

describe('the credentials of a local AWS', () => {
  it.each(['http://127.0.0.1:4566', 'http://localhost:4566', 'http://[::1]:4566'])(
    'go to %s where the environment has none',
    (endpoint) => {
      expect(toClientConfig({ ...OPTIONS, endpoint }).credentials).toEqual(LOCAL);
    },
  );

  it.each([
    'https://cognito-idp.eu-west-1.amazonaws.com',
    'http://192.168.1.5:4566',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.1@example.com',
    null,
  ])('never go to %s', (endpoint) => {
    expect(toClientConfig({ ...OPTIONS, endpoint }).credentials).toBeTypeOf('function');
  });

  it('give way to those of the environment', () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIA' };
    const config = toClientConfig({ ...OPTIONS, endpoint: 'http://127.0.0.1:4566', env });
    expect(config.credentials).toBeTypeOf('function');
  });
});
