import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f) && !f.endsWith('.d.ts'));
const featureOf = (path: string): string | undefined => /^features\/([^/]+)\//.exec(path)?.[1];
const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((m) =>
    relative(root, join(root, file, '..', m[1] ?? '')),
  );

describe('the order of the house', () => {
  it('finds the files that it looks at', () => expect(files.length).toBeGreaterThan(20));

  it('features do not import each other', () => {
    const crossing = files.flatMap((file) =>
      importsOf(file)
        .filter((to) => featureOf(file) !== undefined && featureOf(to) !== undefined && featureOf(to) !== featureOf(file))
        .map((to) => `${file} -> ${to}`),
    );
    expect(crossing).toEqual([]);
  });

  it('what is shared knows no feature', () => {
    const upward = files
      .filter((file) => /^(shared|office|light|session|api|i18n)\//.test(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((to) => to.startsWith('features/') || to.startsWith('app/'))
          .map((to) => `${file} -> ${to}`),
      );
    expect(upward).toEqual([]);
  });

  it('light pages take no library of widgets or charts', () => {
    const heavy = files
      .filter((file) => /^(light|session|shared|features\/(home|session|orders|member))\//.test(file))
      .filter((file) => /from '(antd|echarts|@ant-design)/.test(readFileSync(join(root, file), 'utf8')));
    expect(heavy).toEqual([]);
  });
});
