/** How the portals of the last ten years, the retired modules and Graph call the three kinds of registration. */
const names: ReadonlyMap<string, string> = new Map([
  ['azuread', 'AzureAd'], ['azureadjoined', 'AzureAd'], ['microsoftentrajoined', 'AzureAd'], ['entrajoined', 'AzureAd'], ['azureadjoin', 'AzureAd'], ['aadjoined', 'AzureAd'],
  ['serverad', 'ServerAd'], ['hybridazureadjoined', 'ServerAd'], ['microsoftentrahybridjoined', 'ServerAd'], ['entrahybridjoined', 'ServerAd'],
  ['hybridjoined', 'ServerAd'], ['domainjoined', 'ServerAd'],
  ['workplace', 'Workplace'], ['azureadregistered', 'Workplace'], ['microsoftentraregistered', 'Workplace'], ['entraregistered', 'Workplace'],
  ['workplacejoined', 'Workplace'],
]);

/** `AzureAd`, `ServerAd` or `Workplace`; a name that nobody published stays as it is written. */
export function trustType(printed: string | undefined): string | undefined {
  return printed === undefined ? undefined : names.get(printed.toLowerCase().split(' ').join('').split('-').join('')) ?? printed;
}
