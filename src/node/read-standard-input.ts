import type { InputFile, Unread } from '../core/index.js';
import { failureWords } from './failure-words.js';
import { largestFileBytes, tooLarge } from './read-file.js';

/** Reads standard input to its end. Its path is `-`. */
export async function readStandardInput(limitBytes = largestFileBytes): Promise<InputFile | Unread> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > limitBytes) return { file: '-', reason: tooLarge(limitBytes) };
      chunks.push(chunk);
    }
  } catch (error) {
    return { file: '-', reason: failureWords(error) };
  }
  return { path: '-', bytes: Buffer.concat(chunks) };
}
