import { conceptPrt, troubleshootDsregcmd, winHttpErrors } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const proxyDownAtNight = defineFault({
  id: 'proxy-down-at-night',
  title: 'The proxy was down for an hour at night',
  story: 'Somebody worked late while the proxy of the machine was being updated. In the morning it answers.',
  truth: { class: 'healthy', stage: 'none', causes: [] },
  basis: 'modelled',
  sources: [conceptPrt, troubleshootDsregcmd, winHttpErrors],
  needs: { join: 'hybrid' },
  schedule: [
    { at: '21:00', day: -1, does: 'sign-in' },
    { at: '02:00', does: 'break' },
    { at: '02:30', does: 'unlock' },
    { at: '02:31', does: 'app' },
    { at: '03:00', does: 'repair' },
    { at: '08:00', does: 'unlock' },
    { at: '13:00', does: 'unlock' },
    { at: '14:55', does: 'app' },
    { at: '15:00', does: 'collect' },
  ],
  breaks(world) {
    const proxy = { kind: 'named', server: 'proxy.contoso.com:8080', bypass: [] } as const;
    world.pc.proxy.machine = proxy;
    world.pc.proxy.user = proxy;
    world.network.inject('proxy.contoso.com', { kind: 'refused' });
  },
  repairs(world) {
    world.network.inject('proxy.contoso.com', undefined);
  },
});
