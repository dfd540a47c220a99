import {
  CreateTemplateCommand,
  DeleteTemplateCommand,
  GetAccountSendingEnabledCommand,
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  GetTemplateCommand,
  SendEmailCommand,
  SendTemplatedEmailCommand,
  TestRenderTemplateCommand,
} from '@aws-sdk/client-ses';
import type { ContractCase } from '../contract-case.ts';
import type { Scene } from '../subject.ts';

const send = (scene: Scene, ToAddresses: string[] = [scene.recipient]) =>
  scene.ses.send(
    new SendEmailCommand({
      Source: scene.sender,
      Destination: { ToAddresses },
      Message: { Subject: { Data: 'Contract' }, Body: { Html: { Data: '<p>Hello</p>' } } },
    }),
  );

const create = ({ ses, template: TemplateName }: Scene, SubjectPart = 'Hi {{name}}') => {
  const Template = { TemplateName, SubjectPart, TextPart: 'Dear {{name}}' };
  return ses.send(new CreateTemplateCommand({ Template }));
};

const get = ({ ses, template: TemplateName }: Scene) =>
  ses.send(new GetTemplateCommand({ TemplateName }));

const render = ({ ses, template: TemplateName }: Scene, TemplateData = '{"name":"Bob"}') =>
  ses.send(new TestRenderTemplateCommand({ TemplateName, TemplateData }));

const sendTemplated = (scene: Scene, TemplateData = '{"name":"Bob"}') =>
  scene.ses.send(
    new SendTemplatedEmailCommand({
      Source: scene.sender,
      Destination: { ToAddresses: [scene.recipient] },
      Template: scene.template,
      TemplateData,
    }),
  );

const SEND_CASES: readonly ContractCase[] = [
  {
    name: 'SendEmail accepts a mail from a verified sender',
    play: (scene) => send(scene),
    expected: { answer: { MessageId: /./ } },
  },
  {
    name: 'SendEmail takes the sender with a name',
    play: (scene) => send({ ...scene, sender: `Team <${scene.sender}>` }),
    expected: { answer: { MessageId: /./ } },
  },
  {
    name: 'SendEmail rejects a sender who is not verified',
    play: (scene) => send({ ...scene, sender: 'nobody@contract.invalid' }),
    expected: { error: 'MessageRejected', text: /is not verified.*nobody@contract.invalid/ },
  },
  {
    name: 'SendEmail refuses the whole mail for one malformed recipient',
    play: (scene) => send(scene, [scene.recipient, 'nobody']),
    expected: { error: 'InvalidParameterValue' },
  },
  {
    name: 'SendEmail refuses more than fifty recipients',
    play: (scene) =>
      send(
        scene,
        Array.from({ length: 51 }, () => scene.recipient),
      ),
    expected: { error: 'InvalidParameterValue' },
  },
];

const ACCOUNT_CASES: readonly ContractCase[] = [
  {
    name: 'GetSendQuota tells rate and limit as numbers',
    play: async ({ ses }) => {
      const { MaxSendRate, Max24HourSend } = await ses.send(new GetSendQuotaCommand({}));
      return { rate: typeof MaxSendRate, limit: typeof Max24HourSend };
    },
    expected: { answer: { rate: 'number', limit: 'number' } },
  },
  {
    name: 'GetAccountSendingEnabled tells that the account may send',
    play: ({ ses }) => ses.send(new GetAccountSendingEnabledCommand({})),
    expected: { answer: { Enabled: true } },
  },
  {
    name: 'GetIdentityVerificationAttributes is silent about an identity that it does not know',
    play: ({ ses }) =>
      ses.send(new GetIdentityVerificationAttributesCommand({ Identities: ['contract.invalid'] })),
    expected: { answer: { VerificationAttributes: { 'contract.invalid': undefined } } },
  },
];

const TEMPLATE_CASES: readonly ContractCase[] = [
  {
    name: 'GetTemplate shows a template as it was stored',
    play: async (scene) => {
      await create(scene);
      return get(scene);
    },
    expected: { answer: { Template: { SubjectPart: 'Hi {{name}}', TextPart: 'Dear {{name}}' } } },
  },
  {
    name: 'GetTemplate knows no other template',
    play: get,
    expected: { error: 'TemplateDoesNotExistException', text: /does not exist/ },
  },
  {
    name: 'CreateTemplate refuses a name that is taken',
    play: async (scene) => {
      await create(scene);
      return create(scene);
    },
    expected: { error: 'AlreadyExistsException' },
  },
  {
    name: 'CreateTemplate wants a subject',
    play: (scene) => create(scene, ''),
    expected: { error: 'InvalidTemplateException' },
  },
  {
    name: 'DeleteTemplate succeeds where there is nothing',
    play: ({ ses, template: TemplateName }) =>
      ses.send(new DeleteTemplateCommand({ TemplateName })),
    expected: { answer: {} },
  },
  {
    name: 'TestRenderTemplate fills the places',
    play: async (scene) => {
      await create(scene);
      return render(scene);
    },
    expected: { answer: { RenderedTemplate: /Subject: Hi Bob[^]*Dear Bob/ } },
  },
  {
    name: 'TestRenderTemplate misses a value',
    play: async (scene) => {
      await create(scene);
      return render(scene, '{}');
    },
    expected: {
      error: 'MissingRenderingAttributeException',
      text: /Attribute 'name' is not present/,
    },
  },
  {
    name: 'TestRenderTemplate refuses data that are no JSON',
    play: async (scene) => {
      await create(scene);
      return render(scene, 'name');
    },
    expected: { error: 'InvalidRenderingParameterException' },
  },
  {
    name: 'SendTemplatedEmail accepts a mail whose values are there',
    play: async (scene) => {
      await create(scene);
      return sendTemplated(scene);
    },
    expected: { answer: { MessageId: /./ } },
  },
  {
    name: 'SendTemplatedEmail accepts a mail that misses a value, which is lost',
    play: async (scene) => {
      await create(scene);
      return sendTemplated(scene, '{}');
    },
    expected: { answer: { MessageId: /./ } },
  },
  {
    name: 'SendTemplatedEmail knows no other template',
    play: sendTemplated,
    expected: { error: 'TemplateDoesNotExistException', text: /does not exist/ },
  },
];

/** The SES operations. */
export const SES_CASES: readonly ContractCase[] = [
  ...SEND_CASES,
  ...ACCOUNT_CASES,
  ...TEMPLATE_CASES,
];
