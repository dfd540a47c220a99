import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type {
  AdminCreateUserCommandInput,
  AdminCreateUserCommandOutput,
} from '@aws-sdk/client-cognito-identity-provider';
import { toEmailAttribute, toTarget } from './people.ts';
import type { Scene } from './subject.ts';

export const TEMPORARY = 'Temp0rary!contract';

/** Adds a user by the administrator, without a mail unless told otherwise. */
export function create(
  scene: Scene,
  more: Partial<AdminCreateUserCommandInput> = {},
): Promise<AdminCreateUserCommandOutput> {
  return scene.cognito.send(
    new AdminCreateUserCommand({
      ...toTarget(scene),
      TemporaryPassword: TEMPORARY,
      UserAttributes: [toEmailAttribute(scene)],
      MessageAction: 'SUPPRESS',
      ...more,
    }),
  );
}
