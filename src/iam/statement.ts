/** One statement of a policy for an identity; nothing here denies. */
export interface IamStatement {
  /** What it is for; a statement that one does without may be left out. */
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Makes a statement. */
export function allow(
  Sid: string,
  Action: readonly string[],
  { on, where }: { readonly on: readonly string[]; readonly where?: IamStatement['Condition'] },
): IamStatement {
  return { Sid, Effect: 'Allow', Action, Resource: on, ...(where && { Condition: where }) };
}
