import type { PcEvent } from '../windows/pc-event.js';

/** Ids of the providers as their manifests declare them. */
export const providerIds: Readonly<Record<PcEvent['provider'], string>> = {
  'Microsoft-Windows-AAD': '4de9bc9c-b27a-43c9-8994-0915f1a5e24f',
  'Microsoft-Windows-User Device Registration': '23b8d46b-67dd-40a3-b636-d43e50552c6d',
  'Microsoft-Windows-HelloForBusiness': '906b8a99-63ce-58d7-86ab-10989bbd5567',
  'Microsoft-Windows-Kernel-General': 'a68ca8b7-004f-d7b6-a698-07e2de0f1f5d',
  'Microsoft-Windows-Time-Service': '06edcfeb-0fd0-4e53-acca-a6f8bbf81bcb',
  'Microsoft-Windows-CAPI2': '5bbca4a8-b209-48dc-a8c7-b23d3e5216fb',
};

export const levelNames: Readonly<Record<PcEvent['level'], string>> = { 2: 'Error', 3: 'Warning', 4: 'Information' };

/** Where the events of a PC come from, as exports name it. */
export function computerOf(pc: { readonly computerName: string; readonly domain?: { readonly dns: string } }): string {
  return pc.domain === undefined ? pc.computerName : `${pc.computerName}.${pc.domain.dns}`;
}

/** Said behind each event's own source. */
export const modelledEnvelope = 'record number, process, thread and keywords are modelled';
