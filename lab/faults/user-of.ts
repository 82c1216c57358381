import type { DirectoryUser } from '../entra/directory.js';
import type { World } from '../scenario/world.js';

/** The directory's object of the user at the PC; throws where there is none: a schedule is wrong then. */
export function userOf({ user, directory }: World): DirectoryUser {
  const found = directory.users.find((candidate) => candidate.userPrincipalName === user);
  if (found === undefined) throw new Error(`the directory has no user ${user}`);
  return found;
}
