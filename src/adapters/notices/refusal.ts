/**
 * Why a file was not read. `key` names a sentence in the locale files, `values` fill it; `kind` is for callers that
 * count or choose a status.
 */
export interface NoticeRefusal {
  readonly kind: 'not-a-notice' | 'malformed' | 'refused' | 'too-large';
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export function noticeRefusal(
  kind: NoticeRefusal['kind'],
  key: string,
  values: NoticeRefusal['values'] = {},
): NoticeRefusal {
  return { kind, key, values };
}
