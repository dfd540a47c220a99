export { ConfigError } from './domain/config-error.ts';
export { configSchema } from './domain/config.ts';
export type { Config, ConfigInput } from './domain/config.ts';
export { parseDuration } from './domain/duration.ts';
export { createFailure, FAILURE_CLASSES } from './domain/failure.ts';
export type {
  Failure,
  FailureClass,
  FailureCode,
  FailureScope,
  ServiceFailure,
} from './domain/failure.ts';
export type { Call, Life, Timer } from './domain/life.ts';
export { LIFECYCLE_STATES, STEPS } from './domain/lifecycle.ts';
export type { LifecycleState, Step } from './domain/lifecycle.ts';
export { FATES } from './domain/offboarding.ts';
export type {
  Fate,
  OffboardedRow,
  OffboardingEnd,
  OffboardingSummary,
} from './domain/offboarding.ts';
export { OUTCOMES } from './domain/outcome.ts';
export type {
  Outcome,
  ResultFailure,
  RowResult,
  SentMail,
  StoredObject,
} from './domain/outcome.ts';
export { parseConfig } from './domain/parse-config.ts';
export type { OnboardingPolicy, RetryPolicy } from './domain/policy.ts';
export type * from './domain/plan.ts';
export type { InputEntry, RejectedRow, Row } from './domain/row.ts';
export { QUOTA_CATEGORIES } from './domain/quota.ts';
export type { QuotaCategory } from './domain/quota.ts';
export type { QuotaRate } from './domain/quota-rate.ts';
export type { RunEventName, RunEvents } from './domain/run-event.ts';
export { SECRET_NAMES } from './domain/secrets.ts';
export type { SecretName, Secrets } from './domain/secrets.ts';
export { ServiceError } from './domain/service-error.ts';
export type { EndReason, FailureCount, Summary } from './domain/summary.ts';
export type { Target } from './domain/target.ts';
export { InputError } from './input/input-error.ts';
export { toInputFormat } from './input/input-format.ts';
export type { InputFormat } from './input/input-format.ts';
export { readRows } from './input/read-rows.ts';
export type { ReadRowsOptions } from './input/read-rows.ts';
export type { OnWarning } from './input/warnings.ts';
export type { RowRequirements } from './input/row-requirements.ts';
export { createInterpreter } from './interpreter/interpreter.ts';
export type { Effect, Interpreter, Reply, Transition } from './interpreter/interpreter.ts';
export type * from './machines/calls.ts';
export type * from './machines/offboarding-calls.ts';
export { onboardingMachine } from './machines/onboarding.ts';
export type {
  Facts,
  OnboardingContext,
  OnboardingEvent,
  OnboardingInput,
} from './machines/onboarding.ts';
export { makePlan } from './preflight/make-plan.ts';
export type { PlanOptions } from './preflight/make-plan.ts';
export { createRunner } from './runner.ts';
export type {
  Listener,
  MaxFailures,
  OffboardOptions,
  RedriveOptions,
  Run,
  Runner,
  RunnerOptions,
  StartOptions,
} from './runner.ts';
export type {
  AccountSettings,
  AppClientSettings,
  PasswordPolicy,
  PoolReader,
  PoolSettings,
  SchemaAttribute,
  SendingReader,
} from './services/account-settings.ts';
export { createActors } from './services/actors.ts';
export type { Actors } from './services/actors.ts';
export { createAwsPreflight } from './services/aws-preflight.ts';
export type { AwsPreflightOptions } from './services/aws-preflight.ts';
export { createAwsServices } from './services/aws-services.ts';
export type { AwsServicesOptions } from './services/aws-services.ts';
export type { Bucket, BucketOptions } from './services/bucket.ts';
export type { CallOptions } from './services/call-options.ts';
export type { IdentityPool, UserCredentials } from './services/identity-pool.ts';
export type { ConfirmationMail, Inbox, InboxEntry, InboxMail } from './services/inbox.ts';
export type { FollowedLink, Links } from './services/links.ts';
export type { Mailer } from './services/mailer.ts';
export { createPacer } from './services/pacing/pacer.ts';
export type { Pacer, PacerOptions, RateChange, Turn } from './services/pacing/pacer.ts';
export type { SendQuota } from './services/sending.ts';
export type { NoticeName, ServiceNotice, Services } from './services/services.ts';
export type { SignIn, UserPool, WithPassword } from './services/user-pool.ts';
export { createKey, loadKey } from './store/key.ts';
export { openStore } from './store/sqlite-store.ts';
export type { OpenStoreOptions } from './store/sqlite-store.ts';
export { StoreError } from './store/store-error.ts';
export type * from './store/store.ts';
