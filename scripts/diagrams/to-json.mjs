// @ts-check
import { format } from 'prettier';

/**
 * Writes the configuration of a machine, to be built again with `createMachine`. Functions have no place in JSON: the
 * machine's `context` and the `input` of its invocations are left out.
 *
 * @param {import('xstate').AnyStateMachine} machine
 * @returns {Promise<string>}
 */
export async function toJson({ config }) {
  return await format(JSON.stringify(config), { parser: 'json', printWidth: 100 });
}
