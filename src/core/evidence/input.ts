/** One file as the caller hands it in. Core never opens files itself. */
export interface InputFile {
  /** Path shown in citations; `-` is standard input, `bundle.zip!/path` a member of an archive. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The file's own time. Only an upper bound of the capture's time: copies and downloads reset it. */
  readonly modifiedUtc?: number;
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
