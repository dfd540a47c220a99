import { z } from 'zod';
import { parseInput } from '../parse-input.ts';
import { mailTemplates } from './mail-templates.ts';
import { clientSecretMember, groupNameMember } from './request-members.ts';

const passwordPolicySchema = z.strictObject({
  minimumLength: z.int().min(6).max(99).default(8),
  requireUppercase: z.boolean().default(true),
  requireLowercase: z.boolean().default(true),
  requireNumbers: z.boolean().default(true),
  requireSymbols: z.boolean().default(true),
  temporaryPasswordValidityDays: z.int().min(1).max(365).default(7),
});

const AUTH_FLOWS = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const;

/** Challenges that a right password may be answered with; nobody can pass them here. */
const SIGN_IN_CHALLENGES = [
  'SMS_MFA',
  'SMS_OTP',
  'EMAIL_MFA',
  'EMAIL_OTP',
  'SOFTWARE_TOKEN_MFA',
  'MFA_SETUP',
  'SELECT_MFA_TYPE',
  'SELECT_CHALLENGE',
  'CUSTOM_CHALLENGE',
  'DEVICE_SRP_AUTH',
  'DEVICE_PASSWORD_VERIFIER',
  'WEB_AUTHN',
] as const;

const signInNames = z.array(z.literal('email')).max(1).default([]);

const poolSettingsSchema = z
  .strictObject({
    confirmation: z.enum(['code', 'link']).default('code'),
    autoConfirm: z.boolean().default(false),
    autoVerify: z.boolean().default(true),
    selfSignUp: z.boolean().default(true),
    usernameAttributes: signInNames,
    aliasAttributes: signInNames,
    groups: z.array(groupNameMember).nullable().default(null),
    passwordPolicy: passwordPolicySchema.prefault({}),
    clientSecret: clientSecretMember.nullable().default(null),
    authFlows: z.array(z.enum(AUTH_FLOWS)).default([...AUTH_FLOWS]),
    preventUserExistenceErrors: z.enum(['LEGACY', 'ENABLED']).default('LEGACY'),
    signInChallenge: z.enum(SIGN_IN_CHALLENGES).nullable().default(null),
    mfa: z.enum(['OFF', 'OPTIONAL', 'ON']).default('OFF'),
    writeAttributes: z.array(z.string().min(1).max(2048)).nullable().default(null),
    emailSendingAccount: z.enum(['COGNITO_DEFAULT', 'DEVELOPER']).default('COGNITO_DEFAULT'),
    domain: z.boolean().default(true),
    customAttributes: z
      .array(z.string().regex(/^custom:/))
      .nullable()
      .default(null),
    requiredAttributes: z.array(z.string().min(1)).default([]),
    tokenRevocation: z.boolean().default(true),
    ...mailTemplates,
  })
  .refine(
    ({ usernameAttributes, aliasAttributes }) =>
      usernameAttributes.length === 0 || aliasAttributes.length === 0,
    { error: 'expected `usernameAttributes` or `aliasAttributes`, not both' },
  );

/**
 * How the pool and its app client are set up; every setting has a default. What AWS fixes when a pool is made
 * (`usernameAttributes`, `aliasAttributes`) is meant to be set while the pool is empty.
 */
export type PoolSettings = Readonly<z.output<typeof poolSettingsSchema>>;

/** A challenge that stands between a right password and the tokens. */
export type SignInChallenge = (typeof SIGN_IN_CHALLENGES)[number];

/** A way to sign in that the app client allows. */
export type AllowedFlow = (typeof AUTH_FLOWS)[number];

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
