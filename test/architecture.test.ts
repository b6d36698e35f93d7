import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { filesUnder, root } from '../src/adapters/files/root.js';

/**
 * Who may import whom. Each row: a folder of src, what it may import (folders of src and packages), and the sentence for
 * whoever imports something else.
 */
const table: readonly { readonly room: string; readonly may: readonly string[]; readonly because: string }[] =
  [
    { room: 'core/shared', may: [], because: 'Everyone stands on it, so it stands on nothing.' },
    { room: 'core/facts', may: ['core/shared'], because: 'The vocabulary must not know who asks.' },
    { room: 'core/insertion', may: [], because: 'A sum is not an opinion.' },
    {
      room: 'core/law',
      may: ['core/shared', 'core/facts'],
      because: 'The law sees facts only; it cannot peek at dossiers or screens.',
    },
    {
      room: 'core/clauses',
      may: ['core/shared', 'core/facts', 'core/law'],
      because: 'A clause does not know that it is recommended.',
    },
    {
      room: 'core/dossier',
      may: ['core/shared', 'core/facts', 'core/law', 'core/clauses', 'zod'],
      because: 'A dossier holds answers, not judgement.',
    },
    {
      room: 'core/aid',
      may: ['core/shared', 'core/facts', 'core/law', 'core/dossier'],
      because: 'Sums and the order of the ways; what is lawful stands in the law data.',
    },
    {
      room: 'core/advice',
      may: [
        'core/shared',
        'core/facts',
        'core/insertion',
        'core/law',
        'core/clauses',
        'core/dossier',
        'core/aid',
      ],
      because: 'Advice does not know how it is shown.',
    },
    {
      room: 'core/notice',
      may: ['core/shared', 'core/facts', 'core/law', 'core/clauses', 'core/dossier', 'core/advice'],
      because: 'A notice says what follows from a dossier; how it is written in XML is no concern of it.',
    },
    {
      room: 'core/review',
      may: [
        'core/shared',
        'core/facts',
        'core/law',
        'core/clauses',
        'core/dossier',
        'core/advice',
        'core/notice',
      ],
      because: 'A check reads the dossier, not the form.',
    },
    {
      room: 'core/record',
      may: [
        'core/shared',
        'core/facts',
        'core/law',
        'core/clauses',
        'core/dossier',
        'core/aid',
        'core/advice',
        'core/review',
      ],
      because: 'What is kept of the advice is read off it; the advice does not know that it is kept.',
    },
    {
      room: 'core/market',
      may: ['core/shared', 'core/eligibility'],
      because: 'What others publish is kept as they say it; whether it is lawful is asked elsewhere.',
    },
    {
      room: 'core/eligibility',
      may: [
        'core/shared',
        'core/facts',
        'core/law',
        'core/clauses',
        'core/dossier',
        'core/advice',
        'core/review',
        'zod',
      ],
      because:
        'Who may bid is read from the law data and the tender; who asks, and where, is no concern of it.',
    },
    {
      room: 'core/journeys',
      may: [
        'core/shared',
        'core/facts',
        'core/law',
        'core/dossier',
        'core/clauses',
        'core/eligibility',
        'zod',
      ],
      because: 'A screen may not decide the law.',
    },
    {
      room: 'core/documents',
      may: [
        'core/shared',
        'core/facts',
        'core/law',
        'core/clauses',
        'core/dossier',
        'core/advice',
        'core/aid',
        'core/notice',
        'core/insertion',
        'core/review',
        'zod',
      ],
      because: 'A document sets out what was decided.',
    },
    {
      room: 'usecases',
      may: ['core', 'usecases', 'zod'],
      because: 'Use cases work without tools; tools come through ports.',
    },
    {
      room: 'adapters/files',
      may: ['core', 'zod', 'js-yaml', 'yaml', 'intl-messageformat', 'saxes', 'node:'],
      because: 'Tools do not talk to each other.',
    },
    {
      room: 'adapters/sqlite',
      may: ['core', 'usecases/ports.js', 'usecases/notice-ports.js', 'better-sqlite3', '@orama/stemmers', 'zod', 'node:'],
      because:
        'Tools do not talk to each other; the store is what the port says, and no more of the use cases.',
    },
    { room: 'adapters/archive', may: ['fflate', 'node:'], because: 'Tools do not talk to each other.' },
    {
      room: 'adapters/differences',
      may: ['usecases/ports.js', 'diff'],
      because: 'Tools do not talk to each other.',
    },
    {
      room: 'adapters/markdown',
      may: ['core', 'marked', 'handlebars', 'node:'],
      because: 'Tools do not talk to each other.',
    },
    { room: 'adapters/pdf', may: ['core', 'pdfkit', 'node:'], because: 'Tools do not talk to each other.' },
    {
      room: 'adapters/notices',
      may: ['core', 'saxes', 'tar-stream', 'node:'],
      because: 'Tools do not talk to each other.',
    },
    {
      room: 'adapters/drafts',
      may: ['core', 'yauzl', 'saxes', 'node:'],
      because: 'Whoever reads a stranger’s file knows nothing else that could be reached through it.',
    },
    {
      room: 'adapters/xlsx',
      may: ['core', 'fflate', 'node:'],
      because: 'A spreadsheet is written from the model of a workbook and from nothing else.',
    },
    {
      room: 'adapters/docx',
      may: ['core', 'docx', 'fflate', 'node:'],
      because: 'Tools do not talk to each other.',
    },
    {
      room: 'adapters/web',
      may: ['core', 'usecases', 'express', 'multer', 'handlebars', 'helmet', 'compression', 'zod', 'node:'],
      because: 'No query from a route: stores come through ports.',
    },
    {
      room: 'adapters/cli',
      may: ['core', 'usecases', 'node:'],
      because: 'The shell uses the same use cases as the web.',
    },
  ];

