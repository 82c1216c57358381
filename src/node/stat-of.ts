import * as fs from 'node:fs';

/** What is known about a path; absent when there is nothing or when it may not be known. */
export function statOf(path: string): fs.BigIntStats | undefined {
  try {
    return fs.statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
