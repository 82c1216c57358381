import type { Parsed, TextFile } from '../../evidence/artifact.js';
import type { RegistryValue } from '../../evidence/machine-state.js';
import { withoutCredentials } from '../text/without-credentials.js';
import { withoutSecrets } from '../text/without-secrets.js';
import { hexOf } from './hex-text.js';
import { machineArtifact, unreadMachine } from './machine-artifact.js';
import { isSecretName, keptValues } from './registry-relevance.js';
import { winHttpSettings } from './winhttp-settings.js';

/** A value as a registry export spells it. */
export type RawValue =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly number: number }
  | { readonly type: 'binary'; readonly bytes: Uint8Array };

const maxValues = 500;
const maxText = 1024;
const maxBytes = 64;

/** Keeps the values that matter while an export is read, typed and without what is secret or huge. */
export class RegistryCollector {
  readonly #file: TextFile;
  readonly #values: RegistryValue[] = [];
  readonly #notes: string[] = [];
  #key: string | undefined;
  #kept: ((name: string) => boolean) | undefined;
  #keys = 0;
  #dropped = 0;

  constructor(file: TextFile) {
    this.#file = file;
  }

  /** Begins a key. Its hive may be spelled short (`HKLM`); undefined when the text names no hive. */
  open(text: string): boolean {
    this.#key = undefined;
    this.#kept = undefined;
    const key = fullKey(text);
    if (key === undefined) return false;
    this.#keys++;
    this.#kept = keptValues(key);
    if (this.#kept) this.#key = key;
    return true;
  }

  /** Whether the values of the open key matter at all; what does not is not even decoded. */
  wants(name: string): boolean {
    return this.#kept?.(name.toUpperCase()) === true;
  }

  add(name: string, raw: RawValue, line: number): void {
    if (this.#key === undefined || !this.wants(name) || name.length > 200) return;
    const value = this.#decoded(name.toUpperCase(), raw);
    if (value === undefined || this.#values.length >= maxValues) {
      this.#dropped++;
      return;
    }
    this.#values.push({ kind: 'registry', file: this.#file.path, line, key: this.#key, name, value });
  }

  note(text: string): void {
    if (this.#notes.length < 20) this.#notes.push(`${this.#file.path}: ${text}`);
  }

  finish(): Parsed {
    if (this.#keys === 0) return unreadMachine(this.#file, 'no registry key was found in this export.');
    return machineArtifact(this.#file, this.#values, this.#notes, this.#dropped);
  }

  #decoded(name: string, raw: RawValue): string | number | undefined {
    if (raw.type === 'number') return raw.number;
    if (raw.type === 'text') {
      if (isSecretName(name) || raw.text.length > maxText) return undefined;
      return withoutSecrets(name === 'PROXYSERVER' ? withoutCredentials(raw.text) : raw.text, name);
    }
    if (name === 'WINHTTPSETTINGS') return winHttpSettings(raw.bytes);
    return isSecretName(name) || raw.bytes.length > maxBytes ? undefined : hexOf(raw.bytes);
  }
}

const hives: Readonly<Record<string, string>> = {
  HKLM: 'HKEY_LOCAL_MACHINE', HKCU: 'HKEY_CURRENT_USER', HKU: 'HKEY_USERS', HKCR: 'HKEY_CLASSES_ROOT', HKCC: 'HKEY_CURRENT_CONFIG',
  HKEY_LOCAL_MACHINE: 'HKEY_LOCAL_MACHINE', HKEY_CURRENT_USER: 'HKEY_CURRENT_USER', HKEY_USERS: 'HKEY_USERS',
  HKEY_CLASSES_ROOT: 'HKEY_CLASSES_ROOT', HKEY_CURRENT_CONFIG: 'HKEY_CURRENT_CONFIG',
};

function fullKey(text: string): string | undefined {
  if (text.length > 1024) return undefined;
  const slash = text.indexOf('\\');
  const hive = hives[(slash < 0 ? text : text.slice(0, slash)).replace(':', '').toUpperCase()];
  return hive === undefined ? undefined : `${hive}${slash < 0 ? '' : text.slice(slash)}`.toUpperCase();
}
