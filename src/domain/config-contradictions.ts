/** The part of a configuration whose fields may contradict each other. */
interface Fields {
  readonly cognito: { readonly identityPoolId: string | null };
  readonly confirmation: {
    readonly by: 'code' | 'link' | 'admin';
    readonly link: 'wait' | 'follow';
    readonly inbox: { readonly prefix: string; readonly moveTo: string | null } | null;
  };
  readonly storage: {
    readonly credentials: 'operator' | 'identityPool';
    readonly key: string | null;
    readonly encryption: { readonly type: string; readonly kmsKeyId: string | null } | null;
  };
  readonly mail: {
    readonly text: string | null;
    readonly html: string | null;
    readonly template: string | null;
  } | null;
}

/** A field that does not fit the others. */
export interface Contradiction {
  readonly path: readonly string[];
  readonly message: string;
}

/** IAM's policy variable for the prefix of a user is the identity id: https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html. */
const IDENTITY_ID = '{identityId}';

/**
 * Finds fields that do not fit each other.
 *
 * @returns Each field with what was expected of it
 */
export function findContradictions(config: Fields): readonly Contradiction[] {
  return [
    ...findInStorage(config),
    ...findInEncryption(config.storage.encryption),
    ...findInConfirmation(config.confirmation),
    ...findInInbox(config.confirmation.inbox),
    ...findInMail(config.mail),
  ];
}

/** The key of a row's object where the configuration names none. */
export function toDefaultKey(credentials: Fields['storage']['credentials']): string {
  return `users/${credentials === 'identityPool' ? IDENTITY_ID : '{sub}'}/profile.json`;
}

/** Reads a field by its path, to show what came. */
export function toField(config: object, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (parent, name) => Object.getOwnPropertyDescriptor(parent ?? {}, name)?.value,
    config,
  );
}

function findInStorage({ cognito, storage }: Fields): readonly Contradiction[] {
  const { credentials, key } = storage;
  const isByUser = credentials === 'identityPool';
  const found: Contradiction[] = [];
  if (isByUser && cognito.identityPoolId === null) {
    found.push({
      path: ['cognito', 'identityPoolId'],
      message: 'expected an identity pool id, since `storage.credentials` is "identityPool"',
    });
  }
  if (key !== null && isByUser && !key.includes(IDENTITY_ID)) {
    found.push({
      path: ['storage', 'key'],
      message: `expected a key with ${IDENTITY_ID}, since with \`storage.credentials\` "identityPool" a user may write only below the identity id`,
    });
  }
  return found;
}

function findInEncryption(encryption: Fields['storage']['encryption']): readonly Contradiction[] {
  if (encryption?.type !== 'AES256' || encryption.kmsKeyId === null) return [];
  const message = 'expected no key, since `storage.encryption.type` is "AES256"';
  return [{ path: ['storage', 'encryption', 'kmsKeyId'], message }];
}

function findInConfirmation({ by, link, inbox }: Fields['confirmation']): readonly Contradiction[] {
  if (by !== 'link' || link !== 'follow' || inbox !== null) return [];
  const message =
    'expected an inbox to read links from, since `confirmation.link` is "follow"; set it, or "wait" for people to click';
  return [{ path: ['confirmation', 'inbox'], message }];
}

function findInInbox(inbox: Fields['confirmation']['inbox']): readonly Contradiction[] {
  if (inbox?.moveTo == null || !inbox.moveTo.startsWith(inbox.prefix)) return [];
  const message =
    'expected a prefix outside of `confirmation.inbox.prefix`, where the mail would be found again';
  return [{ path: ['confirmation', 'inbox', 'moveTo'], message }];
}

function findInMail(mail: Fields['mail']): readonly Contradiction[] {
  if (mail === null || mail.template === null) return [];
  const message = 'expected null, since `mail.template` brings its own texts';
  return (['text', 'html'] as const)
    .filter((name) => mail[name] !== null)
    .map((name) => ({ path: ['mail', name], message }));
}
