/** Measurements: `npm run bench`, or `npm run bench -- advice page pdf press pdfua recommend search wording workshop` for some of them. */
import { cpus } from 'node:os';
import { measureAdvice } from './advice.js';
import { tableOf, type Row } from './figures.js';
import { gatherMaterial, type Material } from './material.js';
import { measurePage } from './page.js';
import { measurePdf } from './pdf.js';
import { measurePress } from './press.js';
import { measureSamples } from './pdfua.js';
import { measureRecommendations } from './recommend.js';
import { measureSearch } from './search.js';
import { measureWording } from './wording.js';
import { measureWorkshop } from './workshop.js';

const measurements: Readonly<Record<string, (material: Material) => Promise<Row[]>>> = {
  advice: measureAdvice,
  page: measurePage,
  pdf: measurePdf,
  press: measurePress,
  pdfua: measureSamples,
  recommend: measureRecommendations,
  search: measureSearch,
  wording: measureWording,
  workshop: measureWorkshop,
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
