import { blocksOf } from '../../../src/adapters/markdown/blocks.js';
import { htmlOf } from '../../../src/adapters/markdown/html.js';

const shown = (href: string): string => htmlOf(blocksOf(`[here](${href})`));

test.each([
  'https://example.org/a',
  'http://example.org',
  'mailto:a@example.org',
  'tel:+321',
  '#part',
  '/help',
])('it works: a link to %s is kept', (href) => {
  expect(shown(href)).toContain(`href="${href}"`);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  '/\\evil.example',
  '</%09/evil.example>',
  '</\t/evil.example>',
])('a link to %j is shown as text or stays on this site', (href) => {
  const found = /href="([^"]*)"/.exec(shown(href))?.[1];
  const there = found === undefined ? undefined : new URL(found, 'https://clausier.example');
  expect(there?.host ?? 'clausier.example').toBe('clausier.example');
  expect(there?.protocol ?? 'https:').toBe('https:');
});
