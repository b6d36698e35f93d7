import type { Scenario } from '../../../src/core/workshop/scenario.js';
import { mostProposals, mostRanks } from '../../../src/core/workshop/vote.js';
import { application } from '../../support/app.js';
import { Person } from './buyer-support.js';
import { Hall } from './session-support.js';

const { app, stores, close } = application();
afterAll(close);

const numberOf = (hall: Hall): number => stores.sessions.find(hall.code)?.number ?? 0;

/** What the page says that its reader voted. */
const voted = (text: string): string =>
  /<div class="callout callout--good live-voted">[^]*?<\/div>/.exec(text)?.[0] ?? '';

interface Taking {
  readonly person: Person;
  readonly nickname: string;
  readonly language: 'en' | 'fr';
  /** By ballot, the option and how the reader's language says it; nobody votes without. */
  readonly votes: readonly (readonly [option: string, says: string] | undefined)[];
  readonly sure: string;
}

test('it works: pages are kept for a whole room, and nobody gets the page of another', async () => {
  const hall = await Hall.open(app);
  const hours = ['hours', 'Ask every contractor for hours of work'] as const;
  const seat = ['seat', 'Ten extra points for tenderers'] as const;
  const heures = ['hours', 'Demander à tout titulaire des heures'] as const;
  const people: readonly Taking[] = await Promise.all(
    (
      [
        ['Annabel', 'en', [hours, seat], '1'],
        ['Barnaby', 'en', [seat, hours], '5'],
        ['Clothilde', 'fr', [heures, undefined], '3'],
        ['', 'en', [hours, hours], '1'],
        ['', 'en', [hours, hours], '1'],
        ['', 'en', [undefined, seat], '2'],
      ] as const
    ).map(async ([nickname, language, votes, sure]) => ({
      person: await hall.join(nickname, {}, language),
      nickname,
      language,
      votes,
      sure,
    })),
  );
  const names = people.flatMap(({ nickname }) => (nickname === '' ? [] : [nickname]));
  const check = async (ballot: number, isCast: boolean): Promise<void> => {
    // Twice over, all at once and in another order, so that most answers come from what was kept.
    for (const order of [people, people.toReversed()])
      await Promise.all(
        order.map(async ({ person, nickname, votes }) => {
          const { text } = await person.get(hall.address);
          for (const name of names) expect([name, text.includes(name)]).toEqual([name, name === nickname]);
          const own = isCast ? votes[ballot] : undefined;
          expect(voted(text) === '').toBe(own === undefined);
          if (own !== undefined) expect(voted(text)).toContain(own[1]);
        }),
      );
  };
  const ids = [
    ...((await people[0]?.person.get(hall.address))?.text.matchAll(
      /name="([a-z-]+)" type="radio" value="1"/g,
    ) ?? []),
  ].map(([, id = '']) => id);
  expect(ids.length).toBeGreaterThan(4);
  for (const { person, sure } of people)
    await person.post(`${hall.address}/answers`, {
      kind: 'before',
      ...Object.fromEntries(ids.map((id) => [id, sure])),
    });
  for (const order of [people, people.toReversed()])
    await Promise.all(
      order.map(async ({ person, sure }) => {
        const { text } = await person.get(hall.address);
        const chosen = [...text.matchAll(/type="radio" value="(\d)"[^>]* checked/g)].map(([, step]) => step);
        expect(chosen).toEqual(ids.map(() => sure));
      }),
    );
  await check(0, false);
  await hall.command('begin');
  for (const [ballot, until] of [
    [0, ['close', 'reveal', 'discuss']],
    [1, ['close', 'show-shift']],
  ] as const) {
    if (ballot === 1) await hall.command('vote-again');
    await hall.command('open');
    await check(ballot, false);
    await Promise.all(
      people.flatMap(({ person, votes }) => {
        const own = votes[ballot];
        return own === undefined ? [] : [hall.vote(person, 0, ballot + 1, { option: own[0] })];
      }),
    );
    await check(ballot, true);
    await hall.command(until[0]);
    await check(ballot, true);
    for (const command of until.slice(1)) {
      await hall.command(command);
      await check(ballot, false);
    }
  }
  await people[0]?.person.post(`${hall.address}/leave`, {});
  const [first, , , alike] = people;
  expect((await first?.person.get(hall.address))?.text).toContain('You have left');
  expect((await alike?.person.get(hall.address))?.text).not.toContain('You have left');
});

