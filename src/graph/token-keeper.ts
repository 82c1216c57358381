import type { TokenCredential } from '@azure/identity';
import { AppError } from '../node/app-error.js';
import type { TokenSource } from './bear-token.js';
import { plainWords } from './graph-failure.js';

/** A token is renewed this long before it ends. */
const spareMs = 2 * 60_000;

/**
 * Keeps one access token for the run: some credentials start a program for every token. Throws an `AppError` in plain words
 * when nobody could be signed in. `host` signs people in.
 */
export function tokenKeeper(credential: TokenCredential, scope: string, { host, signInMs, now }: { readonly host: string; readonly signInMs: number; readonly now: () => number }): TokenSource {
  let kept: { readonly token: string; readonly untilUtc: number } | undefined;
  return {
    async token(renew) {
      if (!renew && kept !== undefined && kept.untilUtc - spareMs > now()) return kept.token;
      kept = undefined;
      let given: Awaited<ReturnType<TokenCredential['getToken']>>;
      try {
        given = await credential.getToken(scope, { abortSignal: AbortSignal.timeout(signInMs) });
      } catch (error) {
        const words = plainWords(error);
        // The library's own words for it name neither the host nor what to do.
        throw signInFailure(words.startsWith('network_error') ? `${host} could not be reached.` : words);
      }
      if (given === null) throw signInFailure('no token was given.');
      kept = { token: given.token, untilUtc: given.expiresOnTimestamp };
      return given.token;
    },
  };
}

function signInFailure(why: string): AppError {
  return new AppError('graph-failed', `Nobody could be signed in to Microsoft Graph: ${why}`, { hint: 'Nothing was asked. Without --graph the files are diagnosed as they are.' });
}
