import { strFromU8, unzipSync } from 'fflate';
import { application } from '../../support/app.js';
import { asBytes } from '../../support/bytes.js';
import { check } from '../../support/pdfua/check.js';
import { PdfDocument } from '../../support/pdfua/document.js';
import { ARCHIVING } from '../../support/pdfua/rules/archiving.js';
import { NOTHING_LOST } from '../../support/pdfua/rules/connections.js';
import { UNIVERSAL_ACCESS } from '../../support/pdfua/rules/universal-access.js';
import { Person } from './buyer-support.js';
import { Hall } from './session-support.js';

const { app, close } = application();
afterAll(close);

function pdfFaults(bytes: Buffer): readonly string[] {
  return check(new PdfDocument(bytes), [...UNIVERSAL_ACCESS, ...ARCHIVING, NOTHING_LOST])
    .filter(({ ok }) => !ok)
    .map(({ rule, where, says }) => `${rule} ${where}: ${says}`);
}

/** One round with two votes, questions and answers to the end. */
async function played(language: 'en' | 'fr'): Promise<{ hall: Hall; people: Person[] }> {
  const hall = await Hall.open(app, { teams: '2' }, language);
  const people = [
    await hall.join('Zoé', { team: '1' }, language),
    await hall.join('Max', { team: '2' }, language),
    await hall.join('', { team: '2' }, language),
  ];
  for (const person of people)
    expect(
      (await person.post(`${hall.address}/answers`, { kind: 'before', ...selfAnswers('2') })).status,
    ).toBe(303);
  await hall.lead('begin', 'open');
  for (const [index, option] of ['seat', 'hours', 'hours'].entries())
    expect((await hall.vote(people[index] ?? people[0] ?? new Person(app), 0, 1, { option })).status).toBe(
      303,
    );
  await hall.lead('close', 'reveal', 'discuss');
  await hall.trainer.post(`${hall.address}/notes`, {
    round: '0',
    notes: 'Jobs *here*?\n\nA need, not a place.',
  });
  await hall.lead('vote-again', 'open');
  for (const person of people)
    expect((await hall.vote(person, 0, 2, { option: 'reserve' })).status).toBe(303);
  await hall.lead('close', 'show-shift');
  await people[0]?.post(`${hall.address}/question`, { question: 'Who pays | the <b>hours</b>?' });
  await people[1]?.post(`${hall.address}/question`, { question: 'Rude words' });
  const trainer = await hall.trainer.get(`${hall.address}/trainer`);
  const rude = /Rude words[^]*?name="id" value="(\d+)"/.exec(trainer.text)?.[1] ?? '';
  await hall.trainer.post(`${hall.address}/hide`, { what: 'question', id: rude, hide: 'yes' });
  await hall.command('debrief');
  for (const [index, person] of people.entries()) {
    await person.post(`${hall.address}/answers`, { kind: 'satisfaction', satisfaction: String(3 + index) });
    await person.post(`${hall.address}/answers`, { kind: 'after', ...selfAnswers('4') });
  }
  return { hall, people };
}

const questions = /<fieldset[^]*?name="([a-z-]+)" type="radio" value="1"/g;
let selfIds: readonly string[] = [];
function selfAnswers(step: string): Record<string, string> {
  return Object.fromEntries(selfIds.map((id) => [id, step]));
}

beforeAll(async () => {
  const hall = await Hall.open(app);
  const person = await hall.join();
  selfIds = [...(await person.get(hall.address)).text.matchAll(questions)].map(([, id = '']) => id);
  expect(selfIds).toHaveLength(5);
});

