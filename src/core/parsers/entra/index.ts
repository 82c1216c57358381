import type { TextParser } from '../../evidence/artifact.js';
import { entraCsv } from './entra-csv.js';
import { graphJson } from './graph-json.js';
import { graphText } from './graph-text.js';

/** The parsers of what Microsoft Entra ID, Intune and their logs export. A text can hold several kinds: each parser is asked. */
export const entraParsers: readonly TextParser[] = [graphJson, entraCsv, graphText];
