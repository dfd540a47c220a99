/** What came of following a link: the user is confirmed, or why the link is of no use. */
export type FollowedLink = { readonly isFollowed: true } | { readonly ignored: string };

/** Confirmation by links. Both methods throw a `ServiceError`. */
export interface Links {
  /** Lists, page by page, the users who are not confirmed yet, each by username, `sub` and mail address. */
  unconfirmed(signal: AbortSignal): AsyncIterable<readonly string[]>;
  /** Follows the link of a mail, as a click would, where it leads to the pool's own domain. */
  follow(link: string, signal: AbortSignal): Promise<FollowedLink>;
}
