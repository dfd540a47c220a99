import type { AwsInput, AwsRequest } from '../world/request.ts';
import type { World } from '../world/world.ts';

/** Tells whose row sent a request; `null` where it concerns many. */
export function whose({ input }: AwsRequest, world: World): string | null {
  const named = [input, input['AuthParameters'], input['ChallengeResponses']]
    .map((part) => readName(part as AwsInput | undefined))
    .find((name) => name !== null);
  return named ?? whoseToken(input, world) ?? whoseKey(input, world) ?? whoseAddress(input);
}

function readName(part: AwsInput | undefined): string | null {
  const name = part?.['Username'] ?? part?.['USERNAME'];
  return typeof name === 'string' ? name : null;
}

function whoseToken(input: AwsInput, world: World): string | null {
  const logins = Object.values((input['Logins'] ?? {}) as Readonly<Record<string, string>>);
  const token = input['AccessToken'] ?? input['Token'] ?? logins[0];
  return typeof token === 'string' ? world.bearerOf(token) : null;
}

/** Keys hold the `sub` or, with the identity pool, the id of the identity. */
function whoseKey({ Key }: AwsInput, world: World): string | null {
  return typeof Key === 'string' ? world.ownerOfKey(Key) : null;
}

function whoseAddress({ Destination }: AwsInput): string | null {
  const { ToAddresses } = (Destination ?? {}) as { readonly ToAddresses?: readonly string[] };
  return ToAddresses?.[0]?.split('@')[0] ?? null;
}
