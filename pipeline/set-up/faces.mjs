import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fandolSource, readFandol } from './fandol.mjs';
import { hasCffOutlines } from './font-file.mjs';
import { findFaces } from './machine-fonts.mjs';
import { root } from './tell.mjs';

/**
 * For each face of templates/fonts.json the file to print it with: {face, path, start, name, substitute}, or {face, why}.
 * The machine's own standard face first, as an office has it; then the open one. Where Debian's package with the open
 * 仿宋 and 楷体 can't be had, a face of npm takes their place as `substitute`: said here, and in each run's issues.
 */
export async function chooseFaces(faces, files) {
  const names = faces.flatMap(({ standard = [], fandol }) => [
    ...standard,
    ...(fandol ? [fandol.file.replace(/\.otf$/, '')] : []),
  ]);
  const onMachine = findFaces(files, names);
  const chosen = [];
  for (const face of faces) chosen.push({ face, ...(await chooseFace(face, onMachine)) });
  return chosen;
}

async function chooseFace(face, onMachine) {
  const standard = (face.standard ?? []).find((name) => isUsable(onMachine.get(name)));
  if (standard !== undefined) return { ...onMachine.get(standard), name: standard, substitute: '' };
  if (face.fandol === undefined) return fromPackage(face, '');
  const { file, name } = face.fandol;
  const installed = onMachine.get(file.replace(/\.otf$/, ''))?.path;
  const { path, why } = await readFandol(file, name, fandolSource(file) ?? installed);
  return path === undefined ? fromPackage(face, why) : { path, start: 0, name, substitute: '' };
}

function fromPackage(face, substitute) {
  const path = join(root, 'node_modules', face.file);
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return { why: face.file };
  const font = readFileSync(path);
  if (hasCffOutlines(font, 0)) return { why: `${face.file}: not TrueType` };
  return { path, start: 0, name: face.name, substitute };
}

function isUsable(found) {
  return found !== undefined && !hasCffOutlines(readFileSync(found.path), found.start);
}
