/** Counts paths by their kind, in the order in which the kinds come. */
export function countKinds(
  paths: readonly { readonly kind: string }[],
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of paths) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
