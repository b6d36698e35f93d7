/** Ends a switch over a closed list of kinds: a new kind is then a compile error everywhere at once. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected kind: ${JSON.stringify(value)}`);
}
