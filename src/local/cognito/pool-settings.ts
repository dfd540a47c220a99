import { z } from 'zod';
import { parseInput } from '../parse-input.ts';
import { clientSecretMember } from './request-members.ts';

const passwordPolicySchema = z.strictObject({
  minimumLength: z.int().min(6).max(99).default(8),
  requireUppercase: z.boolean().default(true),
  requireLowercase: z.boolean().default(true),
  requireNumbers: z.boolean().default(true),
  requireSymbols: z.boolean().default(true),
});

const poolSettingsSchema = z.strictObject({
  confirmation: z.enum(['code']).default('code'),
  autoConfirm: z.boolean().default(false),
  passwordPolicy: passwordPolicySchema.prefault({}),
  clientSecret: clientSecretMember.nullable().default(null),
  emailSubject: z.string().min(1).max(140).default('Your verification code'),
  emailMessage: z
    .string()
    .max(20_000)
    .refine((text) => text.includes('{####}'), { error: 'expected the placeholder {####}' })
    .default('Your confirmation code is {####}'),
});

/** How the pool and its app client are set up; every setting has a default. */
export type PoolSettings = Readonly<z.output<typeof poolSettingsSchema>>;

/** What a password must hold; limits: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html. */
export type PasswordPolicy = Readonly<z.output<typeof passwordPolicySchema>>;

/**
 * Checks pool settings that came from outside and fills in the defaults.
 *
 * @param input - For example `{ "autoConfirm": true }`
 * @throws An error that names what was expected, what came and where
 */
export function parsePoolSettings(input: unknown): PoolSettings {
  return parseInput(poolSettingsSchema, input, 'pool');
}
