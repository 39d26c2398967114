// Everything a fresh machine needs, in plain JavaScript: it runs on Node 18 before anything is installed.
// Prints to standard error, so that standard output holds only results.
import { readChromium } from './set-up/chromium.mjs';
import { readFonts } from './set-up/fonts.mjs';
import { readNode } from './set-up/node-runtime.mjs';
import { readPackages } from './set-up/packages.mjs';
import { SetUpError, say } from './set-up/tell.mjs';

try {
  await setUp();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(`set-up stopped: ${error.message}`);
  process.exitCode = 1;
}

async function setUp() {
  const started = Date.now();
  const steps = [readPackages, readNode, readFonts, readChromium];
  const found = [];
  for (const step of steps) found.push(await step());
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say(`set-up ready in ${seconds} s: ${found.filter(Boolean).join(', ')}`);
}
