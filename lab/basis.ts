/**
 * How well a line of the lab's evidence stands: `documented` in a public page, `captured` in a public output of a real PC,
 * or `modelled`, that is, assumed by this lab. Nobody shall mistake a model for Windows.
 */
export type Basis = 'documented' | 'captured' | 'modelled';
