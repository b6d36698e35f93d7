/**
 * Measurements: `npm run bench`, or `npm run bench -- advice agreement notices page pdf press pdfua recommend search wording
 * workshop` for some of them. `--notices=1000000` searches as many, `--database=PATH` keeps them there for the next time.
 */
import { cpus } from 'node:os';
import { measureAdvice } from './advice.js';
import { tableOf, type Row } from './figures.js';
import { gatherMaterial, type Material } from './material.js';
import { measureNotices as measureAgreement } from './notice-agreement.js';
import { measureNotices } from './notices.js';
import { measurePage } from './page.js';
import { measurePdf } from './pdf.js';
import { measurePress } from './press.js';
import { measureSamples } from './pdfua.js';
import { measureRecommendations } from './recommend.js';
import { measureSearch } from './search.js';
import { measureWording } from './wording.js';
import { measureWorkshop } from './workshop.js';

const optionOf = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const notices = optionOf('notices');

const measurements: Readonly<Record<string, (material: Material) => Promise<Row[]>>> = {
  advice: measureAdvice,
  agreement: measureAgreement,
  notices: (material) =>
    measureNotices(material, notices === undefined ? undefined : Number(notices), optionOf('database')),
  page: measurePage,
  pdf: measurePdf,
  press: measurePress,
  pdfua: measureSamples,
  recommend: measureRecommendations,
  search: measureSearch,
  wording: measureWording,
  workshop: measureWorkshop,
};

const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no measurement ${unknown.join(', ')}; there are ${Object.keys(measurements).join(', ')}.\n`,
  );
  process.exit(2);
}

const material = gatherMaterial();
const rows: Row[] = [];
for (const [name, measure] of Object.entries(measurements)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(...(await measure(material)));
}
process.stdout.write(
  `Node ${process.versions.node}, ${String(cpus().length)} processors, all in one run.\n\n${tableOf(rows)}\n`,
);
