import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faces, installPackages, openSandbox, root, runChromium, type Sandbox } from './sandbox.ts';

let sandbox: Sandbox;

beforeEach(() => {
  sandbox = openSandbox();
});
afterEach(() => rmSync(sandbox.folder, { recursive: true, force: true }));

describe('set-up', () => {
  it('has nothing to do here, and says so in one line beside the results', () => {
    const setUp = () =>
      spawnSync(process.execPath, [join(root, 'pipeline/set-up.mjs')], { encoding: 'utf8' });
    setUp();
    const { status, stdout, stderr } = setUp();
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(
      /^set-up ready in \d+\.\d s: Node 2\d\.\S+, 仿宋 .+, 小标宋 .+, Chromium \d+\S+\n$/,
    );
  });

  it('has nothing to do the second time', () => {
    installPackages(sandbox);
    const path = sandbox.program('chromium', runChromium);
    const first = sandbox.run();
    expect(first.status).toBe(0);
    expect(first.lines).toContainEqual(expect.stringContaining(`at ${path}`));
    // a browser that would not start now is not started
    sandbox.program('google-chrome', 'exit 1');
    const second = sandbox.run();
    expect(second.lines).toEqual([expect.stringMatching(/^set-up ready/)]);
  });
});

describe('packages', () => {
  const npm = (then: string) => sandbox.program('npm', `echo "$@" >>"${sandbox.folder}/calls"\n${then}`);

  const states: readonly (readonly [string, () => void])[] = [
    ['are not there', () => {}],
    ['were left half installed', () => sandbox.write('node_modules/zod/package.json', '{}')],
    [
      'are of an older lock file',
      () => {
        const older = sandbox
          .read('package-lock.json')
          .replace(/("node_modules\/zod": \{\s*"version": ")[^"]+/, '$13.0.0');
        sandbox.write('node_modules/.package-lock.json', older);
      },
    ],
    ['have a list that is damaged', () => sandbox.write('node_modules/.package-lock.json', '{"pack')],
  ];
  it.each(states)('are installed when they %s', (_, prepare) => {
    prepare();
    npm(`echo 'npm error code ENOTFOUND
npm error network request to https://registry.example/zod failed
npm error A complete log of this run can be found in: somewhere' >&2; exit 7`);
    const { status, lines } = sandbox.run();
    expect(sandbox.read('calls')).toBe('ci --include=dev --no-audit --no-fund --loglevel=error\n');
    expect(status).toBe(1);
    expect(lines.at(-1)).toMatch(
      /^set-up stopped: npm ci failed \(network request to https:\S+ failed\)\. .*请检查网络/,
    );
    expect(lines.join('\n')).not.toMatch(/\bat .*mjs:\d+/);
  });

  it('are left alone when they are as the lock file says', () => {
    installPackages(sandbox);
    npm('exit 7');
    sandbox.program('chromium', runChromium);
    expect(sandbox.run().status).toBe(0);
    expect(existsSync(join(sandbox.folder, 'calls'))).toBe(false);
  });
});

describe('fonts', () => {
  const broken: readonly (readonly [string, (file: string) => void])[] = [
    ['is missing', () => {}],
    ['has CFF outlines', (file) => sandbox.write(`node_modules/${file}`, 'OTTO and so on')],
  ];
  it.each(broken)('are named when one %s', (_, prepare) => {
    installPackages(sandbox);
    const file = 'other/Other.ttf';
    prepare(file);
    const [face] = faces.faces;
    sandbox.write(
      'templates/fonts.json',
      JSON.stringify({ faces: [face, { family: 'other', weight: 900, role: '其他', file }] }),
    );
    const { status, lines } = sandbox.run();
    expect(status).toBe(1);
    expect(lines.at(-1)).toMatch(
      /^set-up stopped: fonts missing or not TrueType: 其他 \(other\/Other\.ttf.*\)\. /,
    );
  });
});

describe('Chromium', () => {
  beforeEach(() => installPackages(sandbox));

  it('is the one that the operator names', () => {
    const named = sandbox.program('my-browser', runChromium);
    sandbox.program('chromium', 'exit 1');
    expect(sandbox.run({ PUPPETEER_EXECUTABLE_PATH: named }).status).toBe(0);
    expect(JSON.parse(sandbox.read('node_modules/.duban/chromium.json'))).toMatchObject({
      executable: named,
    });
  });

  it('is looked for again when the operator names another', () => {
    sandbox.program('chromium', runChromium);
    const other = sandbox.program('other', runChromium);
    sandbox.run();
    sandbox.run({ PUPPETEER_EXECUTABLE_PATH: other });
    expect(sandbox.read('node_modules/.duban/chromium.json')).toContain(other);
  });

  it('is looked for again when it has gone', () => {
    const gone = sandbox.program('chromium', runChromium);
    sandbox.run();
    rmSync(gone);
    const kept = sandbox.program('google-chrome', runChromium);
    expect(sandbox.run().status).toBe(0);
    expect(sandbox.read('node_modules/.duban/chromium.json')).toContain(kept);
  });

  const unusable: readonly (readonly [string, string, RegExp])[] = [
    [
      'does not start',
      'echo "libnss3.so: cannot open shared object file" >&2; exit 127',
      /127 libnss3\.so: cannot open/,
    ],
    [
      'is too old',
      'echo "<title>Mozilla/5.0 HeadlessChrome/120.0.0.0 Safari</title>"',
      /version 120\.0\.0\.0 is older than 131/,
    ],
    ['prints nothing', 'exit 0', /does not start: 0 no output/],
  ];
  it.each(unusable)('named by the operator that %s is refused, whatever else is there', (_, script, why) => {
    sandbox.program('chromium', runChromium);
    const named = sandbox.program('named', script);
    const { status, lines } = sandbox.run({ PUPPETEER_EXECUTABLE_PATH: named });
    expect(status).toBe(1);
    expect(lines.at(-1)).toMatch(
      /^set-up stopped: PUPPETEER_EXECUTABLE_PATH=.* is not a usable Chromium \(.*\)\. 请/,
    );
    expect(lines.at(-1)).toMatch(why);
  });

  it.each(unusable)('on the machine that %s is passed over for the next', (_, script) => {
    sandbox.program('chromium', script);
    const next = sandbox.program('google-chrome', runChromium);
    expect(sandbox.run().status).toBe(0);
    expect(sandbox.read('node_modules/.duban/chromium.json')).toContain(next);
  });

  it('comes from the package manager when there is none and no download', () => {
    const script = `[ "$1" = install ] && { echo '#!/bin/sh' >"${sandbox.folder}/bin/chromium"
      echo 'PATH=/usr/bin:/bin ${runChromium.replaceAll('"', '\\"')}' | sed 's/\\\\"/"/g' >>"${sandbox.folder}/bin/chromium"
      chmod +x "${sandbox.folder}/bin/chromium"; }; exit 0`;
    sandbox.program('apt-get', script);
    sandbox.program('sudo', 'shift; exec "$@"');
    const { status, lines } = sandbox.run();
    expect(lines.join('\n')).toMatch(
      /no download \(.*\); trying the package manager\n.*apt-get install -y --no-install-recommends chromium/,
    );
    expect(status).toBe(0);
    expect(sandbox.read('node_modules/.duban/chromium.json')).toContain(join(sandbox.folder, 'bin/chromium'));
  });

  it('that can’t be had ends in one line with the remedy', () => {
    sandbox.program('apt-get', 'echo "E: Unable to locate package chromium" >&2; exit 100');
    sandbox.program('sudo', 'shift; exec "$@"');
    const { status, lines } = sandbox.run();
    expect(status).toBe(1);
    expect(lines.at(-1)).toMatch(
      /^set-up stopped: no usable Chromium \(.*Unable to locate package chromium\)\. /,
    );
    expect(lines.at(-1)).toContain('sudo apt-get install -y --no-install-recommends chromium');
    expect(lines.at(-1)).toContain('PUPPETEER_EXECUTABLE_PATH');
  });

  it('on a machine without package manager ends in one line, too', () => {
    const { status, lines } = sandbox.run();
    expect([status, lines.at(-1)]).toEqual([
      1,
      expect.stringMatching(/no package manager known here\)\. 请自行安装/),
    ]);
  });
});
