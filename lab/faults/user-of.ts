import type { DirectoryUser } from '../entra/directory.js';
import type { World } from '../scenario/world.js';

/** The directory's object of the person at the PC, whatever name Windows takes for them. */
export function userOf({ userObjectId, directory }: World): DirectoryUser {
  return directory.users.find(({ objectId }) => objectId === userObjectId)!;
}
