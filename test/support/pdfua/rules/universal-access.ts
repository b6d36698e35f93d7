/** PDF/UA-1 (ISO 14289-1): all rules that can be checked by structure. */
import type { Rule } from '../rule.js';
import { ALTERNATIVES } from './alternatives.js';
import { ANNOTATIONS } from './annotations.js';
import { ATTACHMENTS } from './attachments.js';
import { CODE_MAPS } from './code-maps.js';
import { CONNECTIONS } from './connections.js';
import { ENCODINGS } from './encodings.js';
import { FONT_PROGRAMS } from './font-programs.js';
import { HEADINGS } from './headings.js';
import { IDENTIFICATION } from './identification.js';
import { LANGUAGE_RULES } from './language.js';
import { NESTING } from './nesting.js';
import { NOTES } from './notes.js';
import { OPENNESS } from './openness.js';
import { TABLES } from './tables.js';
import { TAGGING } from './tagging.js';
import { TITLE } from './title.js';

export const UNIVERSAL_ACCESS: readonly Rule[] = [
  ...IDENTIFICATION,
  ...TAGGING,
  ...TITLE,
  ...CONNECTIONS,
  ...LANGUAGE_RULES,
  ...NESTING,
  ...TABLES,
  ...ALTERNATIVES,
  ...HEADINGS,
  ...NOTES,
  ...OPENNESS,
  ...ATTACHMENTS,
  ...ANNOTATIONS,
  ...CODE_MAPS,
  ...FONT_PROGRAMS,
  ...ENCODINGS,
];
