// @ts-check

const TARGET = {
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_Instant00',
  clientId: 'instant',
  bucket: 'instant',
};

/** The configuration that goes with instant services. */
export const INSTANT_CONFIG = {
  region: TARGET.region,
  cognito: { userPoolId: TARGET.userPoolId, clientId: TARGET.clientId },
  storage: { bucket: TARGET.bucket },
  mail: { from: 'welcome@example.com' },
};

/** What instant services answer, by the name of the call. */
export const INSTANT_ANSWERS = {
  signUp: (/** @type {string} */ username, /** @type {boolean} */ confirmed) => ({
    sub: toSub(username),
    confirmed,
    codeSent: !confirmed,
  }),
  authenticate: { challenge: null },
  readUser: (/** @type {string} */ username) => ({ sub: toSub(username) }),
  storeObject: (/** @type {string} */ sub) => ({
    bucket: TARGET.bucket,
    key: `users/${sub}/profile.json`,
    etag: '"instant"',
  }),
  sendWelcomeMail: /** @type {const} */ ({ status: 'sent', messageId: 'instant' }),
};

/**
 * Makes services that answer at once and send nothing anywhere, so that what is left is our own work. They note that a
 * call leaves as those of AWS do.
 *
 * @param {{ confirmed: boolean, onCall?: () => void }} options Whether the pool confirms at once
 * @returns {import('../dist/index.js').Services}
 */
export function createInstantServices({ confirmed, onCall = () => {} }) {
  /** @type {<Answer>(options: import('../dist/index.js').CallOptions, answer: Answer) => Promise<Answer>} */
  const answer = async ({ starting }, value) => {
    await starting?.();
    onCall();
    return value;
  };
  return {
    target: TARGET,
    userPool: createPool(answer, confirmed),
    identityPool: null,
    bucket: {
      storeObject: ({ sub }, options) => answer(options, INSTANT_ANSWERS.storeObject(sub)),
      checkObject: refuse,
      findObject: refuse,
      deleteObject: refuse,
    },
    mailer: {
      sendWelcomeMail: (_, options) => answer(options, INSTANT_ANSWERS.sendWelcomeMail),
    },
    inbox: null,
    links: null,
    subscribe: () => close,
    close,
    [Symbol.dispose]: close,
  };
}

/**
 * @param {<Answer>(options: import('../dist/index.js').CallOptions, answer: Answer) => Promise<Answer>} answer
 * @param {boolean} confirmed
 * @returns {import('../dist/index.js').UserPool}
 */
function createPool(answer, confirmed) {
  const { signUp, authenticate, readUser } = INSTANT_ANSWERS;
  return {
    signUp: ({ username }, options) => answer(options, signUp(username, confirmed)),
    findUser: (_, options) => answer(options, { exists: false }),
    confirmSignUp: (_, options) => answer(options, undefined),
    // The access token is what a user is told by.
    authenticate: ({ username }, options) =>
      answer(options, {
        output: authenticate,
        secrets: { accessToken: username, refreshToken: username },
      }),
    readUser: (accessToken, options) => answer(options, readUser(accessToken)),
    signOut: (_, options) => answer(options, undefined),
    createUser: refuse,
    resendCode: refuse,
    confirmByAdmin: refuse,
    setPassword: refuse,
    verifyEmail: refuse,
    addToGroup: refuse,
    deleteUser: refuse,
    answerChallenge: refuse,
  };
}

function close() {}

/** @returns {Promise<never>} */
async function refuse() {
  throw new Error('Expected no other call');
}

/** @param {string} username */
function toSub(username) {
  return `00000000-0000-4000-8000-${username}`;
}
