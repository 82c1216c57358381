/**
 * What stays readable in a redacted text because everybody has it: Microsoft's own hosts, ids and accounts, and the words
 * that dsregcmd and the services print. A name that equals one of these words is replaced in its own field, but not in
 * running text, where the word is far more likely to mean itself.
 */

/** Hosts under these names belong to Microsoft or to a standard and carry no customer's name. */
const publicSuffixes = [
  'microsoft.com', 'microsoft.us', 'microsoft.cn', 'microsoftonline.com', 'microsoftonline.us', 'microsoftonline.cn', 'microsoftonline.de',
  'microsoftonline-p.com', 'microsoftonline-p.net', 'windows.net', 'windows.com', 'windowsupdate.com', 'chinacloudapi.cn', 'usgovcloudapi.net',
  'microsoftazuread-sso.com', 'azure.net', 'azure.com', 'azure.us', 'azure.cn', 'azurefd.net', 'azurefd.us', 'msauth.net', 'msftauth.net',
  'msauthimages.net', 'msauthimages.us', 'msftauthimages.net', 'live.com', 'live.net', 'office.com', 'office.net', 'office365.com', 'office365.us',
  'outlook.com', 'aka.ms', 'msftconnecttest.com', 'msftncsi.com', 'msidentity.com', 'digicert.com', 'github.com', 'w3.org', 'xmlsoap.org', 'oasis-open.org',
];

/** Under these names the label in front is a customer's; the name itself stays, because it tells what kind of service it is. */
const customerSuffixes = [
  'onmicrosoft.com', 'onmicrosoft.us', 'onmicrosoft.cn', 'onmicrosoft.de', 'onmschina.cn', 'partner.onmschina.cn', 'sharepoint.com', 'sharepoint.us',
  'core.windows.net', 'blob.core.windows.net', 'file.core.windows.net', 'queue.core.windows.net', 'table.core.windows.net', 'database.windows.net',
  'servicebus.windows.net', 'core.usgovcloudapi.net', 'core.chinacloudapi.cn', 'vault.azure.net', 'cloudapp.azure.com', 'cloudapp.net',
  'azurewebsites.net', 'trafficmanager.net', 'msappproxy.net', 'b2clogin.com', 'ciamlogin.com', 'dynamics.com', 'internal.cloudapp.net',
  'okta.com', 'oktapreview.com', 'onelogin.com', 'pingone.com', 'pingidentity.com', 'duosecurity.com', 'auth0.com', 'jumpcloud.com',
  'manage.microsoft.us', 'awmdm.com', 'jamfcloud.com',
];

/** Ends of a name that say where it is valid and not whose it is. Two-letter country codes are added by rule. */
const topLevel = words(`com net org edu gov mil int info biz name pro aero coop museum cloud app dev tech online site store group company agency global world
  health care school university bank finance law local lan internal intern intranet intra corp corporate home private test lab localdomain domain
  ad root example invalid localhost arpa zone network systems services solutions support email digital`);

/** Second-level names under country codes, as in `co.uk`. */
const secondLevel = words('co com org net gov gob gouv ac edu mil or ne go ltd plc sch nhs police school govt id me nom');

/** Labels that say what a host does; the diagnosis reads them and they are nobody's name. */
const genericLabels = words(`www login adfs adfs2 adfs3 sts sts1 sts2 fs sso idp federation proxy webproxy wpad autodiscover enterpriseregistration
  enterpriseenrollment certauth autologon mail webmail lyncdiscover sip vpn intranet pki crl ocsp pac localhost local workgroup corp ad dc
  isatap gateway api auth secure portal`);

/** Endings of file and code names which are country codes as well. */
const fileEndings = words('cs py ps sh md so rs ts pl cc js vb zip cpp exe dll txt log xml json evtx etl html htm sys inf ini bat cmd csv tsv mof dat tmp cat pdb lib hpp msi cab reg pem cer crt pfx png jpg');

