import { troubleshootHybridJoin, troubleshootPrt } from '../names/pages.js';
import { defineFault } from './define-fault.js';

export const proxyAnswersPage = defineFault({
  id: 'proxy-answers-page',
  row: 'F21',
  title: 'A page is answered in place of the service',
  story: 'The guest network shows its terms of use to everything that has not agreed yet, Windows included.',
  truth: {
    class: 'network', stage: 'user-auth', causes: ['answer-altered'], vaguer: ['request-blocked', 'network-unclear', 'device-test-unreachable'],
  },
  basis: 'documented',
  sources: [troubleshootHybridJoin, troubleshootPrt],
  breaks(world) {
    world.network.inject('*', { kind: 'html', status: 200, body: '<!doctype html><title>Terms of use</title><p>Please agree.' });
  },
});
