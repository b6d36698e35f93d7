import { insertionHours, usual, type Hours } from '../insertion/hours.js';
import { moneySays, numberSays, shareSays } from '../facts/wording.js';
import type { Words } from '../shared/text.js';

/** What the sum of insertion hours starts from; see insertion/hours.ts for the units. */
export interface HoursFigures {
  readonly value: number;
  readonly labourShare: number;
  readonly hourlyCost: number;
  readonly share: number;
}

/** The sum of insertion hours, one line a step, with its result. */
export function hoursSteps(figures: HoursFigures, words: Words): { sum: Hours; steps: readonly string[] } {
  const { language } = words;
  const sum = insertionHours(figures);
  const money = (amount: number): string => moneySays(Math.round(amount * 100) / 100, language);
  const plain = (number: number): string => numberSays(Math.round(number * 10) / 10, language);
  return {
    sum,
    steps: [
      words.say('buyer.hours.step-labour', {
        value: money(figures.value),
        share: shareSays(figures.labourShare, language),
        result: money(sum.labourCost),
      }),
      words.say('buyer.hours.step-hours', {
        labour: money(sum.labourCost),
        cost: money(figures.hourlyCost),
        result: plain(sum.allHours),
      }),
      words.say('buyer.hours.step-share', {
        hours: plain(sum.allHours),
        share: shareSays(figures.share, language),
        result: plain(sum.allHours * figures.share),
      }),
      words.say('buyer.hours.step-round', { round: usual.roundTo, result: numberSays(sum.hours, language) }),
    ],
  };
}
