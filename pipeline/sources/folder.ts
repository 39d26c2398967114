import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { errorCode, readFileIfThere, sha256Of } from '../edge/files.ts';
import { tooLarge } from '../intake/file-kind.ts';
import { LIMITS } from '../intake/limits.ts';
import { type Issue, issue, OperatorError } from '../values/issue.ts';
import { compareText } from '../values/order.ts';

/** A file as it was received. */
export type PulledFile = {
  /** Path below the folder, with forward slashes: what a person knows it by. */
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** It lies in or below a folder that says of itself that its data is invented. */
  readonly demo: boolean;
};

export type Pulled = {
  /** By name, in the order of code units. */
  readonly files: readonly PulledFile[];
  /** At least one of the files is demonstration data. */
  readonly demo: boolean;
  readonly issues: readonly Issue[];
};

/** A folder may say `demo: true` in a file of this name. */
const ABOUT_FOLDER = 'dataset.yaml';
/** What file managers and office programs leave beside the files. */
const LITTER = /^(?:\..*|~\$.*|thumbs\.db|desktop\.ini|__macosx)$/i;

type Place = { readonly name: string; readonly path: string; readonly demo: boolean };
type Walk = { readonly root: string; readonly places: Place[]; readonly issues: Issue[] };

/**
 * Every file of a folder and of the folders in it. Identical content counts once, under its first name.
 * @throws OperatorError inbox-missing, inbox-empty.
 */
export async function pullFolder(path: string): Promise<Pulled> {
  const walk: Walk = { root: await realRoot(path), places: [], issues: [] };
  await walkFolder({ name: '', path, demo: false }, walk);
  if (walk.places.length === 0 && walk.issues.length === 0) {
    throw new OperatorError([issue('inbox-empty', {}, { path })]);
  }
  const files: PulledFile[] = [];
  const issues = [...walk.issues];
  const known = new Map<string, string>();
  for (const place of walk.places.sort((a, b) => compareText(a.name, b.name))) {
    const file = await pullFile(place);
    const other = 'code' in file ? undefined : known.get(file.sha256);
    if ('code' in file) issues.push(file);
    else if (other !== undefined) issues.push(issue('file-duplicate', { file: file.name }, { other }));
    else {
      known.set(file.sha256, file.name);
      files.push(file);
    }
  }
  return { files, demo: files.some(({ demo }) => demo), issues };
}

async function realRoot(path: string): Promise<string> {
  const root = await realpath(path).catch(() => null);
  const isFolder = root !== null && (await stat(root)).isDirectory();
  if (!isFolder) throw new OperatorError([issue('inbox-missing', {}, { path })]);
  return root;
}

async function walkFolder({ name, path, demo: inherited }: Place, walk: Walk): Promise<void> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) =>
    refusal(name, error),
  );
  if (!Array.isArray(entries)) {
    walk.issues.push(entries);
    return;
  }
  const isDemo = inherited || (await saysDemo(path));
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    if (LITTER.test(entry.name) || entry.name === ABOUT_FOLDER) continue;
    const below = name === '' ? entry.name : `${name}/${entry.name}`;
    const place = { name: below, path: join(path, entry.name), demo: isDemo };
    if (entry.isSymbolicLink()) await followLink(place, walk);
    else if (entry.isDirectory()) await walkFolder(place, walk);
    else if (entry.isFile()) walk.places.push(place);
  }
}

/** A link to a folder inside leads only to files that are read where they lie, or round in circles. */
async function followLink(place: Place, { root, places, issues }: Walk): Promise<void> {
  try {
    const target = await realpath(place.path);
    if (target !== root && !target.startsWith(root + sep))
      issues.push(issue('file-link-outside', { file: place.name }));
    else if ((await stat(target)).isFile()) places.push(place);
  } catch (error) {
    issues.push(refusal(place.name, error));
  }
}

/** Read by its line, so that a slip elsewhere in the file cannot make invented data pass for real. */
async function saysDemo(folder: string): Promise<boolean> {
  const about = await readFileIfThere(join(folder, ABOUT_FOLDER));
  return about !== null && /^demo:\s*true\s*(?:#.*)?$/m.test(about.toString('utf8'));
}

async function pullFile(place: Place): Promise<PulledFile | Issue> {
  try {
    const { size } = await stat(place.path);
    if (size > LIMITS.fileBytes) return issue('file-too-large', { file: place.name }, tooLarge(size));
    const bytes = await readFile(place.path);
    return { ...place, bytes, sha256: sha256Of(bytes) };
  } catch (error) {
    return refusal(place.name, error);
  }
}

/** @throws whatever is no answer of the disk: a bug. */
function refusal(name: string, error: unknown): Issue {
  if (errorCode(error) === '') throw error;
  const file = name === '' ? {} : { file: name };
  return issue('file-unreadable', file, { reason: '没有读取权限，或文件已被移走' });
}
