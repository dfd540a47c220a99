import {
  CreateGroupCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createSubject } from '../../test/contract/plain-subject.ts';
import { CONTRACT } from '../../test/contract/contract.ts';
import type { ContractCase } from '../../test/contract/contract-case.ts';
import type { Need, Subject } from '../../test/contract/subject.ts';
import { startServer } from './server.ts';
import type { Server } from './server.ts';

/** Another implementation of one service. */
interface Opinion {
  /** The part of the contract that it can be asked about. */
  readonly cases: readonly ContractCase[];
  readonly lacks: readonly Need[];
  readonly start: () => Promise<Server>;
  /** Makes what the contract needs to be there. */
  readonly prepare: (subject: Subject) => Promise<Subject>;
}

const FLOWS = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const;
const CODE = '123456';
/** Its own default is a pool that signs in by mail address. */
const POOL_DEFAULTS = { UsernameAttributes: [], AutoVerifiedAttributes: ['email'] };
const GROUP = 'contract';
const BUCKET = 'contract';

/** By package name. None of them has identity pools. */
export const OPINIONS: Readonly<Record<string, Opinion>> = {
  'cognito-local': {
    cases: CONTRACT.cognito,
    // Its codes are told to it, not mailed, and its links lead to nothing.
    lacks: ['clock', 'links'],
    start: () =>
      startServer({
        program: 'cognito-local/lib/bin/start.js',
        env: { CODE },
        files: { '.cognito/config.json': JSON.stringify({ UserPoolDefaults: POOL_DEFAULTS }) },
      }),
    prepare: preparePool,
  },
  fauxqs: {
    cases: CONTRACT.s3,
    lacks: [],
    start: () =>
      startServer({
        program: 'fauxqs/dist/cli.js',
        env: { FAUXQS_INIT: 'init.json' },
        files: { 'init.json': JSON.stringify({ buckets: [BUCKET] }) },
      }),
    prepare: (subject) => Promise.resolve({ ...subject, bucket: BUCKET }),
  },
  'aws-ses-v2-local': {
    // Of SES v1 it knows two operations, and it never answers the others.
    cases: CONTRACT.ses.filter(({ name }) => name.startsWith('SendEmail ')),
    lacks: [],
    start: () => startServer({ program: 'aws-ses-v2-local/dist/cli.js' }),
    prepare: (subject) => Promise.resolve({ ...subject, sender: 'welcome@example.com' }),
  },
};

/** Makes a subject of a server. */
export function toSubject({ lacks, prepare }: Opinion, { endpoint }: Server): Promise<Subject> {
  return prepare({ ...createSubject({ endpoint }), lacks });
}

async function preparePool(subject: Subject): Promise<Subject> {
  const { cognito } = subject;
  const pool = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'contract', AutoVerifiedAttributes: ['email'] }),
  );
  const UserPoolId = pool.UserPool?.Id ?? '';
  const createClient = async (GenerateSecret: boolean) => {
    const input = {
      UserPoolId,
      ClientName: 'contract',
      GenerateSecret,
      ExplicitAuthFlows: [...FLOWS],
    };
    const { UserPoolClient } = await cognito.send(new CreateUserPoolClientCommand(input));
    const { ClientId: clientId = '', ClientSecret: clientSecret = '' } = UserPoolClient ?? {};
    return { clientId, clientSecret };
  };
  await cognito.send(new CreateGroupCommand({ UserPoolId, GroupName: GROUP }));
  const { clientId } = await createClient(false);
  return {
    ...subject,
    userPoolId: UserPoolId,
    clientId,
    group: GROUP,
    readCode: () => Promise.resolve(CODE),
    openSecretClient: () => createClient(true),
  };
}
