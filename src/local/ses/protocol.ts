import { findRefused, toUserArn } from '../iam/operator-policy.ts';
import { toSesNeeds } from '../iam/ses-needs.ts';
import type { HttpAnswer, HttpRequest } from '../http-server.ts';
import type { Protocol } from '../protocol.ts';
import type { World } from '../world.ts';
import { formatXml } from '../xml.ts';
import type { XmlContent } from '../xml.ts';
import { SES_OPERATIONS } from './operations.ts';
import { createSesError } from './ses-error.ts';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** SES v1: a form with `Action` in, XML out. */
export const sesProtocol: Protocol = {
  accepts: ({ method, headers }) =>
    method === 'POST' &&
    headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true,
  open: (request, world) => {
    const parameters = new URLSearchParams(request.body.toString());
    const name = parameters.get('Action') ?? '';
    const operation = Object.hasOwn(SES_OPERATIONS, name) ? SES_OPERATIONS[name] : undefined;
    if (operation === undefined) {
      const text = `Could not find operation ${name} for version 2010-12-01`;
      throw createSesError('InvalidAction', text);
    }
    return {
      operation: name,
      run: () => {
        assertSigned(request);
        authorize(name, parameters, world);
        return formatResult(name, operation(parameters, world.sender), request);
      },
    };
  },
  formatError: ({ name, message, status }, { id }) => {
    const error = { Type: status < 500 ? 'Sender' : 'Receiver', Code: name, Message: message };
    return formatAnswer(status, 'ErrorResponse', { Error: error, RequestId: id });
  },
  createError: createSesError,
  throttleName: 'Throttling',
  internalName: 'InternalFailure',
};

// Any key will do; a call without one is what AWS refuses.
function assertSigned({ headers }: HttpRequest): void {
  if (headers.authorization === undefined) throw createSesError('MissingAuthenticationToken');
}

function authorize(name: string, parameters: URLSearchParams, world: World): void {
  const { operator, target } = world;
  const refused = findRefused(operator.policy, toSesNeeds(name, parameters, world));
  if (refused === undefined) return;
  const { action, resource } = refused;
  throw createSesError(
    'AccessDenied',
    `User \`${toUserArn(target.accountId)}' is not authorized to perform \`${action}' on resource \`${resource}'`,
  );
}

function formatResult(name: string, result: XmlContent, { id }: HttpRequest): HttpAnswer {
  return formatAnswer(200, `${name}Response`, {
    [`${name}Result`]: result,
    ResponseMetadata: { RequestId: id },
  });
}

function formatAnswer(status: number, root: string, content: XmlContent): HttpAnswer {
  const body = formatXml(root, content, NAMESPACE);
  return { status, headers: { 'Content-Type': 'text/xml' }, body };
}
