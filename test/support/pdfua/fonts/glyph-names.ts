/** Names of glyphs and the letters that they stand for, and the encodings that the format knows by name. */

const MARKS: Readonly<Record<string, string>> = {
  '\u0300': 'grave',
  '\u0301': 'acute',
  '\u0302': 'circumflex',
  '\u0303': 'tilde',
  '\u0304': 'macron',
  '\u0306': 'breve',
  '\u0307': 'dotaccent',
  '\u0308': 'dieresis',
  '\u030a': 'ring',
  '\u030b': 'hungarumlaut',
  '\u030c': 'caron',
  '\u0327': 'cedilla',
  '\u0328': 'ogonek',
};

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Names of the printable ASCII signs that are no letters, in their order. */
const SIGNS =
  words(`space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk
  plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater
  question at`);
const AFTER_CAPITALS = words('bracketleft backslash bracketright asciicircum underscore grave');
const AFTER_SMALL = words('braceleft bar braceright asciitilde');

const ASCII: readonly string[] = [
  ...SIGNS,
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  ...AFTER_CAPITALS,
  ...Array.from('abcdefghijklmnopqrstuvwxyz'),
  ...AFTER_SMALL,
];

/** Standard encoding above ASCII: the codes at which each run of names starts. */
const STANDARD_RUNS: readonly (readonly [code: number, names: readonly string[]])[] = [
  [
    0xa1,
    words(
      'exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft',
    ),
  ],
  [0xac, words('guilsinglleft guilsinglright fi fl')],
  [0xb1, words('endash dagger daggerdbl periodcentered')],
  [
    0xb6,
    words('paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand'),
  ],
  [0xbf, ['questiondown']],
  [0xc1, words('grave acute circumflex tilde macron breve dotaccent dieresis')],
  [0xca, words('ring cedilla')],
  [0xcd, words('hungarumlaut ogonek caron emdash')],
  [0xe1, ['AE']],
  [0xe3, ['ordfeminine']],
  [0xe8, words('Lslash Oslash OE ordmasculine')],
  [0xf1, ['ae']],
  [0xf5, ['dotlessi']],
  [0xf8, words('lslash oslash oe germandbls')],
];

const AFTER_STANDARD =
  words(`onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide
  brokenbar degree thorn threequarters twosuperior registered minus eth multiply threesuperior copyright
  Aacute Acircumflex Adieresis Agrave Aring Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex
  Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute
  Ydieresis Zcaron aacute acircumflex adieresis agrave aring atilde ccedilla eacute ecircumflex edieresis egrave iacute
  icircumflex idieresis igrave ntilde oacute ocircumflex odieresis ograve otilde scaron uacute ucircumflex udieresis
  ugrave yacute ydieresis zcaron`);

/** In standard encoding the two quotes of ASCII are curly. */
const standardAscii = ASCII.map((name) =>
  name === 'quotesingle' ? 'quoteright' : name === 'grave' ? 'quoteleft' : name,
);

/** Strings that Compact Font Format knows by number, as far as Latin text needs them. */
export const COMPACT_STRINGS: readonly string[] = [
  '.notdef',
  ...standardAscii,
  ...STANDARD_RUNS.flatMap(([, names]) => names),
  ...AFTER_STANDARD,
];

