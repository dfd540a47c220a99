/** What an operator chooses, and what a row is: everything that the specification tells rows apart by. */
export interface Configuration {
  readonly signUpBy: 'self' | 'admin';
  readonly confirmBy: 'code' | 'link' | 'admin';
  readonly onExistingUser: 'adopt' | 'skip' | 'fail';
  readonly passwordFrom: 'row' | 'generated';
  readonly credentials: 'operator' | 'identityPool';
  readonly onExistingObject: 'keep' | 'overwrite' | 'fail';
  /** What an unknown mail leads to, where mails are sent at all. */
  readonly mail: 'none' | 'skip' | 'resend';
  readonly groups: 0 | 1 | 2;
  /** Where the row has an address: an attribute, the username, or nowhere. */
  readonly address: 'attribute' | 'username' | 'none';
  readonly maxAttempts: 1 | 2 | 3;
  readonly maxResends: 0 | 1 | 2;
}

/** As often as a configuration of the model lets a step be tried. */
export const MOST_ATTEMPTS = 3;

/** What is usual; every other configuration says what differs. */
export const USUAL: Configuration = {
  signUpBy: 'self',
  confirmBy: 'code',
  onExistingUser: 'fail',
  passwordFrom: 'row',
  credentials: 'operator',
  onExistingObject: 'fail',
  mail: 'skip',
  groups: 0,
  address: 'attribute',
  maxAttempts: 2,
  maxResends: 1,
};

/** Every choice of each part of a configuration. */
export const CHOICES: { readonly [Part in keyof Configuration]: readonly Configuration[Part][] } = {
  signUpBy: ['self', 'admin'],
  confirmBy: ['code', 'link', 'admin'],
  onExistingUser: ['adopt', 'skip', 'fail'],
  passwordFrom: ['row', 'generated'],
  credentials: ['operator', 'identityPool'],
  onExistingObject: ['keep', 'overwrite', 'fail'],
  mail: ['skip', 'resend', 'none'],
  groups: [0, 2, 1],
  address: ['attribute', 'username', 'none'],
  maxAttempts: [2, 1],
  maxResends: [1, 0, 2],
};
