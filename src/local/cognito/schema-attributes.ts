import type { PoolSettings } from './pool-settings.ts';
import { STANDARD_ATTRIBUTES } from './user-attributes.ts';

const BOOLEANS = ['email_verified', 'phone_number_verified'];
const BIRTHDATE_LENGTH = '10';

type Schema = Pick<PoolSettings, 'customAttributes' | 'requiredAttributes'>;

/** A pool that takes whatever custom attribute comes has no list to show: this name says so. */
const ANY_CUSTOM = 'custom:*';

/** The attributes as DescribeUserPool lists them; `sub` is always required. */
export function toSchemaAttributes({
  customAttributes,
  requiredAttributes,
}: Schema): readonly object[] {
  const custom = customAttributes ?? [ANY_CUSTOM];
  return [
    toString('sub', { min: '1', max: '2048', isRequired: true, isMutable: false }),
    ...STANDARD_ATTRIBUTES.map((name) => toStandard(name, requiredAttributes.includes(name))),
    ...BOOLEANS.map((name) => toSchema(name, { AttributeDataType: 'Boolean' })),
    ...custom.map((name) => toString(name, { min: '0', max: '2048' })),
  ];
}

function toStandard(name: string, isRequired: boolean): object {
  if (name === 'updated_at') {
    const constraints = { NumberAttributeConstraints: { MinValue: '0' } };
    return toSchema(name, {
      AttributeDataType: 'Number',
      Required: isRequired,
      ...constraints,
    });
  }
  const isDate = name === 'birthdate';
  const lengths = isDate
    ? { min: BIRTHDATE_LENGTH, max: BIRTHDATE_LENGTH }
    : { min: '0', max: '2048' };
  return toString(name, { ...lengths, isRequired });
}

interface StringTerms {
  readonly min: string;
  readonly max: string;
  readonly isRequired?: boolean;
  readonly isMutable?: boolean;
}

function toString(
  name: string,
  { min, max, isRequired = false, isMutable = true }: StringTerms,
): object {
  return toSchema(name, {
    AttributeDataType: 'String',
    Mutable: isMutable,
    Required: isRequired,
    StringAttributeConstraints: { MinLength: min, MaxLength: max },
  });
}

function toSchema(name: string, terms: object): object {
  return { Name: name, DeveloperOnlyAttribute: false, Mutable: true, Required: false, ...terms };
}
