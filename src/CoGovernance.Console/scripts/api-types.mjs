// Turns the server's own document (openapi.json, kept true by a test of the gateway) into types.
import { readFile, writeFile, stat } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../openapi.json', import.meta.url);
const target = new URL('../src/api/schema.d.ts', import.meta.url);

const made = await stat(target).then(
  (s) => s.mtimeMs,
  () => 0,
);
if (made < (await stat(source)).mtimeMs) {
  const ast = await openapiTS(JSON.parse(await readFile(source, 'utf8')));
  await writeFile(target, astToString(ast));
}
