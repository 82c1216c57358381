/** The lab as its command sees it; the code is loaded by the command alone. */
export type Lab = typeof import('../../../lab/index.js');
export type Fault = Lab['faults'][number];
