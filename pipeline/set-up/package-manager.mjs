import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLine, runCommand } from './run-command.mjs';
import { say } from './tell.mjs';

const isRoot = process.getuid?.() === 0;

const MANAGERS = [
  {
    name: 'apt-get',
    refresh: ['update'],
    // root's Chromium runs without the sandbox, everyone else's needs it
    install: [
      'install',
      '-y',
      '--no-install-recommends',
      'chromium',
      ...(isRoot ? [] : ['chromium-sandbox']),
    ],
  },
  { name: 'dnf', install: ['install', '-y', 'chromium'] },
  { name: 'apk', install: ['add', '--no-cache', 'chromium'] },
  { name: 'pacman', install: ['-Sy', '--noconfirm', '--needed', 'chromium'] },
  { name: 'zypper', install: ['--non-interactive', 'install', 'chromium'] },
];

/** Installs the distribution's Chromium: {why, remedy}, `why` empty when the manager reports success. */
export async function installChromium() {
  const manager = MANAGERS.find(({ name }) => onPath(name));
  if (!manager) return { why: 'no package manager known here', remedy: 'https://www.google.com/chrome/' };
  const { name, refresh, install } = manager;
  const remedy = `sudo ${name} ${install.join(' ')}`;
  const asRoot = isRoot ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && !onPath('sudo')) return { why: `${name} needs root`, remedy };
  say(`set-up: ${[...asRoot, name, ...install].join(' ')}`);
  const run = (args) => {
    const [command, ...rest] = [...asRoot, name, ...args];
    return runCommand(command, rest, { seconds: 1200, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  // a foreign source that can't be refreshed must not keep Chromium out
  if (refresh) await run(refresh);
  const { status, output } = await run(install);
  return { why: status === 0 ? '' : `${name}: ${lastLine(output)}`, remedy };
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}