const OTHER_SIGNS = `quoteright’ quoteleft‘ quotedblleft“ quotedblright” quotesinglbase‚ quotedblbase„ guillemotleft«
  guillemotright» guilsinglleft‹ guilsinglright› fiﬁ flﬂ endash– emdash— dagger† daggerdbl‡ periodcentered· paragraph¶
  bullet• ellipsis… perthousand‰ questiondown¿ exclamdown¡ cent¢ sterling£ fraction⁄ yen¥ florinƒ section§ currency¤
  acute´ circumflexˆ tilde˜ macron¯ breve˘ dotaccent˙ dieresis¨ ring˚ cedilla¸ hungarumlaut˝ ogonek˛ caronˇ
  AEÆ ordfeminineª LslashŁ OslashØ OEŒ ordmasculineº aeæ dotlessiı lslashł oslashø oeœ germandblsß onesuperior¹ logicalnot¬
  muµ trademark™ EthÐ onehalf½ plusminus± ThornÞ onequarter¼ divide÷ brokenbar¦ degree° thornþ threequarters¾ twosuperior²
  registered® minus− ethð multiply× threesuperior³ copyright© Euro€ partialdiff∂ infinity∞ notequal≠ lessequal≤
  greaterequal≥ summation∑ product∏ integral∫ Omega\u2126 radical√ approxequal≈ Delta\u2206 lozenge◊ pi\u03c0 apple\uf8ff
  dcroatđ DcroatĐ sfthyphen\u00ad middot·`;

const BY_NAME: ReadonlyMap<string, number> = new Map([
  ...ASCII.map((name, at) => [name, 32 + at] as const),
  ...words(OTHER_SIGNS).map((pair) => [pair.slice(0, -1), pair.codePointAt(pair.length - 1) ?? 0] as const),
  ...lettersWithMarks(),
]);

const BY_LETTER: ReadonlyMap<number, string> = new Map([
  ...[...BY_NAME].reverse().map(([name, letter]) => [letter, name] as const),
  ...ASCII.map((name, at) => [32 + at, name] as const),
]);

function lettersWithMarks(): readonly (readonly [string, number])[] {
  const found: (readonly [string, number])[] = [];
  for (let code = 0xc0; code < 0x250; code += 1) {
    const [letter = '', mark = '', more] = Array.from(String.fromCodePoint(code).normalize('NFD'));
    const name = MARKS[mark];
    if (name !== undefined && more === undefined) found.push([`${letter}${name}`, code]);
  }
  return found;
}

/** The letter that a glyph's name stands for: known names, and those that spell it out. */
export function letterOf(name: string): number | undefined {
  const [base = ''] = name.split('.');
  const known = BY_NAME.get(base);
  if (known !== undefined) return known;
  const spelled = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(base);
  return spelled === null ? undefined : parseInt(spelled[1] ?? spelled[2] ?? '', 16);
}

/** What Windows puts where Latin-1 has controls; Node 20 reads that code page as if it were Latin-1. */
const WINDOWS = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ');

export type EncodingName = 'StandardEncoding' | 'WinAnsiEncoding' | 'MacRomanEncoding';

const NAMED: Readonly<Record<EncodingName, readonly (string | undefined)[]>> = {
  StandardEncoding: standard(),
  WinAnsiEncoding: windows(),
  MacRomanEncoding: mac(),
};

/** Names of glyphs by code; undefined for an encoding that is not one of the three. */
export function encodingNamed(name: string | undefined): readonly (string | undefined)[] | undefined {
  return name !== undefined && name in NAMED ? NAMED[name as EncodingName] : undefined;
}

function standard(): readonly (string | undefined)[] {
  const names = new Array<string | undefined>(256).fill(undefined);
  standardAscii.forEach((name, at) => (names[32 + at] = name));
  for (const [code, run] of STANDARD_RUNS) run.forEach((name, at) => (names[code + at] = name));
  return names;
}

function windows(): readonly (string | undefined)[] {
  return Array.from({ length: 256 }, (_, code) => {
    if (code < 32 || code === 127) return undefined;
    const letter = WINDOWS[code - 128]?.codePointAt(0) ?? code;
    // Codes that are free show a bullet.
    return nameOf(letter) ?? 'bullet';
  });
}

function mac(): readonly (string | undefined)[] {
  const decoder = new TextDecoder('macintosh');
  return Array.from({ length: 256 }, (_, code) => {
    if (code < 32 || code === 127) return undefined;
    return nameOf(decoder.decode(Uint8Array.of(code)).codePointAt(0) ?? 0);
  });
}

function nameOf(letter: number): string | undefined {
  if (letter === 0xa0) return 'space';
  return letter === 0xad ? 'hyphen' : BY_LETTER.get(letter);
}
