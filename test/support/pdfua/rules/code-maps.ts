/** Clause 7.21.3: composite fonts and the maps from codes to their characters fit each other. */
import { readCodeMap, type SystemInfo } from '../fonts/cmap.js';
import { isIdentity, systemIn, type Font } from '../fonts/font.js';
import { nameIn, numberIn, PdfStream } from '../reading/items.js';
import type { Rule } from '../rule.js';

/** Maps that the format defines (ISO 32000-1, table 118), with the supplement of each. */
const PREDEFINED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  GB1: {
    'GB-EUC': 0,
    'GBpc-EUC': 0,
    'GBK-EUC': 2,
    'GBKp-EUC': 2,
    GBK2K: 4,
    'UniGB-UCS2': 4,
    'UniGB-UTF16': 4,
  },
  CNS1: {
    B5pc: 0,
    'HKscs-B5': 3,
    'ETen-B5': 0,
    'ETenms-B5': 0,
    'CNS-EUC': 0,
    'UniCNS-UCS2': 3,
    'UniCNS-UTF16': 4,
  },
  Japan1: {
    '83pv-RKSJ': 1,
    '90ms-RKSJ': 2,
    '90msp-RKSJ': 2,
    '90pv-RKSJ': 1,
    'Add-RKSJ': 1,
    EUC: 1,
    'Ext-RKSJ': 2,
    H: 1,
    V: 1,
    'UniJIS-UCS2': 4,
    'UniJIS-UCS2-HW': 4,
    'UniJIS-UTF16': 5,
  },
  Korea1: {
    'KSC-EUC': 0,
    'KSCms-UHC': 1,
    'KSCms-UHC-HW': 1,
    'KSCpc-EUC': 0,
    'UniKS-UCS2': 1,
    'UniKS-UTF16': 2,
  },
};

function predefinedSystem(name: string): SystemInfo | undefined {
  const base = name.replace(/-[HV]$/, '');
  for (const [ordering, maps] of Object.entries(PREDEFINED)) {
    const supplement = maps[base];
    if (supplement !== undefined) return { registry: 'Adobe', ordering, supplement };
  }
  return undefined;
}

function isPredefined(name: string): boolean {
  return isIdentity(name) || predefinedSystem(name) !== undefined;
}

/** The collection of characters that a font's map is made for. */
function systemOfMap(font: Font): SystemInfo | undefined {
  if (font.codeMapName !== undefined) return predefinedSystem(font.codeMapName);
  if (font.codeMapStream === undefined) return undefined;
  const told = font.file.dictionary(font.codeMapStream.dictionary.get('CIDSystemInfo'));
  return told.size === 0 ? font.codeMap?.system : systemIn(font.file, told);
}

function isComposite(font: Font): boolean {
  return font.descendant !== undefined;
}

export const CODE_MAPS: readonly Rule[] = [
  {
    id: '7.21.3.1-1',
    says: 'A composite font and its map are made for one collection of characters.',
    *faults({ fonts }) {
      for (const font of fonts.filter(isComposite)) {
        if (isIdentity(font.codeMapName)) continue;
        const [own, map] = [font.system, systemOfMap(font)];
        if (own === undefined || map === undefined) continue;
        if (own.registry !== map.registry || own.ordering !== map.ordering || own.supplement > map.supplement)
          yield {
            where: font.where,
            says: `the font is for ${own.registry}-${own.ordering}-${own.supplement}, its map for ${map.registry}-${map.ordering}-${map.supplement}`,
          };
      }
    },
  },
  {
    id: '7.21.3.2-1',
    says: 'A TrueType font inside a composite font tells which glyph is which character.',
    *faults({ fonts }) {
      for (const font of fonts.filter(isComposite)) {
        const { descendant, file, programStream } = font;
        if (
          nameIn(file.resolve(descendant?.get('Subtype'))) !== 'CIDFontType2' ||
          programStream === undefined
        )
          continue;
        const map = file.resolve(descendant?.get('CIDToGIDMap'));
        if (!(map instanceof PdfStream) && nameIn(map) !== 'Identity')
          yield { where: font.where, says: 'CIDToGIDMap is neither a stream nor Identity' };
      }
    },
  },
  {
    id: '7.21.3.3-1',
    says: 'The map of a composite font is embedded or one that the format defines.',
    *faults({ fonts }) {
      for (const font of fonts.filter(isComposite)) {
        if (font.codeMapStream === undefined && !isPredefined(font.codeMapName ?? ''))
          yield { where: font.where, says: `the map ${font.codeMapName ?? ''} is not embedded` };
      }
    },
  },
  {
    id: '7.21.3.3-2',
    says: 'An embedded map writes in the direction that its dictionary tells.',
    *faults({ fonts }) {
      for (const { codeMapStream, codeMap, file, where } of fonts) {
        if (codeMapStream === undefined || codeMap === undefined) continue;
        const told = numberIn(file.resolve(codeMapStream.dictionary.get('WMode'))) ?? 0;
        if (told !== (codeMap.writingMode ?? 0))
          yield { where, says: `WMode is ${told} in the dictionary, ${codeMap.writingMode ?? 0} in the map` };
      }
    },
  },
  {
    id: '7.21.3.3-3',
    says: 'An embedded map builds on no map but those that the format defines.',
    *faults({ fonts }) {
      for (const { codeMapStream, codeMap, file, where } of fonts) {
        if (codeMapStream === undefined) continue;
        const base = file.resolve(codeMapStream.dictionary.get('UseCMap'));
        const named = base instanceof PdfStream ? nameIn(base.dictionary.get('CMapName')) : nameIn(base);
        for (const name of [named, codeMap?.uses]) {
          if (name !== undefined && !isPredefined(name)) yield { where, says: `builds on ${name}` };
        }
        if (base instanceof PdfStream && readCodeMap(base.bytes).uses !== undefined)
          yield { where, says: 'builds on a map that builds on another' };
      }
    },
  },
];
