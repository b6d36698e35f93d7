import type { DocumentModel } from '../../core/documents/block.js';
import { escapeHtml } from '../../core/shared/escape-html.js';
import { htmlOf } from './html.js';

/** A whole document as one HTML page that needs nothing else: for the shell, the interface for programs, and print. */
export function htmlPage(document: DocumentModel): string {
  const cover = document.cover
    .map((fact) => `<div><dt>${escapeHtml(fact.label)}</dt><dd>${escapeHtml(fact.value)}</dd></div>`)
    .join('');
  const incomplete =
    document.incomplete === undefined
      ? ''
      : `<p class="incomplete"><strong>${escapeHtml(document.incomplete)}</strong></p>`;
  return `<!doctype html>
<html lang="${document.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(document.title)}</title>
<style>
body{font:1rem/1.55 "Source Sans 3",system-ui,sans-serif;color:#1b2326;max-width:44rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3,h4{color:#1d4f5f;line-height:1.25}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #c5d2d6}
dl div{display:flex;gap:1rem}dt{min-width:14rem;font-weight:600}dd{margin:0}.callout{border-left:.3rem solid #1d4f5f;background:#eef4f5;padding:.2rem 1rem;margin:1rem 0}.callout--warning{border-color:#a3352b;background:#fbefed}.callout--good{border-color:#3c6e3c;background:#eef5ec}
figure{margin:1.5rem 0}figure svg{width:100%;height:auto}.document-figure__drawing{display:none}.document-figure__narrow{display:block;max-width:30rem}@media print,(min-width:40em){.document-figure__drawing{display:block}.document-figure__narrow{display:none}}figcaption{font-weight:600}.table-scroll{overflow-x:auto}
.incomplete{border:2px solid #a3352b;color:#8a2a22;padding:.4rem .8rem}
.document-field{margin:.6rem 0}.document-field label{display:block;font-weight:600}.document-field--tick{display:flex;gap:.6rem;align-items:flex-start}.document-field--tick label{font-weight:400}
.document-field__box{box-sizing:border-box;width:100%;min-height:2rem;font:inherit;border:1px solid #56666c;padding:.2rem .4rem}.document-field__box--short{max-width:14rem}.document-field__tick{width:1.5rem;height:1.5rem;flex:none;margin:0}
</style>
</head>
<body>
<main>
${incomplete}<h1>${escapeHtml(document.title)}</h1>
${document.subtitle === undefined ? '' : `<p>${escapeHtml(document.subtitle)}</p>`}
<dl>${cover}</dl>
${htmlOf(document.blocks, 1, 'open')}
</main>
</body>
</html>
`;
}
