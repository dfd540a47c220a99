import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminResetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { ContractCase } from '../contract-case.ts';
import { getUser, signIn, signUp, signUpConfirmed, toTarget } from '../people.ts';
import type { Scene } from '../subject.ts';

const join = (scene: Scene, GroupName = scene.group) =>
  scene.cognito.send(new AdminAddUserToGroupCommand({ ...toTarget(scene), GroupName }));

const groupsOf = async (scene: Scene) => {
  const command = new AdminListGroupsForUserCommand(toTarget(scene));
  const { Groups = [] } = await scene.cognito.send(command);
  return { count: Groups.length, isThere: Groups[0]?.GroupName === scene.group };
};

const update = (scene: Scene, Name: string, Value: string) => {
  const UserAttributes = [{ Name, Value }];
  const input = { ...toTarget(scene), UserAttributes };
  return scene.cognito.send(new AdminUpdateUserAttributesCommand(input));
};

const describePool = ({ cognito, userPoolId: UserPoolId }: Scene) =>
  cognito.send(new DescribeUserPoolCommand({ UserPoolId }));

const describeClient = ({ cognito, userPoolId: UserPoolId, clientId: ClientId }: Scene) =>
  cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));

const ATTRIBUTE_CASES: readonly ContractCase[] = [
  {
    name: 'AdminUpdateUserAttributes verifies an address',
    play: async (scene) => {
      await signUp(scene);
      await update(scene, 'email_verified', 'true');
      const { UserAttributes = [] } = await getUser(scene);
      return { verified: UserAttributes.find(({ Name }) => Name === 'email_verified')?.Value };
    },
    expected: { answer: { verified: 'true' } },
  },
  {
    name: 'AdminUpdateUserAttributes refuses an attribute that the schema lacks',
    play: async (scene) => {
      await signUp(scene);
      return update(scene, 'favourite', 'tea');
    },
    expected: { error: 'InvalidParameterException', text: /conform to the schema/ },
  },
  {
    name: 'AdminUpdateUserAttributes knows no other user',
    play: (scene) => update(scene, 'email_verified', 'true'),
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'InitiateAuth refuses a user whose password an administrator reset',
    play: async (scene) => {
      await signUpConfirmed(scene);
      await update(scene, 'email_verified', 'true');
      await scene.cognito.send(new AdminResetUserPasswordCommand(toTarget(scene)));
      return signIn(scene);
    },
    expected: { error: 'PasswordResetRequiredException' },
  },
];

const GROUP_CASES: readonly ContractCase[] = [
  {
    name: 'AdminAddUserToGroup puts a user into a group, and may be told twice',
    needs: ['group'],
    play: async (scene) => {
      await signUp(scene);
      await join(scene);
      await join(scene);
      return groupsOf(scene);
    },
    expected: { answer: { count: 1, isThere: true } },
  },
  {
    name: 'AdminAddUserToGroup knows no other group',
    needs: ['group'],
    play: async (scene) => {
      await signUp(scene);
      return join(scene, 'contract-no-such-group');
    },
    expected: { error: 'ResourceNotFoundException', text: /Group not found/ },
  },
  {
    name: 'AdminAddUserToGroup knows no other user',
    needs: ['group'],
    play: (scene) => join(scene),
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'AdminListGroupsForUser shows that a user is in no group',
    play: async (scene) => {
      await signUp(scene);
      return groupsOf(scene);
    },
    expected: { answer: { count: 0 } },
  },
];

const POOL_CASES: readonly ContractCase[] = [
  {
    name: 'DescribeUserPool tells of policy and schema',
    play: async (scene) => {
      const { UserPool = {} } = await describePool(scene);
      const { Policies, SchemaAttributes = [] } = UserPool;
      const email = SchemaAttributes.find(({ Name }) => Name === 'email');
      const length = typeof Policies?.PasswordPolicy?.MinimumLength;
      return { id: UserPool.Id === scene.userPoolId, length, type: email?.AttributeDataType };
    },
    expected: { answer: { id: true, length: 'number', type: 'String' } },
  },
  {
    name: 'DescribeUserPool knows no other pool',
    play: (scene) => describePool({ ...scene, userPoolId: `${scene.region}_000000000` }),
    expected: { error: 'ResourceNotFoundException', text: /pool \S+ does not exist/ },
  },
  {
    name: 'DescribeUserPoolClient tells of the flows that are allowed',
    play: describeClient,
    expected: { answer: { UserPoolClient: { ExplicitAuthFlows: { 0: /^ALLOW_/ } } } },
  },
  {
    name: 'DescribeUserPoolClient knows no other app client',
    play: (scene) => describeClient({ ...scene, clientId: '0123456789abcdefghijklmnop' }),
    expected: { error: 'ResourceNotFoundException', text: /client \w+ does not exist/ },
  },
  {
    // That a new user is there is no case: AWS calls ListUsers eventually consistent.
    name: 'ListUsers refuses a filter that it cannot read',
    play: ({ cognito, userPoolId: UserPoolId }) =>
      cognito.send(new ListUsersCommand({ UserPoolId, Filter: 'username is bob' })),
    expected: { error: 'InvalidParameterException', text: /filter/i },
  },
  {
    name: 'ListUsers refuses a page beyond sixty users',
    play: ({ cognito, userPoolId: UserPoolId }) =>
      cognito.send(new ListUsersCommand({ UserPoolId, Limit: 61 })),
    expected: { error: 'InvalidParameterException', text: /'limit' failed to satisfy/ },
  },
];

/** Attributes, groups and the pool itself. */
export const POOL_AND_GROUP_CASES: readonly ContractCase[] = [
  ...ATTRIBUTE_CASES,
  ...GROUP_CASES,
  ...POOL_CASES,
];
