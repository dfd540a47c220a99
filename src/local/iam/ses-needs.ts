import { toAddress } from '../ses/recipients.ts';
import type { World } from '../world.ts';
import type { Need } from './operator-policy.ts';

/** Actions that know resources; the others are allowed for all or for none. */
const SENDING = ['SendEmail', 'SendTemplatedEmail'];

/**
 * Tells what an operation of SES needs: to send, its action on the identity that is sent by and on the template.
 * https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html
 */
export function toSesNeeds(
  operation: string,
  parameters: URLSearchParams,
  world: World,
): readonly Need[] {
  const action = `ses:${operation}`;
  if (!SENDING.includes(operation)) return [{ action, resource: '*' }];
  const { region, accountId } = world.target;
  const address = toAddress(parameters.get('Source') ?? '');
  const template = parameters.get('Template');
  const names = [
    `identity/${toIdentity(address, world)}`,
    ...(template === null ? [] : [`template/${template}`]),
  ];
  return names.map((name) => ({
    action,
    resource: `arn:aws:ses:${region}:${accountId}:${name}`,
    facts: { 'ses:fromaddress': address },
  }));
}

/** The address itself where it is verified, else its domain where that is. */
function toIdentity(address: string, { sender }: World): string {
  const domain = address.slice(address.indexOf('@') + 1);
  const verified = [address, domain].find((one) => sender.verified.has(one.toLowerCase()));
  return verified ?? address;
}
