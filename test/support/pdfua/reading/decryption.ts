/** Opens files that are encrypted but need no password to be read (ISO 32000-1, 7.6). */
import { createDecipheriv, createHash } from 'node:crypto';
import { dictionaryIn, nameIn, numberIn, type PdfDictionary, type PdfItem } from './items.js';

export interface Decryption {
  text(bytes: Buffer, id: number): Buffer;
  stream(bytes: Buffer, id: number): Buffer;
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/** Undefined where the kind of encryption is not known here: the file then cannot be judged. */
export function decryptionOf(
  encryption: PdfDictionary,
  firstId: Buffer,
  resolve: (item: PdfItem | undefined) => PdfItem | undefined,
): Decryption | undefined {
  const version = numberIn(encryption.get('V')) ?? 0;
  if (nameIn(encryption.get('Filter')) !== 'Standard') return undefined;
  if (version === 1 || version === 2) {
    const key = fileKey(encryption, firstId);
    const open = (bytes: Buffer, id: number): Buffer => rc4(objectKey(key, id, false), bytes);
    return { text: open, stream: open };
  }
  if (version !== 4) return undefined;
  const key = fileKey(encryption, firstId);
  const filters = dictionaryIn(resolve(encryption.get('CF')));
  const opening = (of: string): ((bytes: Buffer, id: number) => Buffer) => {
    const filter = nameIn(encryption.get(of)) ?? 'Identity';
    const method = nameIn(dictionaryIn(resolve(filters.get(filter))).get('CFM')) ?? 'None';
    if (method === 'V2') return (bytes, id) => rc4(objectKey(key, id, false), bytes);
    if (method === 'AESV2') return (bytes, id) => aes(objectKey(key, id, true), bytes);
    return (bytes) => bytes;
  };
  return { text: opening('StrF'), stream: opening('StmF') };
}

/** With the empty password. */
function fileKey(encryption: PdfDictionary, firstId: Buffer): Buffer {
  const revision = numberIn(encryption.get('R')) ?? 2;
  const length = revision === 2 ? 5 : (numberIn(encryption.get('Length')) ?? 128) / 8;
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE((numberIn(encryption.get('P')) ?? 0) | 0);
  const owner = encryption.get('O');
  const hash = createHash('md5')
    .update(PADDING)
    .update(Buffer.isBuffer(owner) ? owner.subarray(0, 32) : Buffer.alloc(0))
    .update(permissions)
    .update(firstId);
  if (revision >= 4 && encryption.get('EncryptMetadata') === false) hash.update(Buffer.alloc(4, 255));
  let key = hash.digest().subarray(0, length);
  if (revision >= 3) {
    for (let round = 0; round < 50; round += 1) {
      key = createHash('md5').update(key).digest().subarray(0, length);
    }
  }
  return key;
}

function objectKey(key: Buffer, id: number, aes: boolean): Buffer {
  // Files written anew have generation 0 throughout, and no other is read here.
  const salt = Buffer.from([id & 255, (id >> 8) & 255, (id >> 16) & 255, 0, 0]);
  const hash = createHash('md5').update(key).update(salt);
  if (aes) hash.update('sAlT');
  return hash.digest().subarray(0, Math.min(16, key.length + 5));
}

function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (left: number, right: number): void => {
    [state[left], state[right]] = [state[right] ?? 0, state[left] ?? 0];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  const out = Buffer.alloc(bytes.length);
  for (let at = 0, first = 0, second = 0; at < bytes.length; at += 1) {
    first = (first + 1) & 255;
    second = (second + (state[first] ?? 0)) & 255;
    swap(first, second);
    const pad = state[((state[first] ?? 0) + (state[second] ?? 0)) & 255] ?? 0;
    out[at] = (bytes[at] ?? 0) ^ pad;
  }
  return out;
}

function aes(key: Buffer, bytes: Buffer): Buffer {
  if (bytes.length < 32) return Buffer.alloc(0);
  const decipher = createDecipheriv('aes-128-cbc', key, bytes.subarray(0, 16));
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
}
