import { z } from 'zod';

// Lengths and patterns are those of the service model:
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html

const NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u;
const TOKEN = /^[A-Za-z0-9-_=.]+$/;

export const clientIdMember = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[\w+]+$/);
export const clientSecretMember = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w+]+$/);
export const userPoolIdMember = z
  .string()
  .min(1)
  .max(55)
  .regex(/^[\w-]+_[0-9a-zA-Z]+$/);
export const groupNameMember = z.string().min(1).max(128).regex(NAME);
export const usernameMember = z.string().min(1).max(128).regex(NAME);
export const passwordMember = z
  .string()
  .max(256)
  .regex(/^[\S]+$/);
export const secretHashMember = z.string().min(1).max(128).optional();
export const confirmationCodeMember = z
  .string()
  .min(1)
  .max(2048)
  .regex(/^[\S]+$/);
/** Of a sign-in that goes on: AWS's sessions are base64 or JSON Web Tokens. */
export const sessionMember = z.string().min(20).max(2048);
export const tokenMember = z.string().regex(TOKEN);

export const attributesMember = z
  .array(z.object({ Name: z.string().min(1).max(32), Value: z.string().max(2048).default('') }))
  .default([]);
