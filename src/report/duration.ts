const UNITS = [
  { name: 'd', ms: 86_400_000 },
  { name: 'h', ms: 3_600_000 },
  { name: 'm', ms: 60_000 },
  { name: 's', ms: 1000 },
] as const;

/** Writes a duration in its two largest units, for example `2h 5m`; less than a second is `0s`. */
export function formatDuration(durationMs: number): string {
  const largest = UNITS.findIndex(({ ms }) => durationMs >= ms);
  if (largest === -1) return '0s';
  let rest = Math.floor(durationMs);
  const parts = UNITS.slice(largest, largest + 2).map(({ name, ms }) => {
    const amount = Math.floor(rest / ms);
    rest -= amount * ms;
    return { name, amount };
  });
  return parts
    .filter(({ amount }) => amount > 0)
    .map(({ name, amount }) => `${amount}${name}`)
    .join(' ');
}
