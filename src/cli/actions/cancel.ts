import { createRunner } from '../../runner.ts';
import { createAwsServices } from '../../services/aws-services.ts';
import { openStore } from '../../store/sqlite-store.ts';
import { print, say } from '../context.ts';
import type { CliContext } from '../context.ts';
import type { CommonFlags } from '../flags.ts';
import { withBatch } from '../with-batch.ts';
import { planWorkplace } from '../workplace.ts';

/** `cancel [BATCH]`: stops rows that have not ended. */
export async function cancel(
  context: CliContext,
  flags: CommonFlags,
  name?: string,
): Promise<void> {
  const batch = await withBatch(flags, name, async (reader) => reader.name);
  const { open } = await planWorkplace(flags, context.process.env);
  await using place = await open();
  using services = await createAwsServices(place.config, { env: place.env });
  await using store = await openStore(place);
  const cancelled = await createRunner({ services, store, config: place.config }).cancel(batch);
  if (flags.json) print(context, [JSON.stringify({ batch, cancelled })]);
  if (!flags.quiet) say(context, `${cancelled} rows cancelled; \`redrive\` goes on with them`);
}
