import { z } from 'zod';
import type { Row } from '../domain/row.ts';
import { describeValue } from './describe-value.ts';

// The limits are those of Cognito's API model: UsernameType, PasswordType, AttributeValueType.
const USERNAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;
const PASSWORD = /^\S{1,256}$/u;
const ATTRIBUTE = /^.{0,2048}$/su;
const PHONE_NUMBER = /^\+\d+$/;
const MAIL_ADDRESS = /^[^\s@\p{Cc}]+@[^\s@.\p{Cc}]+(?:\.[^\s@.\p{Cc}]+)+$/u;
const LONE_SURROGATE = /\p{Cs}/u;

/** What is wrong with a value, as the end of a sentence that begins with "Expected `column`"; shows no value. */
type Complaint = { readonly error: (issue: { readonly input?: unknown }) => string };

const SCALAR = expectedTo('text, a number, true or false');
const NEITHER = 'or `email`, got neither';

const text = toText(SCALAR);
const attribute = text.refine(matches(ATTRIBUTE), expectedTo('at most 2048 characters'));

/** Checks one person whose absent values are left out; the names of columns are checked before. */
export const rowSchema = z
  .object({
    username: toText({
      error: (issue) => (issue.input === undefined ? NEITHER : SCALAR.error(issue)),
    }).refine(matches(USERNAME), expectedTo('1 to 128 characters without white space')),
    password: text
      .refine(matches(PASSWORD), expectedTo('1 to 256 characters without white space'))
      .optional(),
    groups: z
      .union([text, z.array(text)], expectedTo('text or a list of texts'))
      .default([])
      .transform(toGroups)
      .refine(
        (groups) => groups.every(matches(USERNAME)),
        expectedTo('names of groups of 1 to 128 characters without white space'),
      ),
    attributes: z
      .object({
        email: attribute
          .refine(matches(MAIL_ADDRESS), expectedTo('a mail address such as name@example.com'))
          .optional(),
        phone_number: attribute
          .refine(matches(PHONE_NUMBER), expectedTo('+ and digits'))
          .optional(),
        birthdate: attribute.refine(isDate, expectedTo('a date of the form YYYY-MM-DD')).optional(),
      })
      .catchall(attribute)
      // Absent values are left out before, so none is undefined.
      .transform((attributes) => attributes as Row['attributes']),
  })
  .transform(({ username, password, attributes, groups }): Row => ({
    username,
    ...(password === undefined ? {} : { password }),
    attributes,
    ...(groups.length > 0 && { groups }),
  }));

/** In a text `;` stands between groups. */
function toGroups(groups: string | readonly string[]): readonly string[] {
  const names = typeof groups === 'string' ? groups.split(';') : groups;
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
}

function toText(complaint: Complaint) {
  return z
    .union([z.string(), z.number(), z.boolean()], complaint)
    .refine(isExact, {
      error: 'to be exact, got a number beyond what JSON readers keep; write it in quotes',
    })
    .transform(String)
    .refine((value) => !LONE_SURROGATE.test(value), {
      error: 'to be Unicode text, got half of a surrogate pair',
    });
}

function expectedTo(be: string): Complaint {
  return { error: ({ input }) => `to be ${be}, got ${describeValue(input)}` };
}

function matches(pattern: RegExp): (value: string) => boolean {
  return (value) => pattern.test(value);
}

/** An integer beyond the safe ones may have been another one in the file. */
function isExact(value: string | number | boolean): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}

function isDate(value: string): boolean {
  return z.iso.date().safeParse(value).success;
}
