import type { ProfileInput, SendWelcomeMailOutput } from '../machines/calls.ts';
import type { CallOptions } from './call-options.ts';

/** Sends the welcome mail. Throws a `ServiceError`. */
export interface Mailer {
  sendWelcomeMail(profile: ProfileInput, options: CallOptions): Promise<SendWelcomeMailOutput>;
}