test('it works: from the code to the report, in two languages', async () => {
  for (const language of ['en', 'fr'] as const) {
    const { hall, people } = await played(language);
    const page = await hall.trainer.get(`${hall.address}/report`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(
      language === 'en' ? 'Who pays | the &lt;b&gt;hours&lt;/b&gt;?' : 'Rapport de l’atelier',
    );
    for (const never of ['Zoé', 'Max', 'Rude words']) expect(page.text).not.toContain(never);
    expect(page.text).toContain('A need, not a place.');
    expect(page.text).toContain(
      language === 'en' ? '3 people voted both times; 3 changed' : '3 personnes ont voté les deux fois',
    );

    const pdf = await hall.trainer.get(`${hall.address}/report/pdf`).buffer().parse(asBytes);
    expect(pdf.status).toBe(200);
    expect(pdfFaults(pdf.body as Buffer)).toEqual([]);
    const docx = await hall.trainer.get(`${hall.address}/report/docx`).buffer().parse(asBytes);
    const text = strFromU8(unzipSync(docx.body as Buffer)['word/document.xml'] ?? new Uint8Array());
    expect(text).toContain('Jobs *here*?');
    for (const never of ['Zoé', 'Max', 'Rude words']) expect(text).not.toContain(never);
    const csv = await hall.trainer.get(`${hall.address}/report/csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.split('\r\n').length).toBeGreaterThan(30);
    expect(csv.text).not.toMatch(/Zoé|Max|Rude/);

    const certificate = await people[0]
      ?.post(`${hall.address}/certificate`, { name: 'Zoé Müller' })
      .buffer()
      .parse(asBytes);
    expect(certificate?.headers['content-type']).toBe('application/pdf');
    expect(pdfFaults(certificate?.body as Buffer)).toEqual([]);
    await hall.command('end');
    expect((await people[0]?.get(hall.address))?.text).not.toContain('Zoé');
  }
}, 120_000);

test('the room, the phone and the trainer see the result only when it is revealed', async () => {
  const hall = await Hall.open(app);
  const person = await hall.join('Ann');
  await hall.lead('begin', 'open');
  await hall.vote(person, 0, 1, { option: 'hours' });
  const other = await hall.join('Bob');
  const shown = async (): Promise<string[]> => [
    (await other.get(hall.address)).text,
    (await other.get(`${hall.address}/room`)).text,
    (await other.get(`${hall.address}/room.json`)).text,
    (await other.get(`${hall.address}.json`)).text,
    (await hall.trainer.get(`${hall.address}/trainer`)).text,
    (await hall.trainer.get(`${hall.address}/trainer.json`)).text,
  ];
  for (const text of await shown()) expect(text).not.toMatch(/live-chart|C-436\/20|chart-answer/);
  await hall.command('close');
  for (const text of await shown()) expect(text).not.toMatch(/live-chart|C-436\/20|chart-answer/);
  await hall.command('reveal');
  for (const text of await shown()) expect(text).toMatch(/live-chart/);
  expect((await other.get(hall.address)).text).toContain('100%');
  // On the wall the result stands before the case, which fills the first screen of a projector.
  const wall = (await other.get(`${hall.address}/room`)).text;
  expect(wall.indexOf('live-chart')).toBeLessThan(wall.indexOf('data-live-keep="story"'));
  // The second vote is open: the first result makes room for the question.
  await hall.lead('vote-again', 'open');
  for (const text of await shown()) expect(text).not.toMatch(/live-chart/);
});

test('a bar is as long as its share of the votes', async () => {
  const hall = await Hall.open(app);
  await hall.lead('begin', 'open');
  for (const option of ['seat', 'hours', 'reserve', 'residents'])
    await hall.vote(await hall.join(), 0, 1, { option });
  await hall.lead('close', 'reveal');
  const { text } = await hall.trainer.get(`${hall.address}/room`);
  const widths = [...text.matchAll(/bar__fill--quality" width="([^"]*)"/g)].map(([, width]) => width);
  expect(widths.sort()).toEqual(['0%', '25%', '25%', '25%', '25%']);
});

test.each([
  [{ scenario: 'neighbourhood-upkeep' }, '/workshops/scenarios/neighbourhood-upkeep'],
  [{ programme: 'buyers', scenario: '' }, '/workshops/programmes/buyers'],
])('the trainer of %j finds its handouts, with the answers of the session', async (fields, page) => {
  const hall = await Hall.open(app, { ...fields, country: 'LU' });
  const { text } = await hall.trainer.get(`${hall.address}/trainer`);
  const href = /href="([^"]*#handouts)"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
  expect(href).toBe(`${page}?country=LU&date=2027-01-18#handouts`);
  expect((await hall.trainer.get(href ?? '')).text).toContain('Luxembourg, 18 January 2027');
});

test('each round of a scenario can be voted on with the form that its page shows', async () => {
  const hall = await Hall.open(app);
  const person = await hall.join();
  await hall.command('begin');
  const rounds = Number(/of (\d+)/.exec((await person.get(hall.address)).text)?.[1]);
  expect(rounds).toBeGreaterThan(4);
  for (let round = 0; round < rounds; round += 1) {
    await hall.command('open');
    const { text } = await person.get(hall.address);
    const form = /<form[^>]*class="live-vote"[^]*?<\/form>/.exec(text)?.[0] ?? '';
    const fields: Record<string, string> = {};
    for (const [, name = '', value = ''] of form.matchAll(/name="([^"]+)" type="radio" value="([^"]+)"/g))
      fields[name] ??= value;
    for (const [, name = '', body = ''] of form.matchAll(
      /<select[^>]*name="([^"]+)"[^>]*>([^]*?)<\/select>/g,
    ))
      if (!name.startsWith('rank-')) fields[name] = [...(/value="([^"]+)"/.exec(body) ?? [])][1] ?? '';
    const points = [...form.matchAll(/name="(points-[^"]+)"/g)].map(([, name = '']) => name);
    points.forEach((name, index) => {
      fields[name] = index === 0 ? '100' : '0';
    });
    for (const name of ['figure', 'price']) if (form.includes(`name="${name}"`)) fields[name] = '30';
    for (const name of ['text', 'proposal-0'])
      if (form.includes(`name="${name}"`)) fields[name] = 'Time to talk';
    const cast = await hall.vote(person, round, 1, fields);
    expect(`round ${String(round)}: ${String(cast.status)}`).toBe(`round ${String(round)}: 303`);
    expect((await person.get(hall.address)).text).toContain('Your vote is counted');
    await hall.lead('close', 'reveal');
    expect((await person.get(hall.address)).text).toContain('1 vote.');
    if (round + 1 < rounds) await hall.command('next');
  }
  // On the screen reasons stand below an answer, in the report none do.
  await hall.command('debrief');
  const report = (await hall.trainer.get(`${hall.address}/report`)).text;
  expect(report).toContain('The sign ✓ marks what is right above.');
  expect(report).not.toContain('stands below');
});

test('a vote that is refused is shown again as it was typed', async () => {
  const hall = await Hall.open(app);
  const person = await hall.join();
  await hall.lead('begin', 'open');
  const empty = await hall.vote(person, 0, 1, {});
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('href="#option"');
  const late = await hall.vote(person, 1, 1, { option: 'hours' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('This vote was not counted');
  await hall.command('close');
  const closed = await hall.vote(person, 0, 1, { option: 'hours' });
  expect(closed.status).toBe(409);
  expect(closed.text).toContain('Your vote was not counted');
});

test('a command that does not fit is refused with the reason, a stale one too', async () => {
  const hall = await Hall.open(app);
  const early = await hall.trainer.send(`${hall.address}/trainer`, { do: 'reveal' });
  expect(early.status).toBe(409);
  expect(early.text).toContain('“Show the result” does not fit now.');
  const stale = await hall.trainer.post(`${hall.address}/trainer`, { do: 'begin', revision: '0' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('nothing was done');
  expect((await hall.trainer.send(`${hall.address}/trainer`, { do: 'explode' })).status).toBe(400);
  expect((await hall.trainer.get('/live/new')).headers.location).toBe('/live');
  const wrong = await hall.trainer.post('/live/new', {
    scenario: 'neighbourhood-upkeep',
    country: '',
    'date.day': '31',
    'date.month': '2',
    'date.year': '2027',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('href="#country"');
  expect(wrong.text).toContain('href="#date-day"');
  expect((await hall.trainer.post('/live/new', { scenario: 'no-such' })).status).toBe(404);
});

test('people come by code, leave, come back as themselves, and see an ended session end', async () => {
  const hall = await Hall.open(app);
  const person = new Person(app);
  const typed = await person.post('/join', {
    code: ` ${hall.code.slice(0, 3).toLowerCase()}-${hall.code.slice(3)}`,
  });
  expect(typed.headers.location).toBe(hall.address);
  expect((await person.get(`/join?code=${hall.code}`)).headers.location).toBe(hall.address);
  expect((await person.get(hall.address)).text).toContain('Nickname');
  await person.post(hall.address, { nickname: 'Ann' });
  await person.post(`${hall.address}/leave`, {});
  expect((await person.get(hall.address)).text).toContain('You have left the session');
  await person.post(hall.address, {});
  expect((await hall.trainer.get(`${hall.address}/trainer`)).text).toContain('1 here, 1 joined in all');
  await hall.trainer.send(`${hall.address}/trainer`, { do: 'end' });
  expect((await new Person(app).get(hall.address)).text).toContain('The session has ended');
  expect((await person.post(`${hall.address}/question`, { question: 'Late?' })).status).toBe(422);
});

test('without JavaScript the page asks for itself again, except while somebody fills in a form', async () => {
  const hall = await Hall.open(app);
  const person = await hall.join();
  const refresh = '<noscript><meta http-equiv="refresh" content="5"></noscript>';
  expect((await hall.trainer.get(`${hall.address}/trainer`)).text).toContain(refresh);
  expect((await person.get(`${hall.address}/room`)).text).toContain(refresh);
  expect((await person.get(`${hall.address}/room?still=yes`)).text).not.toContain(refresh);
  await hall.command('begin');
  await hall.lead('open');
  expect((await person.get(hall.address)).text).not.toContain(refresh);
  await hall.vote(person, 0, 1, { option: 'hours' });
  expect((await person.get(hall.address)).text).toContain(refresh);
  expect((await person.get(`${hall.address}?change=yes`)).text).not.toContain(refresh);
});

test('a session can be erased by its trainer, who is asked first', async () => {
  const hall = await Hall.open(app);
  const asked = await hall.trainer.post(`${hall.address}/remove`, {});
  expect(asked.headers.location).toBe(`${hall.address}/remove`);
  expect((await hall.trainer.get(`${hall.address}/remove`)).text).toContain('cannot be undone');
  expect((await hall.trainer.post(`${hall.address}/remove`, { sure: 'yes' })).headers.location).toBe('/live');
  expect((await hall.trainer.get(`${hall.address}/trainer`)).status).toBe(404);
});

test('a certificate needs a name and the end of the session', async () => {
  const hall = await Hall.open(app);
  const person = await hall.join();
  expect((await person.post(`${hall.address}/certificate`, { name: 'Ann' })).status).toBe(409);
  await hall.lead('begin', 'debrief');
  expect((await person.get(`${hall.address}/certificate`)).text).toContain('Name for the certificate');
  expect((await person.post(`${hall.address}/certificate`, { name: ' ' })).status).toBe(422);
  expect((await person.post(`${hall.address}/certificate`, { name: 'x'.repeat(200) })).status).toBe(422);
});

test.each([
  { answers: 1, shown: false },
  { answers: 2, shown: false },
  { answers: 3, shown: true },
])('what $answers people said of themselves is in the report: $shown', async ({ answers, shown }) => {
  const hall = await Hall.open(app);
  const people = await Promise.all(['a', 'b', 'c'].map((nickname) => hall.join(nickname)));
  const some = people.slice(0, answers);
  for (const person of some)
    await person.post(`${hall.address}/answers`, { kind: 'before', ...selfAnswers('2') });
  await hall.lead('begin', 'open', 'close', 'reveal', 'debrief');
  for (const person of some) {
    await person.post(`${hall.address}/answers`, { kind: 'satisfaction', satisfaction: '4' });
    await person.post(`${hall.address}/answers`, { kind: 'after', ...selfAnswers('5') });
  }
  const page = (await hall.trainer.get(`${hall.address}/report`)).text;
  const csv = (await hall.trainer.get(`${hall.address}/report/csv`)).text;
  // The heading stays, so that nobody wonders whether the questions were asked.
  for (const heading of ['Before and after', 'Was it worth the time?']) expect(page).toContain(heading);
  for (const figure of ['On average 4 of 5.', 'I will use it at once', 'higher 3, same 0, lower 0'])
    expect(page.includes(figure)).toBe(shown);
  for (const text of [page, csv]) expect(text.includes('Fewer than three people answered.')).toBe(!shown);
  expect(csv.includes('Very useful')).toBe(shown);
  expect(csv.includes('Mostly')).toBe(shown);
});
