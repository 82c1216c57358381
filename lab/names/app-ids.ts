/** Ids of Microsoft's own apps (protocol §1.0). */
export const appIds = {
  /** CloudAP, the sign-in provider of Windows, in its request for a PRT (MS-OAPXBC 11e4a749-5064-4c6c-86f8-8c76de699e9f). */
  windowsSignIn: '38aa3b87-a06d-4817-b275-7a316988d93b',
  /** Microsoft Authentication Broker, in whose name a user joins. */
  broker: '29d9ed98-a469-4536-ade2-f981bc1d605e',
  deviceRegistration: '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9',
  graph: '00000003-0000-0000-c000-000000000000',
  teams: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
} as const;
