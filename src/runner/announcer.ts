import type { RunEventName, RunEvents } from '../domain/run-event.ts';

/** Hears of one kind of event. */
export type Listener<Name extends RunEventName> = (event: RunEvents[Name]) => void;

/** Tells listeners what happens in a run. */
export interface Announcer {
  readonly on: <Name extends RunEventName>(name: Name, listener: Listener<Name>) => () => void;
  readonly announce: <Name extends RunEventName>(name: Name, event: RunEvents[Name]) => void;
}

/** Makes an announcer; listeners are called in the order in which they came. */
export function createAnnouncer(): Announcer {
  const target = new EventTarget();
  const heard = new Set<RunEventName>();
  return {
    on(name, listener) {
      heard.add(name);
      const handle = (event: Event): void =>
        listener((event as CustomEvent).detail as Parameters<typeof listener>[0]);
      target.addEventListener(name, handle);
      return () => target.removeEventListener(name, handle);
    },
    announce(name, detail) {
      // An event for each transition of each row would be dear where nobody listens.
      if (heard.has(name)) target.dispatchEvent(new CustomEvent(name, { detail }));
    },
  };
}
