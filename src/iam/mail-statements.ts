import type { Config } from '../domain/config.ts';
import { toSenderAddress, toSenderIdentities } from '../domain/sender.ts';
import { inRegion, toArn } from './place.ts';
import type { Place } from './place.ts';
import { allow } from './statement.ts';
import type { IamStatement } from './statement.ts';

type Mail = NonNullable<Config['mail']>;

/** What `mail.from` may send by: its address and the domains above are all verified identities perhaps. */
export function allowSending(
  sid: string,
  { from, region }: Pick<Mail, 'from' | 'region'>,
  place: Place,
): IamStatement {
  const address = toSenderAddress(from);
  const on = toSenderIdentities(address).map((one) => toIdentityArn(one, inRegion(place, region)));
  return allow(sid, ['ses:SendEmail'], { on, where: toSender(address) });
}

/** Allows the welcome mail. */
export function allowWelcomeMail(mail: Mail, place: Place): IamStatement {
  const statement = allowSending('WelcomeMail', mail, place);
  if (mail.template === null) return statement;
  const template = toArn(inRegion(place, mail.region), 'ses', `template/${mail.template}`);
  return {
    ...statement,
    Action: ['ses:SendTemplatedEmail'],
    Resource: [...statement.Resource, template],
  };
}

/** Allows to send by any identity: who will send is not known yet. */
export function allowAnySender(sid: string, place: Place): IamStatement {
  return allow(sid, ['ses:SendEmail'], { on: [toIdentityArn('*', place)] });
}

function toSender(address: string): NonNullable<IamStatement['Condition']> {
  return { StringEquals: { 'ses:FromAddress': address } };
}

function toIdentityArn(identity: string, place: Place): string {
  return toArn(place, 'ses', `identity/${identity}`);
}
