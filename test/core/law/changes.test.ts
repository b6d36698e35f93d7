import { lawChanges } from '../../../src/core/law/changes.js';
import { law } from '../../support/law.js';

const days = lawChanges(law);
const on = (day: string) => days.find((item) => item.on === day);

test('it works: the latest day first, each once', () => {
  const all = days.map((day) => day.on);
  expect(all).toEqual([...new Set(all)].sort().reverse());
});

test('a figure shows what it was and what it becomes', () => {
  const figures = (on('2026-01-01')?.changes ?? []).flatMap((change) =>
    change.kind === 'figure' ? [[change.parameter.id, change.before?.value, change.after?.value]] : [],
  );
  expect(figures).toContainEqual(['eu/threshold/sub-central', 221_000, 216_000]);
  // A figure that stays the same is no change.
  expect(figures.map(([id]) => id)).not.toContain('eu/threshold/light');
});

test('a rule begins on its day, and changes on the days that its conditions look at', () => {
  const ways = (day: string, id: string) =>
    (on(day)?.changes ?? []).flatMap((change) =>
      change.kind === 'rule' && change.rule.id === id ? [change.way] : [],
    );
  expect(ways('2026-12-30', 'eu/duty/deforestation')).toEqual(['starts']);
  expect(ways('2027-06-30', 'eu/duty/deforestation')).toEqual(['changes']);
  expect(ways('2026-01-01', 'eu/duty/clean-vehicles')).toEqual(['changes']);
});

test('provisions of one act stand together, and every rule and figure is somewhere', () => {
  const acts = (on('2025-10-11')?.changes ?? []).flatMap((change) =>
    change.kind === 'provisions' ? [change.provisions.length] : [],
  );
  expect(Math.max(...acts)).toBeGreaterThan(3);
  const rules = new Set(
    days.flatMap((day) => day.changes.flatMap((item) => (item.kind === 'rule' ? [item.rule.id] : []))),
  );
  expect(law.rules.filter((rule) => !rules.has(rule.id))).toEqual([]);
});

test('each day names the jurisdictions that it concerns, the Union first', () => {
  for (const day of days) {
    expect(day.jurisdictions.length).toBeGreaterThan(0);
    if (day.jurisdictions.includes('EU')) expect(day.jurisdictions[0]).toBe('EU');
  }
});
