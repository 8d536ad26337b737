import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The classes with which rules of a sheet begin, outside of media queries. */
const classes = (path: string): string[] => [
  ...new Set([...readFileSync(new URL(path, import.meta.url), 'utf8').matchAll(/^\.([a-z][a-z-]*)/gm)].map((m) => m[1] ?? '')),
];

// Which sheet is fetched first depends on the way somebody came: a class in two of them would look now like this, now like that.
it('no class is given its look by two sheets', () => {
  const sheets = ['./base.css', './light/light.css', './office/office.css'].map(classes);
  const all = sheets.flat();
  expect(all.length).toBeGreaterThan(50);
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([]);
});
