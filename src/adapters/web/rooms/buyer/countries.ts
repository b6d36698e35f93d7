import { countrySays } from '../../../../core/facts/wording.js';
import type { Words } from '../../../../core/shared/text.js';
import type { SelectQuestion } from '../../view-models.js';

const union = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
];
const economicArea = ['IS', 'LI', 'NO'];
const others = ['CH', 'GB'];

/** Countries in groups, each in the order of the reader's alphabet. */
export function countryGroups(chosen: string, words: Words): SelectQuestion['groups'] {
  const group = (name: string, codes: readonly string[]): SelectQuestion['groups'][number] => ({
    label: words.say(`buyer.countries.${name}`),
    choices: codes
      .map((code) => ({ value: code, text: countrySays(code, words), checked: code === chosen }))
      .sort((a, b) => a.text.localeCompare(b.text, words.language)),
  });
  return [group('union', union), group('economic-area', economicArea), group('others', others)];
}
