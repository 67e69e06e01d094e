/**
 * A small static server for the page and a results directory, on this machine only. It serves regular files
 * inside its folders and nothing else, by GET and HEAD, each folder under a content security policy.
 */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

const HOST = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
  '.svg': 'image/svg+xml',
};

/** A folder of this disk and where it is found. */
export interface Mount {
  /** `/` or `/results/`: a path with both its slashes. Of two that fit, the longer is taken. */
  readonly at: string;
  readonly root: string;
  /** The file that the folder itself stands for. */
  readonly index: string;
  readonly policy: readonly string[];
}

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
export function serveFolders(mounts: readonly Mount[], port: number): Promise<{ server: Server; address: string }> {
  const ordered = [...mounts].sort((a, b) => b.at.length - a.at.length);
  const server = createServer((request, response) => {
    const asked = request.url ?? '/';
    const mount = ordered.find(({ at }) => asked.startsWith(at));
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const path = reads && mount ? fileFor(mount.root, asked.slice(mount.at.length - 1), mount.index) : undefined;
    if (!path || !mount) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('not found\n');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': statSync(path).size,
      'content-security-policy': mount.policy.join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
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