/** Ids that Microsoft publishes and that are the same on every PC. */
const publicGuids = words(`
  b16898c6-a148-4967-9171-64d755da8520 d7f9888f-e3fc-49b0-9ea6-a85b5f392a4f
  01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9 62a0ff2e-97b9-4513-943f-0d221bd30080 29d9ed98-a469-4536-ade2-f981bc1d605e
  ab9b8c07-8f02-4f72-87fa-80105867a763 38aa3b87-a06d-4817-b275-7a316988d93b dd762716-544d-4aeb-a526-687b73838a22
  26a7ee05-5602-4d76-a7ba-eae8b7b67941 1b3c667f-cde3-4090-b60b-3d2abd0117f0 ecd6b820-32c2-49b6-98a6-444530e5a77a
  d3590ed6-52b3-4102-aeff-aad2292ab01c 1fec8e78-bce4-4aaf-ab1b-5451cc387264 cc15fd57-2c6c-4117-a88c-83b1d56b4bbe
  1b730954-1685-4b74-9bfd-dac224a7b894 04b07795-8ddb-461a-bbee-02f9e1bf7b46 1950a258-227b-4e31-a9cf-717495945fc2
  14d82eec-204b-4c2f-b7e8-296a70dab67e 872cd9fa-d31f-45e0-9eab-6e460a02d1f1 4765445b-32c6-49b0-83e6-1d93765276ca
  9ba1a5c7-f17a-4de9-a1f1-6178c8d51223 fc0f3af4-6835-4174-b806-f7db311fd2f3 a40d7d7d-59aa-447e-a655-679a4107e548
  27922004-5251-4030-b22d-91ecd9a37ea4 9cdead84-a844-4324-93f2-b2e6bb768d07
  de8bc8b5-d9f9-48b1-a8ad-b748da725064 fb78d390-0c51-40cd-8e17-fdbfab77341b 00b41c95-dab0-4487-9791-b9d2c32c80f2
  9188040d-6c67-4c5b-b112-36a304b66dad f8cdef31-a31e-4b4a-93e4-5f571e91255a
  372140e0-b3b7-4226-8ef9-d57986796201 c44b4083-3bb0-49c1-b47d-974e53cbdf3c
  d4ebce55-015a-49b5-a083-c84d1797ae8c 82dbaca4-3e81-46ca-9c73-0950c1eaca97
  268761a2-03f3-40df-8a8b-c3db24145b6b 89bee1f7-5e6e-4d8a-9f3d-ecd601259da7`);

/** Accounts that exist on every Windows, in the languages in which `whoami` prints them. */
const builtInAccounts = words(`system systeme système sistema systemkonto localsystem administrator administrateur administrador administratör järjestelmänvalvoja
  rendszergazda amministratore administrator$ guest gast invité invitado convidado ospite defaultaccount defaultuser0 defaultuser1 wdagutilityaccount utilityvm
  localservice networkservice anonymous everyone public default krbtgt user username upn account name none null unknown n/a`);

/** Account authorities of Windows itself. */
const builtInAuthorities = words(`authority autorité autorite autorität autoritat authoriti autoridad autoridade builtin vordefiniert predefinito azuread
  microsoftaccount workgroup arbeitsgruppe localhost font window iis nt-autorität nt-autoritat hklm hkcu hkcr hku hkey_local_machine hkey_current_user hkey_users
  hkey_classes_root localmachine currentuser software root`);

/** Words of the names of dsregcmd's fields and sections. */
const fieldWords = words(`
  device state details tenant user sso work account diagnostic data ie proxy config current winhttp default ngc prerequisite check url specific system
  azureadjoined enterprisejoined domainjoined domainname virtual desktop name deviceid thumbprint devicecertificatevalidity keycontainerid keyprovider
  tpmprotected deviceauthstatus tenantname tenantid idp authcodeurl accesstokenurl mdmurl mdmtouurl mdmcomplianceurl dmcomplianceurl settingsurl
  joinsrvversion joinsrvurl joinsrvid keysrvversion keysrvurl keysrvid webauthnsrvversion webauthnsrvurl webauthnsrvid devicemanagementsrvver
  devicemanagementsrvversion devicemanagementsrvurl devicemanagementsrvid ngcset ngckeyid canreset workplacejoined workaccountcount wamdefaultset
  wamdefaultauthority wamdefaultid wamdefaultguid workplacedeviceid workplacethumbprint workplaceidp workplacetenantid workplacetenantname
  workplacemdmurl workplacesettingsurl azureadprt azureadprtupdatetime azureadprtexpirytime azureadprtauthority enterpriseprt enterpriseprtupdatetime
  enterpriseprtexpirytime enterpriseprtauthority acquireprtdiagnostics refreshprtdiagnostics present previous prt attempt status identity credential type
  correlation id endpoint uri http https method error server code description onpremtgt cloudtgt kerbtoplevelnames diagnostics reference context client time
  ad connectivity test configuration drs discovery kerberos ticket token acquisition fallback sync-join fed-join sync fed registration phase errorcode errorsubcode
  operation message request executing aadrecoveryenabled aadrecoveryneeded keysigntest displaynameupdated osversionupdated hostnameupdated last hostname
  update auto detect settings auto-configuration list bypass pac access direct ngcprereq isdevicejoined isuserazuread policyenabled postlogonenabled
  deviceeligible sessionisnotremote certenrollment x509certrequired scepready adfsrefreshtoken adfsraisready logoncerttemplateready prereqresult`);

/**
 * Words of dsregcmd's values, of the services' answers and of everyday English. A learned name that equals one of them is
 * not replaced in running text.
 */
