/**
 * Pulls the first entry of a source, so that a source that cannot be read is known before anything else is begun.
 *
 * @returns The same entries, the first one included; nothing more is pulled before somebody asks
 */
export async function pullFirst<Entry>(
  source: AsyncGenerator<Entry>,
): Promise<AsyncIterable<Entry>> {
  return goOn(await source.next(), source);
}

async function* goOn<Entry>(
  first: IteratorResult<Entry>,
  source: AsyncGenerator<Entry>,
): AsyncGenerator<Entry> {
  if (first.done === true) return;
  yield first.value;
  yield* source;
}
