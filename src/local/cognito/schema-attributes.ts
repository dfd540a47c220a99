import { STANDARD_ATTRIBUTES } from './user-attributes.ts';

const BOOLEANS = ['email_verified', 'phone_number_verified'];
const BIRTHDATE_LENGTH = '10';

/** The standard attributes as DescribeUserPool lists them; none but `sub` is required. */
export function toSchemaAttributes(): readonly object[] {
  return [
    toString('sub', { min: '1', max: '2048', isSub: true }),
    ...STANDARD_ATTRIBUTES.map(toStandard),
    ...BOOLEANS.map((name) => toSchema(name, { AttributeDataType: 'Boolean' })),
  ];
}

function toStandard(name: string): object {
  if (name === 'updated_at') {
    const constraints = { NumberAttributeConstraints: { MinValue: '0' } };
    return toSchema(name, { AttributeDataType: 'Number', ...constraints });
  }
  const isDate = name === 'birthdate';
  return toString(
    name,
    isDate ? { min: BIRTHDATE_LENGTH, max: BIRTHDATE_LENGTH } : { min: '0', max: '2048' },
  );
}

interface StringTerms {
  readonly min: string;
  readonly max: string;
  readonly isSub?: boolean;
}

function toString(name: string, { min, max, isSub = false }: StringTerms): object {
  return toSchema(name, {
    AttributeDataType: 'String',
    Mutable: !isSub,
    Required: isSub,
    StringAttributeConstraints: { MinLength: min, MaxLength: max },
  });
}

function toSchema(name: string, terms: object): object {
  return { Name: name, DeveloperOnlyAttribute: false, Mutable: true, Required: false, ...terms };
}
