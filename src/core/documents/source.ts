/**
 * Where a passage of a document comes from. A template writes it as a comment of Markdown, which no format shows; typed
 * text is made literal before it reaches a template, so it can hold none. Only the preview reads it.
 */

/** A clause (`theme/name`, with `@lot` where it is taken for one), an answer (a fact or a list), a source of law. */
export const sourceKinds = ['clause', 'answer', 'law'] as const;
export type SourceKind = (typeof sourceKinds)[number];

export interface Source {
  readonly kind: SourceKind;
  readonly id: string;
}

/** A passage that may say where it comes from. */
export interface Sourced {
  readonly sources?: readonly Source[];
}

/** More than this leads nobody to the place. */
const most = 4;

const name = /^[\w./@()-]{1,120}$/;

/** The mark of a passage; empty where nothing is known. Two hyphens would end a comment early, so such a name is left out. */
export function sourceMark(sources: readonly Source[]): string {
  const known = sources.filter(({ id }) => name.test(id) && !id.includes('--')).slice(0, most);
  return known.length === 0 ? '' : `<!-- from ${known.map(({ kind, id }) => `${kind} ${id}`).join(', ')} -->`;
}

const mark = /^<!-- from (.+?) -->\s*$/;

/** What a comment says of the passage; undefined where it is no mark of ours. */
export function sourcesIn(comment: string): Source[] | undefined {
  const [, inside] = mark.exec(comment.trim()) ?? [];
  return inside?.split(', ').flatMap((text): Source[] => {
    const [first, id = ''] = text.split(' ');
    const kind = sourceKinds.find((one) => one === first);
    return kind === undefined || !name.test(id) ? [] : [{ kind, id }];
  });
}

/** Whether a document says of its passages where they come from; one that was frozen by an earlier release does not. */
export function hasSources(markdown: string): boolean {
  return /<!-- from \S/.test(markdown);
}

/** Markdown as a file that leaves the product: without the marks. */
export function withoutSources(markdown: string): string {
  return markdown.replace(/^<!-- from [^\n]*? -->\n/gm, '').replace(/ ?<!-- from [^\n]*? -->/g, '');
}
