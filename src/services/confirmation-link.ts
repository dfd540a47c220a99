/** Where links may lead. */
interface LinkTarget {
  /** Hosts of the pool, with a port where it has one. */
  readonly domains: readonly string[];
  readonly clientId: string;
}

/** A local AWS is reached over plain HTTP on this machine. */
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html */
const PATH = /^\/confirmUser\/?$/;

/**
 * Tells whether a link is one of the pool's own confirmation links. A mail is untrusted, so nothing else is ever
 * followed.
 *
 * @param link - Any text
 */
export function isConfirmationLink(link: string, { domains, clientId }: LinkTarget): boolean {
  if (!URL.canParse(link)) return false;
  const url = new URL(link);
  if (!PATH.test(url.pathname) || url.username !== '') return false;
  const isLocal = url.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  const isSafe = url.protocol === 'https:' || isLocal;
  return isSafe && domains.includes(url.host) && url.searchParams.get('client_id') === clientId;
}

/**
 * Finds the first address in a text that has the form of a confirmation link.
 *
 * @param text - A mail's text, or its HTML with its entities decoded
 */
export function findConfirmationLink(text: string): string | undefined {
  // ASCII but quotes and angle brackets, since some scripts write on after an address without a space.
  const [link] = /https?:\/\/[!#-&(-;=?-~]+\/confirmUser\/?\?[!#-&(-;=?-~]+/i.exec(text) ?? [];
  // What ends a sentence does not belong to the address.
  return link?.replace(/[.,;:!?)\]]+$/, '');
}
