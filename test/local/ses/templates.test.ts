import {
  CreateTemplateCommand,
  DeleteTemplateCommand,
  GetTemplateCommand,
  TestRenderTemplateCommand,
  UpdateTemplateCommand,
} from '@aws-sdk/client-ses';
import type { Template } from '@aws-sdk/client-ses';
import { expect, it } from 'vitest';
import { toRefusal, useRig } from '../rig.ts';

const rig = useRig();

const WELCOME = {
  TemplateName: 'welcome',
  SubjectPart: 'Hello {{name}}',
  TextPart: 'Dear {{ name }}, {{address.city}}',
  HtmlPart: '<p>{{{name}}}</p>',
};

const create = (more: Partial<Template> = {}) =>
  rig().ses.send(new CreateTemplateCommand({ Template: { ...WELCOME, ...more } }));

const get = async () =>
  (await rig().ses.send(new GetTemplateCommand({ TemplateName: 'welcome' }))).Template;

const render = (TemplateData: string, TemplateName = 'welcome') =>
  rig().ses.send(new TestRenderTemplateCommand({ TemplateName, TemplateData }));

const remove = () => rig().ses.send(new DeleteTemplateCommand({ TemplateName: 'welcome' }));

it('keeps a template as it came', async () => {
  await create();
  expect(await get()).toEqual(WELCOME);
});

it('replaces a template', async () => {
  await create();
  const Template = { TemplateName: 'welcome', SubjectPart: 'Hi', TextPart: 'Hi' };
  await rig().ses.send(new UpdateTemplateCommand({ Template }));
  expect(await get()).toEqual(Template);
});

it('deletes a template, and may be told twice', async () => {
  await create();
  await remove();
  await remove();
  expect(await toRefusal(get())).toMatchObject({ name: 'TemplateDoesNotExistException' });
});

it('forgets templates at a reset', async () => {
  await create();
  await rig().local('POST', 'reset');
  expect(await toRefusal(get())).toMatchObject({ name: 'TemplateDoesNotExistException' });
});

it('refuses a name that is taken', async () => {
  await create();
  expect(await toRefusal(create())).toMatchObject({
    name: 'AlreadyExistsException',
    $metadata: { httpStatusCode: 400 },
  });
});

it.each([
  ['has no subject', { SubjectPart: undefined }, 'The subject must be specified.'],
  [
    'holds a block, which the local SES does not render',
    { TextPart: '{{#if name}}a{{/if}}' },
    'The local SES renders {{name}} only, got {{#if name}}',
  ],
])('refuses a template that %s', async (_title, more, message) => {
  expect(await toRefusal(create(more))).toMatchObject({
    name: 'InvalidTemplateException',
    message,
  });
});

it('refuses a template without a name', async () => {
  expect(await toRefusal(create({ TemplateName: undefined }))).toMatchObject({
    name: 'ValidationError',
  });
});

it('renders every part as MIME and escapes nothing', async () => {
  await create();
  const data = { name: 'Zoë & <Co> $&', address: { city: 7 } };
  const { RenderedTemplate: mime } = await render(JSON.stringify(data));
  expect(mime).toBe(
    [
      'Date: Thu, 01 Jan 2026 12:00:00 +0000',
      'Subject: Hello Zoë & <Co> $&',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="----=_Part_0"',
      '',
      '------=_Part_0',
      'Content-Type: text/plain; charset=UTF-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      'Dear Zoë & <Co> $&, 7',
      '------=_Part_0',
      'Content-Type: text/html; charset=UTF-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      '<p>Zoë & <Co> $&</p>',
      '------=_Part_0--',
      '',
    ].join('\r\n'),
  );
});

it('leaves out a part that the template has not', async () => {
  await create({ TextPart: undefined, HtmlPart: '<p>Hi</p>' });
  const { RenderedTemplate: mime } = await render('{"name":"Bob"}');
  expect(mime).not.toContain('text/plain');
  expect(mime).toContain('<p>Hi</p>');
});

it.each(['{}', '{"name":null}', '{"name":"Bob","address":"Rome"}'])(
  'misses a value in %s',
  async (data) => {
    await create();
    expect(await toRefusal(render(data))).toMatchObject({
      name: 'MissingRenderingAttributeException',
      message: expect.stringMatching(
        /^Attribute '(?:name|address\.city)' is not present in the rendering data\.$/,
      ) as string,
    });
  },
);

it.each(['', 'name', '[]', 'null'])('refuses the data %j', async (data) => {
  await create();
  expect(await toRefusal(render(data))).toMatchObject({
    name: 'InvalidRenderingParameterException',
  });
});

it('knows no other template', async () => {
  expect(await toRefusal(render('{}', 'other'))).toMatchObject({
    name: 'TemplateDoesNotExistException',
    message: 'Template other does not exist',
    $metadata: { httpStatusCode: 400 },
  });
  const Template = { TemplateName: 'other', SubjectPart: 'Hi' };
  const update = rig().ses.send(new UpdateTemplateCommand({ Template }));
  expect(await toRefusal(update)).toMatchObject({ name: 'TemplateDoesNotExistException' });
});
