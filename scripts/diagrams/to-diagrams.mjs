// @ts-check
import { readMachine } from './read-machine.mjs';
import { toScene } from './scene.mjs';
import { toJson } from './to-json.mjs';
import { toMermaid } from './to-mermaid.mjs';
import { toSvg } from './to-svg.mjs';

/**
 * Draws a machine in every form; the same machine gives the same bytes.
 *
 * @param {import('xstate').AnyStateMachine} machine
 * @returns {Promise<Readonly<Record<string, string>>>} texts by file name
 */
export async function toDiagrams(machine) {
  const root = readMachine(machine);
  return {
    [`${root.name}.json`]: await toJson(machine),
    [`${root.name}.mmd`]: toMermaid(root),
    [`${root.name}.svg`]: toSvg(await toScene(root)),
  };
}
