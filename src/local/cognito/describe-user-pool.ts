import { z } from 'zod';
import { assertUserPool } from './app-client.ts';
import { defineOperation } from './operation.ts';
import type { Pool } from './pool.ts';
import type { PasswordPolicy, PoolSettings } from './pool-settings.ts';
import { userPoolIdMember } from './request-members.ts';
import { toSchemaAttributes } from './schema-attributes.ts';

/** Shown in names of AWS; there is no account behind it. */
const ACCOUNT = '123456789012';

/** DescribeUserPool: how the pool is set up, and under which domain its links stand. */
export const describeUserPool = defineOperation({
  signed: true,
  request: z.object({ UserPoolId: userPoolIdMember }),
  run: (input, pool) => {
    assertUserPool(pool, input.UserPoolId);
    return { UserPool: { ...toIdentity(pool), ...toSetUp(pool.settings, pool) } };
  },
});

function toIdentity(pool: Pool): object {
  const date = pool.createdAtMs / 1000;
  return {
    Id: pool.id,
    Name: 'local',
    Arn: `arn:aws:cognito-idp:${pool.region}:${ACCOUNT}:userpool/${pool.id}`,
    ...(pool.settings.domain ? { CustomDomain: pool.domain } : {}),
    CreationDate: date,
    LastModifiedDate: date,
    EstimatedNumberOfUsers: pool.users.all().length,
    UserPoolTier: 'ESSENTIALS',
    DeletionProtection: 'INACTIVE',
  };
}

function toSetUp(settings: PoolSettings, pool: Pool): object {
  return {
    Policies: {
      PasswordPolicy: toPasswordPolicy(settings.passwordPolicy),
      SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] },
    },
    LambdaConfig: settings.autoConfirm ? { PreSignUp: toTriggerArn(pool) } : {},
    SchemaAttributes: toSchemaAttributes(settings),
    AutoVerifiedAttributes: settings.autoVerify ? ['email'] : undefined,
    UsernameAttributes: toNamesSet(settings.usernameAttributes),
    AliasAttributes: toNamesSet(settings.aliasAttributes),
    UsernameConfiguration: { CaseSensitive: true },
    EmailVerificationMessage: settings.emailMessage,
    EmailVerificationSubject: settings.emailSubject,
    VerificationMessageTemplate: {
      DefaultEmailOption:
        settings.confirmation === 'link' ? 'CONFIRM_WITH_LINK' : 'CONFIRM_WITH_CODE',
      EmailMessage: settings.emailMessage,
      EmailSubject: settings.emailSubject,
      EmailMessageByLink: settings.emailMessageByLink,
      EmailSubjectByLink: settings.emailSubjectByLink,
    },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: !settings.selfSignUp,
      UnusedAccountValidityDays: settings.passwordPolicy.temporaryPasswordValidityDays,
      InviteMessageTemplate: {
        EmailMessage: settings.invitationMessage,
        EmailSubject: settings.invitationSubject,
      },
    },
    EmailConfiguration: { EmailSendingAccount: settings.emailSendingAccount },
    MfaConfiguration: settings.mfa,
  };
}

/** AWS leaves a member out where nothing is set. */
function toNamesSet(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}

function toPasswordPolicy(policy: PasswordPolicy): object {
  return {
    MinimumLength: policy.minimumLength,
    RequireUppercase: policy.requireUppercase,
    RequireLowercase: policy.requireLowercase,
    RequireNumbers: policy.requireNumbers,
    RequireSymbols: policy.requireSymbols,
    TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays,
  };
}

function toTriggerArn({ region }: Pool): string {
  return `arn:aws:lambda:${region}:${ACCOUNT}:function:auto-confirm`;
}
