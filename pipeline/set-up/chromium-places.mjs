import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chromium-headless-shell',
  'microsoft-edge-stable',
  'microsoft-edge',
];

/** Paths of every Chrome, Chromium or Edge at the usual places of this machine, the likeliest first. */
export function machineCandidates() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const places = { darwin: macPlaces, win32: windowsPlaces }[process.platform]?.() ?? onPath;
  // /bin and /usr/bin are often the same folder
  const byFile = new Map();
  for (const place of places.filter((path) => existsSync(path))) {
    const file = realpathSync(place);
    if (!byFile.has(file)) byFile.set(file, place);
  }
  return [...byFile.values()];
}

function macPlaces() {
  const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return ['/', homedir()].flatMap((top) =>
    applications.map((name) => join(top, 'Applications', `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

function windowsPlaces() {
  const { LOCALAPPDATA, PROGRAMFILES, 'PROGRAMFILES(X86)': programs32 } = process.env;
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return programs.flatMap((program) =>
    [PROGRAMFILES, programs32, LOCALAPPDATA].filter(Boolean).map((top) => join(top, ...program)),
  );
}