test('a text that a trainer typed or got as a file becomes no link, picture or heading on any screen', async () => {
  const evil =
    'Look [here](https://evil.example/) ![](https://evil.example/x.png)\n\n# Big\n\n> [!NOTE] note';
  const trainer = new Person(app);
  const scenario = JSON.parse(
    (await trainer.get('/workshops/scenarios/neighbourhood-upkeep/file/json')).text,
  ) as Scenario;
  const said = { en: evil, fr: evil };
  const rounds = scenario.rounds
    .filter(({ id }) => id === 'volunteers')
    .map((round) => ({ ...round, ask: said, notes: said }));
  const shared = JSON.stringify({ ...scenario, rounds, situation: said, debrief: said });
  const sent = await trainer.upload('/workshops/own/import', 'file', 'a.json', Buffer.from(shared));
  expect(sent.status).toBe(303);
  const own = String(sent.headers.location).split('/').at(-1) ?? '';
  const played = await Hall.open(app, { scenario: own }, 'en', trainer);
  const person = await played.join('Ann');
  const seen: string[] = [];
  const look = async (): Promise<void> => {
    for (const page of [
      await person.get(played.address),
      await person.get(`${played.address}/room`),
      await played.trainer.get(`${played.address}/trainer`),
    ])
      seen.push(page.text);
  };
  await played.lead('begin', 'open');
  await look();
  await played.vote(person, 0, 1, { text: 'No [link](https://evil.example/)' });
  await played.lead('close', 'reveal', 'discuss');
  await look();
  await played.command('debrief');
  await look();
  seen.push((await played.trainer.get(`${played.address}/report`)).text);
  expect(seen.join('')).toContain('[here](https://evil.example/)');
  for (const text of seen)
    expect(text).not.toMatch(/href="https:\/\/evil|<img|<h[1-6][^>]*>Big|callout--note">\s*<p>note/);
});

test('what there is to choose from stands on the wall, and the tenders on every phone', async () => {
  const hall = await Hall.open(app, { scenario: 'school-canteen-food', country: 'IT' });
  const person = await hall.join();
  const wall = async (): Promise<string> => (await person.get(`${hall.address}/room`)).text;
  const phone = async (): Promise<string> => (await person.get(hall.address)).text;
  await hall.command('begin');
  expect(await wall()).toContain('Apples and pears are grown in the province');
  expect(await phone()).not.toContain('class="live-offered"');
  // What the case is about is known to everybody.
  expect(await phone()).toContain('The facts of the case');
  await hall.lead('open', 'close', 'reveal');
  expect(await wall()).not.toContain('class="live-offered"');
  await hall.lead('next', 'next', 'next');
  for (const text of [await wall(), await phone()]) expect(text).toContain('Tender B, a group of growers');
  await hall.command('open');
  for (const text of [await wall(), await phone()]) expect(text).toContain('Tender B, a group of growers');
});

test('a thousand people propose three things each, and the second vote fits on a phone', async () => {
  const hall = await Hall.open(app, { scenario: 'participative-care-home' });
  const person = await hall.join();
  await hall.lead('begin', 'open');
  const number = numberOf(hall);
  stores.sessions.atomic(() => {
    for (let index = 0; index < 998; index += 1) {
      const { number: who } = stores.sessions.join(number, `hash ${String(index)}`, undefined, 0);
      const proposals = [1, 2, 3].map((item) => `Proposal ${String(item)} of ${String(index)}: time to talk`);
      stores.sessions.cast(number, who, 0, 1, { kind: 'build-together', proposals, ranking: [] });
    }
    for (const which of ['a', 'b']) {
      const { number: who } = stores.sessions.join(number, `late ${which}`, undefined, 0);
      const proposals = ['What comes last and twice'];
      stores.sessions.cast(number, who, 0, 1, { kind: 'build-together', proposals, ranking: [] });
    }
  });
  await hall.lead('close', 'reveal');
  const pages = [await person.get(hall.address), await hall.trainer.get(`${hall.address}/trainer`)];
  await hall.lead('vote-again', 'open');
  const { text } = await person.get(hall.address);
  for (const page of [...pages.map((one) => one.text), text]) expect(page.length).toBeLessThan(180_000);
  const fields = [...text.matchAll(/name="(rank-[^"]+)"/g)].map(([, name = '']) => name);
  const seeds = 5;
  expect(fields).toHaveLength(seeds + mostProposals);
  // What was proposed most often comes first.
  expect(text.indexOf('What comes last and twice')).toBeLessThan(text.indexOf('Proposal 1 of 0:'));
  const most = Math.max(...[...text.matchAll(/<option value="(\d+)"/g)].map(([, rank]) => Number(rank)));
  expect(most).toBe(mostRanks);
  const cast = await hall.vote(person, 0, 2, { [fields[seeds] ?? '']: '1', [fields[0] ?? '']: '2' });
  expect(cast.status).toBe(303);
  // One that is hidden makes room for the next.
  await hall.trainer.post(`${hall.address}/hide`, {
    what: 'text',
    id: 'What comes last and twice',
    hide: 'yes',
  });
  const { text: without } = await person.get(`${hall.address}?change=yes`);
  expect(without).not.toContain('What comes last and twice');
  expect([...without.matchAll(/name="rank-/g)]).toHaveLength(seeds + mostProposals);
});

test('what was typed for a vote that has closed is given back', async () => {
  const hall = await Hall.open(app, { scenario: 'participative-care-home' });
  const person = await hall.join();
  await hall.lead('begin', 'open', 'pause');
  const late = await hall.vote(person, 0, 1, { 'proposal-0': 'An hour <b>outside</b>', 'proposal-1': ' ' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('What you had typed');
  expect(late.text).toContain('<li>An hour &lt;b&gt;outside&lt;/b&gt;</li>');
  expect(late.text).not.toContain('http-equiv="refresh"');
});
