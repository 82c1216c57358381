import type { Step } from '../define-remedy.js';
import { repair } from './make-step.js';

/** Tells Windows itself which proxy to use. Every service of the PC follows it, so it interrupts when it is wrong. */
export function nameMachineProxy(): Step {
  return repair('disruptive', {
    id: 'set-machine-proxy', title: 'Tell the machine which proxy to use', actor: 'local admin', context: 'elevated',
    commands: ['netsh winhttp set proxy proxy-server="<ProxyServer>" bypass-list="<BypassList>"', 'netsh winhttp show proxy'],
    requires: ['The test as SYSTEM shows that the network demands a proxy and that Windows has none or a wrong one.', 'The old setting is saved in machine-proxy.txt. For more than one PC use Group Policy or automatic discovery (WPAD) instead.'],
    verify: 'The test as SYSTEM now prints 200. If so, let the user lock and unlock the PC.',
    undo: 'Set the saved value again, or run netsh winhttp reset proxy where it was direct access.',
  });
}

/** Takes away a proxy that no longer exists, such as one that a tracing tool left behind. */
export function removeDeadProxy(): Step {
  return repair('disruptive', {
    id: 'remove-dead-proxy', title: 'Remove a machine proxy that no longer exists', actor: 'local admin', context: 'elevated',
    commands: ['netsh winhttp reset proxy', 'netsh winhttp show proxy'],
    requires: ['The proxy that Windows names does not answer and nobody needs it, such as 127.0.0.1 left behind by a tool.', 'The old setting is saved in machine-proxy.txt.'],
    verify: 'The test as SYSTEM now prints 200. If so, let the user lock and unlock the PC.',
    undo: 'netsh winhttp set proxy with the saved value.',
  });
}
