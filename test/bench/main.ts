/** Measurements: `npm run bench`, or `npm run bench -- advice notices page pdf pdfua recommend search wording` for some of them. */
import { cpus } from 'node:os';
import { measureAdvice } from './advice.js';
import { tableOf, type Row } from './figures.js';
import { gatherMaterial, type Material } from './material.js';
import { measureNotices } from './notice-agreement.js';
import { measurePage } from './page.js';
import { measurePdf } from './pdf.js';
import { measureSamples } from './pdfua.js';
import { measureRecommendations } from './recommend.js';
import { measureSearch } from './search.js';
import { measureWording } from './wording.js';

const measurements: Readonly<Record<string, (material: Material) => Promise<Row[]>>> = {
  advice: measureAdvice,
  notices: measureNotices,
  page: measurePage,
  pdf: measurePdf,
  pdfua: measureSamples,
  recommend: measureRecommendations,
  search: measureSearch,
  wording: measureWording,
};

const wanted = process.argv.slice(2);
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
