import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './sandbox.ts';

type Entry = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, Entry>>;
};

it('names every optional package of every platform, or `npm ci` refuses the file', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) =>
      [`${path}/node_modules/${name}`, `node_modules/${name}`].every((place) => !(place in packages)),
    ),
  );
  expect(missing).toEqual([]);
});

it('holds a checksum for all that is not for another platform only, and no registry’s address', () => {
  const unsealed = Object.entries(packages).filter(
    ([path, { integrity, optional, os }]) => path !== '' && !integrity && !(optional && os),
  );
  expect(unsealed.map(([path]) => path)).toEqual([]);
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
