import type { KeyObject } from 'node:crypto';
import { readCertificateRequest } from '../../crypto/certificate-request.js';
import { fromRsaKeyBlob } from '../../crypto/rsa-key-blob.js';
import { requestCommonName } from '../../names/registration.js';
import { RegistrationError } from './registration-error.js';

/** What a PC says about itself, and the two keys that it will use. */
export interface JoinRequest {
  /** 0 and 8 join, 4 registers, 6 is a hybrid join (protocol §1.9). */
  readonly joinType: 0 | 4 | 6 | 8;
  /** Certified; signs for the device. */
  readonly deviceKey: KeyObject;
  /** Session keys are encrypted to it. */
  readonly transportKey: KeyObject;
  readonly displayName: string;
  readonly osVersion: string;
  /** Hybrid: the proof that the computer sends, made with the key of its `userCertificate`. */
  readonly clientIdentity?: { readonly sid: string; readonly signedBlob: Buffer };
}

/** Reads the body of a join. @throws RegistrationError `InvalidParameter`, naming what is wrong */
export async function readJoinRequest(text: string): Promise<JoinRequest> {
  const body = readJsonObject(text);
  const joinType = body['JoinType'];
  if (joinType !== 0 && joinType !== 4 && joinType !== 6 && joinType !== 8) throw invalid('JoinType');
  // A hybrid join says about the device what AD knows of it, in an object of its own.
  const device = joinType === 6 ? readObject(body, 'ServerAdJoinData') : body;
  if (readText(device, 'DeviceType') !== 'Windows') throw invalid('DeviceType');
  const request: JoinRequest = {
    joinType,
    deviceKey: await readDeviceKey(readObject(body, 'CertificateRequest')),
    transportKey: readKeyBlob(device, 'TransportKey'),
    displayName: readText(device, 'DeviceDisplayName'),
    osVersion: readText(device, 'OSVersion'),
  };
  return joinType === 6 ? { ...request, clientIdentity: readClientIdentity(device) } : request;
}

/** @throws RegistrationError */
export function readJsonObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isObject(value)) throw new RegistrationError('InvalidParameter', 'The request is not a JSON object.');
  return value;
}

/** The public key in a member that holds an `RSA1` blob in base64. @throws RegistrationError */
export function readKeyBlob(object: Readonly<Record<string, unknown>>, name: string): KeyObject {
  try {
    return fromRsaKeyBlob(readBytes(object, name));
  } catch {
    throw invalid(name);
  }
}

async function readDeviceKey(request: Readonly<Record<string, unknown>>): Promise<KeyObject> {
  if (readText(request, 'Type') !== 'pkcs10') throw invalid('CertificateRequest.Type');
  const read = await readCertificateRequest(readBytes(request, 'Data'));
  if (read?.commonName !== requestCommonName) throw invalid('CertificateRequest.Data');
  return read.publicKey;
}

function readClientIdentity(device: Readonly<Record<string, unknown>>): { readonly sid: string; readonly signedBlob: Buffer } {
  const identity = readObject(device, 'ClientIdentity');
  if (readText(identity, 'Type') !== 'sha256signed') throw invalid('ClientIdentity.Type');
  return { sid: readText(identity, 'Sid'), signedBlob: readBytes(identity, 'SignedBlob') };
}

function readObject(object: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const value = object[name];
  if (!isObject(value)) throw invalid(name);
  return value;
}

function readText(object: Readonly<Record<string, unknown>>, name: string): string {
  const value = object[name];
  if (typeof value !== 'string' || value === '' || value.length > 256) throw invalid(name);
  return value;
}

function readBytes(object: Readonly<Record<string, unknown>>, name: string): Buffer {
  const value = object[name];
  if (typeof value !== 'string' || value === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) throw invalid(name);
  return Buffer.from(value, 'base64');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(name: string): RegistrationError {
  return new RegistrationError('InvalidParameter', `The parameter '${name}' is missing or invalid.`);
}
