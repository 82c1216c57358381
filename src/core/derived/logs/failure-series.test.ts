import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../evidence/event.js';
import { eventLog, eventRecord, eventTimeUtc, secondsLater } from '../../testing/event-record.js';
import { failureSeries, mostFlowsOfSeries } from './failure-series.js';
import { prtFlows } from './prt-flows.js';

const refused = (seconds: number, code = 50126) => secondsLater(seconds, [eventRecord(1081, { Error: 'invalid_grant', ErrorDescription: `AADSTS${code}: …` })])[0]!;
const lost = (seconds: number) => secondsLater(seconds, [eventRecord(1084, { Result: '12007' })])[0]!;
const renewed = (seconds: number) => secondsLater(seconds, [eventRecord(1029, { Status: '0x0' })])[0]!;
const seriesOf = (...events: EventRecord[]) => failureSeries(prtFlows([eventLog(events)]).flows);

describe('one series', () => {
  test('is the same failure every few minutes', () => {
    expect(seriesOf(refused(0), refused(300), refused(600))).toMatchObject([{ prt: 'entra', count: 3, outcome: { kind: 'refused', aadsts: 50126 }, sinceUtc: eventTimeUtc, untilUtc: eventTimeUtc + 600_000 }]);
  });
  test('goes on beside another one', () => {
    expect(seriesOf(refused(0), lost(60), refused(300), lost(360)).map(({ count, outcome }) => [count, outcome?.kind])).toEqual([[2, 'transport'], [2, 'refused']]);
  });
  test('shows its newest flows and counts all', () => {
    const [series] = seriesOf(...Array.from({ length: 50 }, (_, at) => refused(at * 300)));
    expect(series).toMatchObject({ count: 50, sinceUtc: eventTimeUtc, untilUtc: eventTimeUtc + 49 * 300_000 });
    expect(series?.flows).toHaveLength(mostFlowsOfSeries);
    expect(series?.flows[0]?.beganUtc).toBe(series?.untilUtc);
  });
  test('may be a single failure', () => expect(seriesOf(refused(0))).toMatchObject([{ count: 1 }]));
});

describe('two series', () => {
  test.each([
    ['another code', [refused(0), refused(300, 50034)]],
    ['a success in between', [refused(0), renewed(100), refused(300)]],
    ['more than a day in between', [refused(0), refused(25 * 3600)]],
  ] as const)('%s', (_, events) => expect(seriesOf(...events).map(({ count }) => count)).toEqual([1, 1]));
});

test('successes are no series', () => expect(seriesOf(renewed(0), renewed(60))).toEqual([]));
test('records without times are one series without a beginning', () => {
  const flows = prtFlows([eventLog([refused(0), refused(300)])]).flows.map((flow) => ({ kind: flow.kind, prt: flow.prt, ended: flow.ended, correlationIds: [], whose: flow.whose, asked: flow.asked, aadsts: flow.aadsts, because: flow.because, outcome: flow.outcome! }));
  const [series] = failureSeries(flows);
  expect(series?.count).toBe(2);
  expect(series).not.toHaveProperty('sinceUtc');
});
