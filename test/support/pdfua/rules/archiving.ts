/**
 * PDF/A-2a and 3a (ISO 19005-2 and 3), the parts that can be checked by structure. Fonts, tags, layers and languages must be
 * as for PDF/UA-1; these are the conditions beyond.
 */
import type { Rule } from '../rule.js';
import { DESCRIPTION } from './archive/description.js';
import { INTERACTION } from './archive/interaction.js';
import { LOOK } from './archive/look.js';
import { SYNTAX } from './archive/syntax.js';

export const ARCHIVING: readonly Rule[] = [...SYNTAX, ...LOOK, ...INTERACTION, ...DESCRIPTION];
