import { AzureCliCredential, DeviceCodeCredential, type DeviceCodeCredentialOptions, EnvironmentCredential, InteractiveBrowserCredential, ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { AppError } from '../node/app-error.js';
import type { GraphOptions } from './graph-options.js';

/** The ways to sign in, as the Azure library makes them. */
export const azureCredentials = {
  deviceCode: (options: DeviceCodeCredentialOptions): TokenCredential => new DeviceCodeCredential(options),
  browser: (options: { readonly clientId: string; readonly tenantId: string; readonly authorityHost: string }): TokenCredential => new InteractiveBrowserCredential({ ...options, redirectUri: 'http://localhost' }),
  azureCli: (options: { readonly tenantId: string }): TokenCredential => new AzureCliCredential(options),
  environment: (options: { readonly authorityHost: string }): TokenCredential => new EnvironmentCredential(options),
  managedIdentity: (options: { readonly clientId?: string }): TokenCredential => new ManagedIdentityCredential(options),
} as const;

/** Whether a way to sign in needs the person's own app registration. */
export function needsClient({ auth }: Pick<GraphOptions, 'auth'>): boolean {
  return auth === 'device-code' || auth === 'browser';
}

/**
 * What gets access tokens. Nothing is kept beyond the run: every run signs in anew, and no token is written anywhere.
 * Throws a usage `AppError` where an app registration is needed and none was named.
 */
export function graphCredential(options: GraphOptions, tenant: string, authority: string, tell: (text: string) => void, kinds: typeof azureCredentials = azureCredentials): TokenCredential {
  const { auth, client } = options;
  if (needsClient(options) && client === undefined) {
    throw new AppError('usage', `--graph-auth ${auth} needs your own app registration.`, { hint: 'Name it with --graph-client <id> (docs/graph.md says how to make one), or sign in with "az login" and use --graph-auth azure-cli.' });
  }
  switch (auth) {
    case 'device-code':
      return kinds.deviceCode({
        clientId: client!, tenantId: tenant, authorityHost: authority,
        userPromptCallback: ({ verificationUri, userCode }) => { tell(`To sign in, open ${verificationUri} in a browser and enter the code ${userCode}. Never enter a code that somebody else sent you.`); },
      });
    case 'browser':
      return announced(kinds.browser({ clientId: client!, tenantId: tenant, authorityHost: authority }), () => {
        tell('A browser opens for you to sign in. If none opens, stop with Ctrl+C and use --graph-auth device-code.');
      });
    case 'azure-cli':
      return kinds.azureCli({ tenantId: tenant });
    case 'environment':
      return kinds.environment({ authorityHost: authority });
    case 'managed-identity':
      return kinds.managedIdentity(client === undefined ? {} : { clientId: client });
  }
}

function announced(credential: TokenCredential, announce: () => void): TokenCredential {
  return {
    getToken: async (scopes, options) => {
      announce();
      return await credential.getToken(scopes, options);
    },
  };
}
