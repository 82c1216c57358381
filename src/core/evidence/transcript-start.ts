/** What the start of a transcript is called where it is cited: its own label is translated with Windows. */
export const transcriptStart = 'transcript start';