const vocabulary = words(`
  willprovision willnotprovision yes no not set none unknown failed success passed pass fail skipped enabled disabled deleted either is or must run elevated
  un-elevated to information more please visit managed by mdm microsoft platform software key storage provider crypto tpm password next generation smart card
  certificate certificates fido organizations consumers common azure entra windows active directory enrollment authority mobile management invalid grant
  invalid_grant invalid_request interaction_required unauthorized_client unauthorized server_error temporarily_unavailable invalid_client get post put
  discover pre-check precheck auth join joined joining domain controller service connection point host network office outlook teams edge chrome browser
  login sign signin sign-in sign-on logon logoff locked lock unlock expired expire expires exist exists found does cannot can could will would may might
  shall should the and for with from that this these those has have had was were are been being its his her him she they them their our your you all any
  some each other only over under into onto after before when where which while what who why how because then than there here also between about again once
  due validating validate error errors credentials username invalid required require requires resource application app applications policy conditional
  reset change changed new old temporary permanent group groups member members role roles admin admins administrator administrators root local remote
  session sessions console terminal command prompt shell powershell cmd exe dll status debug verbose help file files folder path paths line lines log logs
  event events source level warning critical informational operational time date utc gmt zone january february march april may june july august september
  october november december monday tuesday wednesday thursday friday saturday sunday day days hour hours minute minutes second seconds
  company corporation limited gmbh inc ltd llc plc corp organisation organization hospital university school college bank city state
  county country office offices group holding holdings international global national technologies technology solutions services systems industries
  true false null empty blank value values type types number string object array list table row column header footer body text html xml json soap saml
  assertion fault response answer request requests trace timestamp code codes message messages reason reasons cause causes fact rule rules evidence capture
  stage verdict gap plan step steps issuance renewal identity healthy undetermined mark grant page case client server target origin master main test tests tester testing demo lab labs example examples
  sample kiosk pc laptop notebook workstation computer machine hardware phone tablet mac linux unix android ios dsregcmd prtrace redacted masked hidden
  primary refresh prtdiagnostics broker wam web plugin aad adfs federation federated metadata mex trust ws-trust wstrust usernamemixed windowstransport
  issuer audience scope nonce signature sign signed key keys private public secret secrets vault store my nt com net org www mail email
  internal external intern extern north south east west europe america asia africa germany france spain italy japan china
  brave opera vivaldi firefox incognito inprivate private window terraform wsl git device-code excel word powerpoint onedrive onenote sharepoint fslogix printer
  compliant compliance unregistered keeps prompting prompts asked asks again whfb hello face fingerprint portal website smb
  name-resolution resolution resolve resolved timeout timed out connection connect connected reset refused reachable unreachable failure failures`);

/** How many labels, counted from the right, stay readable; all of them for hosts that belong to nobody's network. */
export function publicLabelCount(labels: readonly string[]): number {
  const host = labels.join('.');
  const customer = longestSuffix(host, customerSuffixes);
  if (customer !== undefined) {
    const kept = customer.split('.').length;
    return labels[labels.length - kept - 1] === 'mail' ? kept + 1 : kept;
  }
  if (longestSuffix(host, publicSuffixes) !== undefined) return labels.length;
  const last = labels.at(-1)!;
  if (labels.length === 1) return 0;
  const isCountry = last.length === 2 && isLetters(last);
  if (isCountry && labels.length > 2 && secondLevel.has(labels.at(-2)!)) return 2;
  return isCountry || topLevel.has(last) ? 1 : 0;
}

/** Whether a last label can end a host name at all. */
export function isTopLevel(label: string): boolean {
  return topLevel.has(label) || (label.length === 2 && isLetters(label));
}

export function isGenericLabel(label: string): boolean {
  return genericLabels.has(label);
}

export function isFileEnding(label: string): boolean {
  return fileEndings.has(label);
}

/** `guid` in lower case with dashes. */
export function isPublicGuid(guid: string): boolean {
  if (publicGuids.has(guid)) return true;
  // Microsoft's oldest applications and all-zero or all-F placeholders.
  return guid.endsWith('-0000-0000-c000-000000000000') || /^([0f])\1{7}-/.test(guid) && /^[0-]+$|^[f-]+$/.test(guid);
}

/** Only SIDs that name a machine, a domain, a person or a session are anybody's. */
export function isPublicSid(sid: string): boolean {
  const upper = sid.toUpperCase();
  return !(upper.startsWith('S-1-5-21-') || upper.startsWith('S-1-12-1-') || upper.startsWith('S-1-5-5-'));
}

export function isBuiltInAccount(name: string): boolean {
  return builtInAccounts.has(name) || /^(dwm|umfd)-\d+$/.test(name);
}

export function isBuiltInAuthority(name: string): boolean {
  return builtInAuthorities.has(name) || name.startsWith('nt ') || name.startsWith('autorit') || name.startsWith('window manager') || name === '.';
}

/** Whether a word is a part of a field's name. */
export function isFieldWord(word: string): boolean {
  return fieldWords.has(word);
}

/** Whether a word means itself in running text. */
export function isVocabulary(word: string): boolean {
  return vocabulary.has(word) || fieldWords.has(word) || genericLabels.has(word) || builtInAccounts.has(word) || builtInAuthorities.has(word);
}

function longestSuffix(host: string, suffixes: readonly string[]): string | undefined {
  let longest: string | undefined;
  for (const suffix of suffixes) {
    if ((host === suffix || host.endsWith(`.${suffix}`)) && suffix.length > (longest?.length ?? 0)) longest = suffix;
  }
  return longest;
}

function isLetters(text: string): boolean {
  return /^[a-z]+$/.test(text);
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
