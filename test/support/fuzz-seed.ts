import fc from 'fast-check';

/**
 * The properties take the same samples in every run, so that a change is judged by what it changed. `PRTRACE_FUZZ_SEED` takes
 * others: a number, or `random`.
 */
const wanted = process.env['PRTRACE_FUZZ_SEED'];
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted ?? 20_260_302) });
