import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { buildStylesheet, readFonts } from './stylesheet.js';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  readonly packed: Map<'br' | 'gzip', Buffer>;
}

export interface Assets {
  /** The address of an asset, with a part of its hash: it may be kept for ever. */
  readonly href: (name: string) => string;
  readonly serve: RequestHandler;
}

const prefix = '/assets/';

function hashed(name: string, bytes: Buffer): string {
  const ending = extname(name);
  const part = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return `${name.slice(0, name.length - ending.length)}-${part}${ending}`;
}

/** Compressed once, when first asked for, so that starting stays quick. */
function packed(asset: Asset, encoding: 'br' | 'gzip'): Buffer {
  const known = asset.packed.get(encoding);
  if (known) return known;
  const made =
    encoding === 'br'
      ? brotliCompressSync(asset.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : gzipSync(asset.bytes, { level: 9 });
  asset.packed.set(encoding, made);
  return made;
}

/** Reads styles, scripts, pictures and fonts once; nothing is read from disk while serving. */
export function createAssets(folder: string): Assets {
  const byName = new Map<string, string>();
  const byPath = new Map<string, Asset>();
  const add = (name: string, bytes: Buffer): void => {
    const type = types[extname(name)];
    if (type === undefined) throw new Error(`templates/assets/${name}: no type is known for this ending.`);
    const path = hashed(name, bytes);
    byName.set(name, prefix + path);
    byPath.set(`/${path}`, { type, bytes, packed: new Map() });
  };
  const href = (name: string): string => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`There is no asset "${name}".`);
    return found;
  };
  const fonts = readFonts();
  for (const font of fonts) add(font.name, font.bytes);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile()) add(entry.name, readFileSync(join(folder, entry.name)));
  add('app.css', Buffer.from(buildStylesheet(join(folder, 'styles'), fonts, href)));
  return {
    href,
    serve: (request, response, next) => {
      const asset = byPath.get(request.path);
      if (asset === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
        next();
        return;
      }
      response.set({
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
      });
      // Fonts and pictures are compressed already.
      const encoding =
        asset.type.startsWith('text/') || asset.type.endsWith('xml')
          ? request.acceptsEncodings('br', 'gzip')
          : false;
      if (encoding === 'br' || encoding === 'gzip') response.set('Content-Encoding', encoding);
      response
        .vary('Accept-Encoding')
        .end(encoding === 'br' || encoding === 'gzip' ? packed(asset, encoding) : asset.bytes);
    },
  };
}
