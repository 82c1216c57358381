import type { EventLog } from '../../evidence/event.js';
import { type BrokerError, brokerErrors } from './broker-error.js';
import { type ClockEvent, clockEvents } from './clock-event.js';
import { datedLog } from './dated-log.js';
import { type FailureSeries, failureSeries } from './failure-series.js';
import { type HelloEvent, helloEvents } from './hello-event.js';
import type { PrtFlow } from './prt-flow.js';
import { type FlowUser, prtFlows } from './prt-flows.js';
import { type RegistrationFacts, registrationFacts } from './registration-event.js';
import { type TransportHint, transportHints } from './transport-hint.js';

/** Everything that event logs say about one PC's PRTs; each member is cited and newest first. */
export interface LogFacts {
  readonly flows: readonly PrtFlow[];
  /** Flows left out because of a limit: the oldest. */
  readonly omittedFlows: number;
  /** Flows that did not succeed, gathered where they repeat. */
  readonly series: readonly FailureSeries[];
  readonly broker: readonly BrokerError[];
  /** Absent: the logs hold nothing of the registration. */
  readonly registration?: RegistrationFacts;
  readonly hello: readonly HelloEvent[];
  readonly clock: readonly ClockEvent[];
  readonly transport: readonly TransportHint[];
  /**
   * The analytic channel of Microsoft-Windows-AAD is among the logs. Without it successes are not logged, so that no success
   * in the log says nothing.
   */
  readonly showsSuccesses: boolean;
  /** First and last record of the logs, whether it matters or not. Absent: no log shows UTC times. */
  readonly fromUtc?: number;
  readonly toUtc?: number;
}

/** Reads logs of one PC. `options` name the user whose PRT is examined. Undefined without any log. */
export function logFacts(exported: readonly EventLog[], options: FlowUser = {}): LogFacts | undefined {
  if (exported.length === 0) return undefined;
  const logs = exported.map(datedLog);
  const { flows, omitted } = prtFlows(logs, options);
  const registration = registrationFacts(logs);
  const fromUtc = least(logs.map((log) => log.firstUtc));
  const toUtc = least(logs.map((log) => (log.lastUtc === undefined ? undefined : -log.lastUtc)));
  return {
    flows, omittedFlows: omitted,
    series: failureSeries(flows),
    broker: brokerErrors(logs),
    ...(registration ? { registration } : {}),
    hello: helloEvents(logs),
    clock: clockEvents(logs),
    transport: transportHints(logs),
    showsSuccesses: logs.some(({ events }) => events.some(({ provider, id, channel }) => provider === 'Microsoft-Windows-AAD' && (id === 1007 || id === 1029 || channel === 'Microsoft-Windows-AAD/Analytic'))),
    ...(fromUtc === undefined ? {} : { fromUtc }),
    ...(toUtc === undefined ? {} : { toUtc: -toUtc }),
  };
}

function least(numbers: readonly (number | undefined)[]): number | undefined {
  let smallest: number | undefined;
  for (const number of numbers) if (number !== undefined && (smallest === undefined || number < smallest)) smallest = number;
  return smallest;
}
