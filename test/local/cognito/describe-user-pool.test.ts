import {
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { expect, it } from 'vitest';
import { START_MS, useRig } from '../rig.ts';
import { refusalOf, setPool } from './calls.ts';

const rig = useRig();

const describePool = async (UserPoolId = rig().userPoolId) => {
  const answer = await rig().cognito.send(new DescribeUserPoolCommand({ UserPoolId }));
  return answer.UserPool;
};

const describeClient = async (ClientId = rig().clientId) => {
  const input = { UserPoolId: rig().userPoolId, ClientId };
  const answer = await rig().cognito.send(new DescribeUserPoolClientCommand(input));
  return answer.UserPoolClient;
};

it('tells how the pool is set up by default', async () => {
  const pool = await describePool();
  expect(pool).toMatchObject({
    Id: rig().userPoolId,
    Name: 'local',
    CustomDomain: new URL(rig().aws.endpoint).host,
    CreationDate: new Date(START_MS),
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
    },
    AutoVerifiedAttributes: ['email'],
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    LambdaConfig: {},
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    MfaConfiguration: 'OFF',
  });
  expect(pool).not.toHaveProperty('UsernameAttributes');
  expect(pool).not.toHaveProperty('AliasAttributes');
});

it('tells of every setting', async () => {
  const settings = {
    confirmation: 'link',
    autoConfirm: true,
    selfSignUp: false,
    usernameAttributes: ['email'],
    passwordPolicy: { minimumLength: 12, requireSymbols: false },
    emailSubjectByLink: 'Click',
    invitationSubject: 'Come',
    emailSendingAccount: 'DEVELOPER',
    mfa: 'OPTIONAL',
  };
  await setPool(rig(), settings);
  expect(await describePool()).toMatchObject({
    Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: false } },
    UsernameAttributes: ['email'],
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: true,
      InviteMessageTemplate: { EmailSubject: 'Come' },
    },
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_LINK',
      EmailSubjectByLink: 'Click',
    },
    LambdaConfig: { PreSignUp: expect.stringMatching(/^arn:aws:lambda:/) as string },
    EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' },
    MfaConfiguration: 'OPTIONAL',
  });
  await setPool(rig(), { aliasAttributes: ['email'], autoVerify: false, domain: false });
  const pool = await describePool();
  expect(pool?.AliasAttributes).toEqual(['email']);
  expect(pool).not.toHaveProperty('AutoVerifiedAttributes');
  expect(pool).not.toHaveProperty('CustomDomain');
});

it('lists the standard attributes, of which only sub is required', async () => {
  const attributes = (await describePool())?.SchemaAttributes ?? [];
  expect(attributes).toHaveLength(21);
  expect(attributes.filter(({ Required }) => Required)).toMatchObject([
    { Name: 'sub', AttributeDataType: 'String', Mutable: false },
  ]);
  expect(attributes).toContainEqual({
    Name: 'email',
    AttributeDataType: 'String',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    StringAttributeConstraints: { MinLength: '0', MaxLength: '2048' },
  });
  expect(attributes.at(-1)).toMatchObject({ Name: 'custom:*' });
});

it('lists the attributes that it is given', async () => {
  const settings = {
    customAttributes: ['custom:team'],
    requiredAttributes: ['email', 'updated_at'],
  };
  await setPool(rig(), settings);
  const attributes = (await describePool())?.SchemaAttributes ?? [];
  expect(attributes.at(-1)).toMatchObject({ Name: 'custom:team', Required: false });
  expect(attributes.filter(({ Required }) => Required).map(({ Name }) => Name)).toEqual([
    'sub',
    'email',
    'updated_at',
  ]);
});

it('tells what the app client may do', async () => {
  const client = await describeClient();
  expect(client).toMatchObject({
    ClientId: rig().clientId,
    UserPoolId: rig().userPoolId,
    ExplicitAuthFlows: [
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ],
    PreventUserExistenceErrors: 'LEGACY',
    RefreshTokenValidity: 30,
  });
  expect(client).not.toHaveProperty('ClientSecret');
  expect(client).not.toHaveProperty('WriteAttributes');
});

it('tells of every setting of the app client, its secret included', async () => {
  await setPool(rig(), {
    clientSecret: 'secret123',
    authFlows: ['ALLOW_USER_SRP_AUTH'],
    preventUserExistenceErrors: 'ENABLED',
    writeAttributes: ['email', 'custom:team'],
    tokenRevocation: false,
  });
  expect(await describeClient()).toMatchObject({
    ClientSecret: 'secret123',
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    PreventUserExistenceErrors: 'ENABLED',
    WriteAttributes: ['email', 'custom:team'],
    EnableTokenRevocation: false,
  });
});

it('knows no other pool and no other client', async () => {
  expect(await refusalOf(describePool('eu-west-1_000000000'))).toBe(
    'ResourceNotFoundException: User pool eu-west-1_000000000 does not exist.',
  );
  expect(await refusalOf(describeClient('other'))).toBe(
    'ResourceNotFoundException: User pool client other does not exist.',
  );
});
