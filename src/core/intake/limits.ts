/**
 * How much is read of an archive, and why no more. Whoever stops at a limit says which one and where, and goes on with
 * what is left.
 */
export interface ArchiveLimits {
  /** Archives inside each other that are opened, the outermost counted. */
  readonly nestingDepth: number;
  /** Members of an archive and of all archives inside it. */
  readonly members: number;
  /** Unpacked bytes of one member. */
  readonly memberBytes: number;
  /** Unpacked bytes of an archive and of all archives inside it. */
  readonly totalBytes: number;
  /** Unpacked bytes for each packed one, counted once a member has passed `ratioFreeBytes`. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  /** Members built like decompression bombs, after which an archive is not believed any more. */
  readonly bombs: number;
  /** Length of a member's path, in characters. */
  readonly pathLength: number;
  /** Bytes of an archive's directory. */
  readonly directoryBytes: number;
  /** First bytes that are read of each part of a recorded web session. */
  readonly sessionPartBytes: number;
}

const MiB = 1024 * 1024;

export const archiveLimits: ArchiveLimits = {
  // A support case is a ZIP that holds the bundle's ZIP that holds a diagnostics ZIP. Nobody packs deeper by hand.
  nestingDepth: 3,
  // The largest public collectors (TSS) leave some thousand files.
  members: 20_000,
  // Text of this size no longer fits into a few strings, and an event log of it holds a quarter of a million events.
  memberBytes: 256 * MiB,
  // About ten seconds of unpacking. Traces, dumps and pictures do not count, since only their first bytes are unpacked.
  totalBytes: 1024 * MiB,
  // Logs shrink 10 to 50 times; a bomb shrinks up to 1,032 times, the most that deflate can do. Below the free size a
  // high ratio does no harm: an event log that is mostly empty has one.
  ratio: 200,
  ratioFreeBytes: 64 * MiB,
  // One could be an accident.
  bombs: 10,
  // Windows allows 260 characters by default.
  pathLength: 1_024,
  // 20,000 members with names of ordinary length take 3 MB.
  directoryBytes: 64 * MiB,
  // Headers and an error answer; what follows is a download, and bodies are not kept anyway.
  sessionPartBytes: 256 * 1024,
};

/** A limit in words: `256 MiB`. */
export function inMiB(bytes: number): string {
  return bytes % MiB === 0 ? `${bytes / MiB} MiB` : `${bytes} bytes`;
}
