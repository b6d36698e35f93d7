/**
 * Works out the formulas of a sheet as a spreadsheet would: references, ranges, comparison, arithmetic and the few
 * functions that the sheet of the committee uses. It shares no code with the product.
 */

export type CellValue = number | string | undefined;
/** What stands in the cells: a value, or a formula behind a sign of equality. */
export type Cells = ReadonlyMap<string, CellValue>;

const token =
  /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|([A-Z]+)(?=\()|\$?([A-Z]{1,3})\$?(\d+)|(<=|>=|<>|[-+*/(),:<>=]))/y;

type Token =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'cell'; readonly value: string }
  | { readonly kind: 'sign'; readonly value: string };

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < formula.length) {
    const match = token.exec(formula);
    if (match === null) throw new Error(`Not understood: ${formula}`);
    const [, number, text, name, column, row, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) });
    else if (text !== undefined) tokens.push({ kind: 'text', value: text });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else if (column !== undefined) tokens.push({ kind: 'cell', value: `${column}${row ?? ''}` });
    else tokens.push({ kind: 'sign', value: sign ?? '' });
  }
  return tokens;
}

function columnNumber(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function letters(number: number): string {
  return number === 0
    ? ''
    : letters(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));
}

function between(from: string, to: string): string[] {
  const part = (cell: string): [number, number] => {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    return [columnNumber(column), Number(row)];
  };
  const [firstColumn, firstRow] = part(from);
  const [lastColumn, lastRow] = part(to);
  const cells: string[] = [];
  for (let row = firstRow; row <= lastRow; row += 1)
    for (let column = firstColumn; column <= lastColumn; column += 1)
      cells.push(`${letters(column)}${String(row)}`);
  return cells;
}

type Argument = CellValue | boolean | readonly CellValue[];

const numbers = (argument: Argument | undefined): number[] =>
  (Array.isArray(argument) ? (argument as CellValue[]) : [argument]).filter(
    (value): value is number => typeof value === 'number',
  );

function one(argument: Argument | undefined): number {
  if (typeof argument === 'number') return argument;
  if (argument === undefined) return 0;
  throw new Error(`#VALUE! ${String(argument)}`);
}

const functions: Readonly<Record<string, (args: readonly Argument[]) => Argument>> = {
  SUM: ([range]) => numbers(range).reduce((sum, value) => sum + value, 0),
  MIN: ([range]) => Math.min(...numbers(range)),
  COUNT: ([range]) => numbers(range).length,
  ROUND: ([value, digits]) => {
    const factor = 10 ** one(digits);
    return Math.round((one(value) + Number.EPSILON) * factor) / factor;
  },
  RANK: ([value, range]) => 1 + numbers(range).filter((other) => other > one(value)).length,
  // Only the sum over rows in which something stands: the one condition that is used.
  SUMIF: ([range, condition, summed]) => {
    if (condition !== '<>' || !Array.isArray(range) || !Array.isArray(summed))
      throw new Error('Another condition than "<>"');
    const values = summed as readonly CellValue[];
    return (range as readonly CellValue[]).reduce<number>((sum, value, index) => {
      const added = values[index];
      return value === undefined || typeof added !== 'number' ? sum : sum + added;
    }, 0);
  },
  COUNTIF: ([range, value]) => numbers(range).filter((other) => other === one(value)).length,
};

/** The value of a cell; formulas are worked out on the way. */
export function valueAt(cell: string, cells: Cells): CellValue {
  const content = cells.get(cell);
  if (typeof content !== 'string' || !content.startsWith('=')) return content;
  const tokens = tokensOf(content.slice(1));
  let at = 0;
  const sign = (value: string): boolean => {
    const next = tokens[at];
    if (next?.kind !== 'sign' || next.value !== value) return false;
    at += 1;
    return true;
  };
  const argument = (): Argument => {
    const from = tokens[at];
    const colon = tokens[at + 1];
    const to = tokens[at + 2];
    if (from?.kind === 'cell' && colon?.kind === 'sign' && colon.value === ':' && to?.kind === 'cell') {
      at += 3;
      return between(from.value, to.value).map((name) => valueAt(name, cells));
    }
    return comparison();
  };
  const called = (name: string): Argument => {
    const args: Argument[] = [];
    if (!sign('(')) throw new Error(`No bracket after ${name}`);
    // The branch that is not taken would divide by nothing: only its place is read.
    const start = at;
    if (name === 'IF') {
      const parts = splitArguments(start);
      at = parts[0] ?? at;
      const truth = argument();
      at = (truth === true ? parts[1] : parts[2]) ?? at;
      const result = argument();
      at = parts[3] ?? at;
      return result;
    }
    do args.push(argument());
    while (sign(','));
    if (!sign(')')) throw new Error(`No end of ${name}`);
    const found = functions[name];
    if (found === undefined) throw new Error(`No function ${name}`);
    return found(args);
  };
  /** Where each argument begins, and the place after the closing bracket. */
  const splitArguments = (start: number): number[] => {
    const places = [start];
    let depth = 0;
    for (let index = start; index < tokens.length; index += 1) {
      const item = tokens[index];
      if (item?.kind !== 'sign') continue;
      if (item.value === '(') depth += 1;
      else if (item.value === ')' && depth > 0) depth -= 1;
      else if (item.value === ')') return [...places, index + 1];
      else if (item.value === ',' && depth === 0) places.push(index + 1);
    }
    throw new Error('No end of IF');
  };
  const primary = (): Argument => {
    const next = tokens[at];
    if (next === undefined) throw new Error('The formula ends too early');
    at += 1;
    if (next.kind === 'number' || next.kind === 'text') return next.value;
    if (next.kind === 'cell') return valueAt(next.value, cells);
    if (next.kind === 'name') return called(next.value);
    if (next.value !== '(') throw new Error(`Unexpected ${next.value}`);
    const inner = comparison();
    if (!sign(')')) throw new Error('No closing bracket');
    return inner;
  };
  const product = (): Argument => {
    let value = primary();
    for (;;)
      if (sign('*')) value = one(value) * one(primary());
      else if (sign('/')) value = one(value) / one(primary());
      else return value;
  };
  const sum = (): Argument => {
    let value = product();
    for (;;)
      if (sign('+')) value = one(value) + one(product());
      else if (sign('-')) value = one(value) - one(product());
      else return value;
  };
  // An empty cell is the empty text and is nothing, as spreadsheets have it.
  const same = (a: Argument, b: Argument): boolean =>
    a === b || (a === undefined && (b === '' || b === 0)) || (b === undefined && (a === '' || a === 0));
  function comparison(): Argument {
    const value = sum();
    if (sign('=')) return same(value, sum());
    if (sign('<>')) return !same(value, sum());
    if (sign('<')) return one(value) < one(sum());
    if (sign('>')) return one(value) > one(sum());
    return value;
  }
  const result = comparison();
  if (at !== tokens.length) throw new Error(`More than a formula: ${content}`);
  if (typeof result === 'boolean' || Array.isArray(result)) throw new Error(`No value: ${content}`);
  return result as CellValue;
}
