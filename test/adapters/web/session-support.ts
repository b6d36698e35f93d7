import type { Express } from 'express';
import type request from 'supertest';
import { Person } from './buyer-support.js';

/** A session that a trainer has opened, and people who come to it. */
export class Hall {
  readonly trainer: Person;
  readonly address: string;
  readonly code: string;
  readonly #app: Express;

  private constructor(app: Express, trainer: Person, code: string) {
    this.#app = app;
    this.trainer = trainer;
    this.code = code;
    this.address = `/live/${code}`;
  }

  static async open(
    app: Express,
    fields: Readonly<Record<string, string>> = {},
    language = 'en',
    trainer = new Person(app, language),
  ): Promise<Hall> {
    const answer = await trainer.post('/live/new', {
      scenario: 'neighbourhood-upkeep',
      country: 'FR',
      'date.day': '18',
      'date.month': '1',
      'date.year': '2027',
      anonymous: 'no',
      teams: '',
      ...fields,
    });
    expect(answer.status).toBe(303);
    return new Hall(
      app,
      trainer,
      /\/live\/([A-Z0-9]{6})\/trainer$/.exec(String(answer.headers.location))?.[1] ?? '',
    );
  }

  async join(nickname = '', fields: Readonly<Record<string, string>> = {}, language = 'en'): Promise<Person> {
    const person = new Person(this.#app, language);
    const answer = await person.post(this.address, { nickname, ...fields });
    expect(answer.status).toBe(303);
    return person;
  }

  async command(name: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const answer = await this.trainer.send(`${this.address}/trainer`, { do: name, ...fields });
    expect(`${name} ${String(answer.status)}`).toBe(`${name} 303`);
  }

  async lead(...names: string[]): Promise<void> {
    for (const name of names) await this.command(name);
  }

  vote(
    person: Person,
    round: number,
    ballot: number,
    fields: Readonly<Record<string, string>>,
  ): request.Test {
    return person.post(`${this.address}/vote`, { round: String(round), ballot: String(ballot), ...fields });
  }
}
