// Lays a .br and a .gz beside every text file of the built console, so that the server compresses nothing itself.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const folder = process.argv[2];
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  // The first page is made anew for each visitor.
  if (!entry.isFile() || entry.name === 'index.html' || !/\.(js|css|svg|webmanifest|json)$/.test(entry.name)) continue;
  const content = await readFile(path);
  if (content.length < 1024) continue;
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