const importLine = /(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/g;

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, 'src', file), 'utf8');
  return [...text.matchAll(importLine)].map((match) => match[1] ?? match[2] ?? '');
}

function targetOf(file: string, imported: string): string {
  return imported.startsWith('.') ? normalize(join(dirname(file), imported)) : imported;
}

const files = filesUnder(join(root, 'src'), '.ts');

describe.each(table)('src/$room', ({ room, may, because }) => {
  test(`imports only what it may: ${because}`, () => {
    const own = files.filter((file) => file.startsWith(`${room}/`));
    expect(own.length).toBeGreaterThan(0);
    const offences = own.flatMap((file) =>
      importsOf(file)
        .map((imported) => targetOf(file, imported))
        .filter(
          (target) =>
            !target.startsWith(`${room}/`) &&
            !may.some((allowed) =>
              allowed.endsWith(':')
                ? target.startsWith(allowed)
                : target === allowed || target.startsWith(`${allowed}/`),
            ),
        )
        .map((target) => `${file} imports ${target}. ${because}`),
    );
    expect(offences).toEqual([]);
  });
});

test('every folder of src stands in the table', () => {
  const rooms = new Set(
    files
      .filter((file) => file.includes('/'))
      .map((file) =>
        file
          .split('/')
          .slice(0, file.startsWith('usecases') ? 1 : 2)
          .join('/'),
      ),
  );
  expect([...rooms].filter((room) => !table.some((row) => row.room === room))).toEqual([]);
});

test('the core knows no clock and no chance', () => {
  const offences = files
    .filter((file) => file.startsWith('core/'))
    .filter((file) =>
      /\bnew Date\b|\bDate\.now\b|Math\.random|process\./.test(readFileSync(join(root, 'src', file), 'utf8')),
    );
  expect(offences).toEqual([]);
});

test('every exported name is used somewhere, so that nothing dead is kept', () => {
  const everything = [
    ...files.map((file) => join(root, 'src', file)),
    ...filesUnder(join(root, 'test'), '.ts').map((file) => join(root, 'test', file)),
  ].map((path) => ({ path, text: readFileSync(path, 'utf8') }));
  const unused: string[] = [];
  for (const file of files) {
    const text = readFileSync(join(root, 'src', file), 'utf8');
    for (const match of text.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm)) {
      const name = match[1] ?? '';
      const word = new RegExp(`\\b${name}\\b`);
      const elsewhere = everything.some(
        (other) => other.path !== join(root, 'src', file) && word.test(other.text),
      );
      const within = text.split(word).length - 1;
      // A type may be exported only because another exported type of its file shows it.
      if (!elsewhere && within < 2) unused.push(`${file}: ${name}`);
    }
  }
  expect(unused).toEqual([]);
});
