import type { Run } from '../../runner.ts';
import type { CliContext } from '../context.ts';
import { say } from '../context.ts';
import { NOTICES, talkOfServices } from './services-talk.ts';

/** Of what may happen to many rows, so many are said in words; rejected rows are all in the results. */
const MOST_NAMED = 5;

/** Says what a run announces that somebody should know at once. */
export function talk(run: Run, context: CliContext): void {
  const sayRejected = sayFirst(context, 'rows were rejected');
  const sayChanged = sayFirst(context, 'rows differ from what began and were left');
  run.on('row.rejected', ({ row, reasons }) =>
    sayRejected(`Row ${row} is rejected: ${reasons.join('; ')}`),
  );
  run.on('row.changed', ({ row }) =>
    sayChanged(`Row ${row} differs from what began under its username and is left as it began`),
  );
  const sayIgnored = sayFirst(context, 'mails of the inbox are of no use');
  run.on('batch.mailIgnored', ({ id, reason }) =>
    sayIgnored(`The mail ${id} is of no use: ${reason}`),
  );
  run.on('batch.parked', ({ failure, until }) =>
    say(context, `Nobody is signed up until ${until}, the others go on: ${failure.message}`),
  );
  const sayNotice = talkOfServices(context);
  for (const name of NOTICES) run.on(name, (event) => sayNotice(name, event));
}

/** Says what stops the whole batch; even where nothing else is to be said. */
export function sayHeld(run: Run, context: CliContext): void {
  run.on('batch.held', ({ failure }) => say(context, `Stopping: ${failure.message}`));
}

function sayFirst(context: CliContext, others: string): (line: string) => void {
  let count = 0;
  return (line) => {
    count += 1;
    if (count <= MOST_NAMED) say(context, line);
    if (count === MOST_NAMED + 1) say(context, `More ${others}`);
  };
}
