/** Words for yes and no that Windows tools print for a boolean, in the languages that were seen in public outputs. */
const words: Readonly<Record<string, boolean>> = {
  true: true, false: false, yes: true, no: false, wahr: true, falsch: false, ja: true, nein: false, vrai: true, faux: false,
  verdadero: true, falso: false, vero: true, verdadeiro: true, waar: true, onwaar: false, prawda: true, 'fałsz': false,
  истина: true, ложь: false, 真: true, 偽: false, 假: false,
};

/** The boolean that a word is; undefined for other text. */
export function booleanWord(value: string): boolean | undefined {
  const word = value.trim().toLowerCase();
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
