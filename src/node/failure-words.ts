/** The code of a failed system call, such as `ENOENT`. Absent for other errors. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as Error & { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'no permission to open it',
  EPERM: 'no permission to open it',
  ENOENT: 'it is no longer there',
  ELOOP: 'its link leads back to itself',
  ENAMETOOLONG: 'its path is longer than this system allows',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  EBUSY: 'another program keeps it locked',
  EIO: 'the disk reports a read error',
  EMFILE: 'too many files are open at once',
  ENFILE: 'too many files are open at once',
  ENXIO: 'it is a device or a pipe, not a file',
};

/** Why a file or folder could not be read, as part of a sentence, without names of system calls where words exist. */
export function failureWords(error: unknown): string {
  const code = systemCode(error);
  if (code !== undefined && words[code] !== undefined) return words[code];
  return code === undefined ? `it could not be read (${error instanceof Error ? error.message : String(error)})` : `it could not be read (${code})`;
}
