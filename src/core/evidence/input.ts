import { sourceOf, type ByteSource } from './byte-source.js';

/** One file as the caller hands it in. Core never opens files itself. */
export type InputFile = InMemoryFile | SourceFile;

/** What is known of every file, wherever its bytes are. */
interface NamedFile {
  /** Path shown in citations; `-` is standard input, `bundle.zip!/path` a member of an archive. */
  readonly path: string;
  /** The file's own time. Only an upper bound of the capture's time: copies and downloads reset it. */
  readonly modifiedUtc?: number;
  /**
   * `modifiedUtc` is the wall clock of the PC that packed the archive, whose time zone the archive does not say: wrong by
   * up to 14 hours. Absent: it is UTC.
   */
  readonly modifiedIsLocal?: true;
  /** The symptom reported for its captures, in the user's words (a `symptom.txt` beside it). */
  readonly symptom?: string;
  /** What was lost or odd before the bytes came here (a damaged member of an archive), one sentence each. */
  readonly notes?: readonly string[];
}

/** A file whose bytes are in memory: all text, and binary files of ordinary size. */
export interface InMemoryFile extends NamedFile {
  readonly bytes: Uint8Array;
  readonly source?: undefined;
}

/** A large event log or archive that is read where it lies. */
export interface SourceFile extends NamedFile {
  readonly source: ByteSource;
  readonly bytes?: undefined;
}

/** The file's first bytes, all of them unless `mostBytes` says less. Reads a `SourceFile` into memory. */
export function bytesOf(file: InputFile, mostBytes = Infinity): Uint8Array {
  if (file.bytes === undefined) return file.source.read(0, Math.min(file.source.sizeBytes, mostBytes));
  return file.bytes.length <= mostBytes ? file.bytes : file.bytes.subarray(0, mostBytes);
}

/** Random access to the file's bytes, in memory or not. */
export function sourceOfFile(file: InputFile): ByteSource {
  return file.source ?? sourceOf(file.bytes);
}

export type Expectation = 'joined' | 'hybrid' | 'registered';

/** What the person who asks adds to the evidence. */
export interface ExamineOptions {
  /** The reported symptom in the user's words. */
  readonly symptom?: string;
  /** What the organisation wants the device to be. */
  readonly expect?: Expectation;
  /** When the capture was taken, milliseconds since 1970 UTC; used where the evidence does not say. */
  readonly capturedAtUtc?: number;
}
