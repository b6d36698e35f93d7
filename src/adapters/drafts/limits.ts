/**
 * Far beyond any tender that people write, and near enough to bound time and memory. Sizes are in bytes, as they are
 * once unpacked where nothing else is said.
 */
export const limits = {
  /** The file itself, packed. */
  file: 6_000_000,
  /** Entries of an archive: a text with many pictures has some hundreds. */
  entries: 2000,
  /** All entries together; pictures count, though they are never unpacked. */
  archive: 200_000_000,
  /** One entry that is read. */
  entry: 20_000_000,
  /** Elements in elements. */
  depth: 250,
  elements: 1_000_000,
  attributes: 200,
  /** Characters of text, however it came in: some eighty pages. */
  characters: 200_000,
} as const;
