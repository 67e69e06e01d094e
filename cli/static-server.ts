/**
 * A small static server for a results directory, on this machine only. It serves regular files
 * inside its root and nothing else, by GET and HEAD.
 */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const HOST = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.svg': 'image/svg+xml',
};

/** The file that a request path means, or undefined. Links that lead out of the root are not followed. */
export function fileFor(root: string, requestPath: string, index: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(requestPath.split(/[?#]/)[0] ?? '/');
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  try {
    const base = realpathSync(root);
    const path = realpathSync(resolve(base, `.${decoded === '/' ? `/${index}` : join('/', decoded)}`));
    return path.startsWith(base + sep) && statSync(path).isFile() ? path : undefined;
  } catch {
    return undefined;
  }
}

/** Starts serving; resolves with the address once it listens. Port 0 takes any free one. */
export function serveFolder(root: string, port: number, index: string): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const path =
      request.method === 'GET' || request.method === 'HEAD' ? fileFor(root, request.url ?? '/', index) : undefined;
    if (!path) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': statSync(path).size,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(path).pipe(response);
  });
  return new Promise((resolved, rejected) => {
    server.once('error', rejected);
    server.listen(port, HOST, () => {
      const bound = server.address();
      resolved({ server, address: `http://${HOST}:${typeof bound === 'object' && bound ? bound.port : port}/` });
    });
  });
}
