import { join } from 'node:path';
import { sha256Of, writeSynced } from '../../pipeline/edge/files.ts';
import { publish } from '../../pipeline/store/publication.ts';
import { closeWorkingFolder, openWorkingFolder } from '../../pipeline/store/working-folder.ts';

/**
 * Publishes run after run into a folder until it is killed. Each run is three files that name one another's
 * sha-256, so that a mixture of two runs, or half a run, is found out.
 */
const out = process.argv[2] ?? '';
for (let round = 0; ; round += 1) {
  const folder = await openWorkingFolder(out, new Date(round * 1000));
  const [one, two] = [`${process.pid}/${round}/1\n`.repeat(2000), `${process.pid}/${round}/2\n`.repeat(2000)];
  await writeSynced(join(folder.files, 'one.txt'), one);
  await writeSynced(join(folder.files, 'two.txt'), two);
  await writeSynced(
    join(folder.files, 'manifest.json'),
    JSON.stringify({ 'one.txt': sha256Of(one), 'two.txt': sha256Of(two) }),
  );
  await publish(out, '2025-06', folder);
  await closeWorkingFolder(folder);
}
