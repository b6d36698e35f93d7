import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { noticeSources, type NoticeTerms } from '../../core/law/notice-terms.js';
import { factFile } from './condition-file.js';
import { checked, parseYaml } from './yaml-file.js';

const text = z.strictObject({ en: z.string().min(1), fr: z.string().min(1) });

const termFile = z.strictObject({
  id: z.string().regex(/^(BT|OPP|OPT)-\d+$/, 'a business term is written BT-775'),
  name: text,
  at: z.enum(['notice', 'lot']),
  follows: z.enum(noticeSources),
  facts: z.array(factFile).default([]),
  parameters: z.array(z.strictObject({ clause: z.string(), parameter: z.string() })).default([]),
  list: z.string().optional(),
  codes: z.record(z.string(), z.string()).default({}),
  needed: z.array(z.string()).default([]),
  heard: z.array(z.string()).default([]),
  absent: z.array(z.string()).default([]),
});

const termsFile = z
  .strictObject({
    source: z.strictObject({ name: z.string(), version: z.string(), url: z.url(), licence: z.string() }),
    subtypes: z.array(
      z.strictObject({
        directive: z.string().optional(),
        light: z.boolean().default(false),
        below: z.boolean().default(false),
        subtype: z.string(),
        label: text,
      }),
    ),
    terms: z.array(termFile),
    lists: z.record(z.string(), z.record(z.string(), text)),
  })
  .superRefine(({ terms, lists }, context) => {
    terms.forEach(({ list, codes }, index) => {
      const known = list === undefined ? undefined : lists[list];
      if (list !== undefined && known === undefined)
        context.addIssue({
          code: 'custom',
          path: ['terms', index, 'list'],
          message: `there is no list "${list}"`,
        });
      for (const code of Object.values(codes))
        if (known?.[code] === undefined)
          context.addIssue({
            code: 'custom',
            path: ['terms', index, 'codes'],
            message: `"${code}" is no code of its list`,
          });
    });
  });

/** Reads what a notice asks; `shown` is the path told in messages. */
export function readNoticeTerms(
  path: string,
  shown: string,
): { readonly terms: NoticeTerms; readonly text: string } {
  const content = readFileSync(path, 'utf8');
  const written = checked(termsFile, parseYaml(content, shown), shown, content);
  return {
    text: content,
    terms: {
      source: written.source,
      subtypes: written.subtypes.map((item) => ({ ...item, directive: item.directive })),
      terms: written.terms.map((term) => ({
        ...term,
        list: term.list,
        codes: new Map(Object.entries(term.codes)),
      })),
      lists: new Map(
        Object.entries(written.lists).map(([name, codes]) => [name, new Map(Object.entries(codes))]),
      ),
    },
  };
}
