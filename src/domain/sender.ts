/** Takes the address out of a sender such as `Ann <ann@example.com>`. */
export function toSenderAddress(sender: string): string {
  return (/<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender).trim();
}

/** Identities of SES of which one must be verified for an address: a verified domain covers what is below it. */
export function toSenderIdentities(address: string): readonly string[] {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  return [address, ...domains];
}
