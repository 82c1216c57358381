/**
 * The choices in Entra's cryptography that a server could get wrong. Everything uses `entraSuite`; an emulated server that is
 * given another one is wrong on purpose, so that the conformance tests can prove that they would notice.
 */
export interface Suite {
  /** Label of the key derivation. */
  readonly kdfLabel: string;
  /** First and only counter of the key derivation. */
  readonly kdfCounter: number;
  /** The length L in bits that ends the input of the key derivation. `undefined`: left out. */
  readonly kdfLengthBits: number | undefined;
  /** False: `kdf_ver` in a request is not looked at, and version 1 is used for all. */
  readonly kdfVersion2: boolean;
  /** Hash of RSA-OAEP, and of its mask generation, under which a session key travels. */
  readonly oaepHash: 'sha1' | 'sha256';
  /** How `ctx` is written in headers. */
  readonly ctxEncoding: BufferEncoding;
}

/**
 * What Entra uses. SHA-1 in RSA-OAEP and standard base64 (not base64url) for `ctx` are what Windows and its public
 * reimplementations send and accept.
 * @see https://learn.microsoft.com/openspecs/windows_protocols/ms-oapxbc/89dfb8d6-23b8-4963-8908-91b34340e367
 */
export const entraSuite: Suite = {
  kdfLabel: 'AzureAD-SecureConversation',
  kdfCounter: 1,
  kdfLengthBits: 256,
  kdfVersion2: true,
  oaepHash: 'sha1',
  ctxEncoding: 'base64',
};
