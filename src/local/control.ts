import { readBooks } from './books.ts';
import { parsePoolSettings } from './cognito/pool-settings.ts';
import { parseFaults } from './fault-schema.ts';
import type { HttpAnswer, HttpRequest } from './http-server.ts';
import { parseOperatorPolicy } from './iam/operator-policy.ts';
import { parseQuotaLimits } from './quotas.ts';
import type { World } from './world.ts';

/** An instance as `/_local` steers it. */
export interface Instance {
  readonly world: World;
  /** Puts a new world in place of this one. */
  reset(): void;
}

/** Carries out one request; `undefined` is answered with 204, an error with 400. */
type Control = (instance: Instance, body: string) => object | undefined;

/** The requests under `/_local`; each PUT replaces what was there. A new one is a new line. */
const CONTROLS: Readonly<Record<string, Control>> = {
  'GET /_local/books': ({ world }) => readBooks(world),
  'PUT /_local/faults': ({ world }, body) => {
    world.faults.replace(parseFaults(parseJson(body)));
    return undefined;
  },
  'PUT /_local/quotas': ({ world }, body) => {
    world.quotas.replace(parseQuotaLimits(parseJson(body)));
    return undefined;
  },
  'PUT /_local/pool': ({ world }, body) => {
    world.pool.settings = parsePoolSettings(parseJson(body));
    return undefined;
  },
  'PUT /_local/policy': ({ world }, body) => {
    world.operator.policy = parseOperatorPolicy(parseJson(body));
    return undefined;
  },
  'POST /_local/reset': (instance) => {
    instance.reset();
    return undefined;
  },
};

/** Tells whether a request is for the local AWS itself. */
export function isControl({ path }: HttpRequest): boolean {
  return path.startsWith('/_local/');
}

/** Answers a request under `/_local`; what it is told is checked, and refused in words. */
export function control(request: HttpRequest, instance: Instance): HttpAnswer {
  const name = `${request.method} ${request.path}`;
  const carryOut = CONTROLS[name];
  if (carryOut === undefined) {
    const expected = Object.keys(CONTROLS).join(', ');
    return formatJson(404, { message: `Expected one of ${expected}, got ${name}` });
  }
  try {
    const result = carryOut(instance, request.body.toString());
    return result === undefined ? { status: 204, headers: {}, body: '' } : formatJson(200, result);
  } catch (error) {
    return formatJson(400, { message: error instanceof Error ? error.message : String(error) });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`Expected the body to be JSON, got \`${text.slice(0, 40)}\``, { cause });
  }
}

function formatJson(status: number, json: object): HttpAnswer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(json) };
}
