/** ISO 19005-2, 6.2: pages look the same everywhere and for ever: colours, transparency, pictures. */
import { isDeviceColour, type DeviceColour } from '../../content/passages.js';
import type { PdfDocument } from '../../document.js';
import { isList, nameIn, PdfRef, PdfStream, type PdfDictionary } from '../../reading/items.js';
import type { Fault, Rule } from '../../rule.js';

const BLEND_MODES = new Set([
  ...[
    'Normal',
    'Compatible',
    'Multiply',
    'Screen',
    'Overlay',
    'Darken',
    'Lighten',
    'ColorDodge',
    'ColorBurn',
  ],
  ...['HardLight', 'SoftLight', 'Difference', 'Exclusion', 'Hue', 'Saturation', 'Color', 'Luminosity'],
]);

/** Kinds of device that a profile may be of, and how many colours each space has. */
const PROFILE_CLASSES = new Set(['prtr', 'mntr', 'scnr', 'spac']);
const COMPONENTS: Readonly<Record<string, number>> = { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 };

function intentsOf({ file, catalog }: PdfDocument): readonly PdfDictionary[] {
  return file
    .list(catalog.get('OutputIntents'))
    .map((item) => file.dictionary(item))
    .filter((intent) => nameIn(file.resolve(intent.get('S'))) === 'GTS_PDFA1');
}

function profileOf({ file }: PdfDocument, intent: PdfDictionary): PdfStream | undefined {
  const profile = file.resolve(intent.get('DestOutputProfile'));
  return profile instanceof PdfStream ? profile : undefined;
}

/** The colours that the output intent is for, as its profile says. */
function spaceOfIntent(document: PdfDocument): string | undefined {
  for (const intent of intentsOf(document)) {
    const profile = profileOf(document, intent);
    if (profile !== undefined) return profile.bytes.toString('latin1', 16, 20);
  }
  return undefined;
}

function* profileFaults(document: PdfDocument): Generator<Fault> {
  const intents = intentsOf(document);
  if (intents.length === 0) yield { where: 'OutputIntents', says: 'there is none for PDF/A' };
  for (const intent of intents) {
    const profile = profileOf(document, intent);
    if (profile === undefined) {
      yield { where: 'OutputIntents', says: 'DestOutputProfile is missing' };
      continue;
    }
    const { bytes, dictionary } = profile;
    const space = bytes.toString('latin1', 16, 20);
    if (bytes.length < 128 || bytes.toString('latin1', 36, 40) !== 'acsp')
      yield { where: 'output profile', says: 'is no ICC profile' };
    else if (bytes.readUInt32BE(0) !== bytes.length)
      yield { where: 'output profile', says: 'is not as long as it says' };
    if ((bytes[8] ?? 9) > 4) yield { where: 'output profile', says: 'is of a version after 4' };
    if (!PROFILE_CLASSES.has(bytes.toString('latin1', 12, 16)))
      yield { where: 'output profile', says: 'is of a wrong class' };
    if (document.file.resolve(dictionary.get('N')) !== COMPONENTS[space])
      yield { where: 'output profile', says: `N does not fit ${space}` };
  }
}

/** Colours that depend on a device, of pages, forms and pictures. */
function* deviceColours(document: PdfDocument): Generator<readonly [where: string, colour: DeviceColour]> {
  for (const [colour, where] of document.shows.deviceColours) yield [where, colour];
  for (const [id, dictionary] of document.dictionaries) {
    if (nameIn(dictionary.get('Subtype')) !== 'Image') continue;
    const colour = nameIn(document.file.resolve(dictionary.get('ColorSpace')));
    if (isDeviceColour(colour)) yield [`object ${id}`, colour];
  }
}

export const LOOK: readonly Rule[] = [
  { id: 'A 6.2.3-1', says: 'The output intent has a sound profile.', faults: profileFaults },
  {
    id: 'A 6.2.4.3-1',
    says: 'Colours of a device are those that the output intent is for.',
    *faults(document) {
      const intent = spaceOfIntent(document);
      for (const [where, space] of deviceColours(document)) {
        const fits =
          space === 'DeviceGray'
            ? intent !== undefined
            : intent === (space === 'DeviceRGB' ? 'RGB ' : 'CMYK');
        if (!fits) yield { where, says: `${space}, but the output intent is for ${intent ?? 'nothing'}` };
      }
    },
  },
  {
    id: 'A 6.2.5-1',
    says: 'No state of drawing changes how inks are laid on.',
    *faults(document) {
      for (const [id, dictionary] of document.dictionaries) {
        if (nameIn(dictionary.get('Type')) !== 'ExtGState') continue;
        for (const key of ['TR', 'HTP'])
          if (dictionary.has(key)) yield { where: `object ${id}`, says: `a state with ${key}` };
        if (dictionary.has('TR2') && nameIn(document.file.resolve(dictionary.get('TR2'))) !== 'Default')
          yield { where: `object ${id}`, says: 'a state with TR2' };
      }
    },
  },
  {
    id: 'A 6.2.8-1',
    says: 'Pictures have no alternates and are not smoothed.',
    *faults({ file }) {
      for (const id of file.ids) {
        const object = file.resolve(new PdfRef(id));
        if (
          !(object instanceof PdfStream) ||
          nameIn(file.resolve(object.dictionary.get('Subtype'))) !== 'Image'
        )
          continue;
        for (const key of ['Alternates', 'OPI'])
          if (object.dictionary.has(key)) yield { where: `object ${id}`, says: `a picture with ${key}` };
        if (file.resolve(object.dictionary.get('Interpolate')) === true)
          yield { where: `object ${id}`, says: 'a picture with Interpolate' };
      }
    },
  },
  {
    id: 'A 6.2.9-1',
    says: 'No form is a PostScript program or stands for something else.',
    *faults({ file }) {
      for (const id of file.ids) {
        const object = file.resolve(new PdfRef(id));
        if (!(object instanceof PdfStream)) continue;
        const subtype = nameIn(file.resolve(object.dictionary.get('Subtype')));
        if (subtype === 'PS') yield { where: `object ${id}`, says: 'a PostScript program' };
        if (subtype !== 'Form') continue;
        for (const key of ['OPI', 'PS', 'Ref'])
          if (object.dictionary.has(key)) yield { where: `object ${id}`, says: `a form with ${key}` };
      }
    },
  },
  {
    id: 'A 6.2.10-1',
    says: 'Transparency blends in a way that the format defines.',
    *faults(document) {
      for (const [id, dictionary] of document.dictionaries) {
        const mode = document.file.resolve(dictionary.get('BM'));
        const names = isList(mode) ? mode.map((one) => nameIn(document.file.resolve(one))) : [nameIn(mode)];
        if (mode !== undefined && !names.every((name) => name !== undefined && BLEND_MODES.has(name)))
          yield { where: `object ${id}`, says: `the blend mode ${names.join(', ')}` };
      }
    },
  },
];
