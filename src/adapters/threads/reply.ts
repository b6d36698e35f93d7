/** What a thread says of its piece of work. An exception is told as a value: its class would not survive the way. */
export type Reply =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly message: string; readonly stack: string };
