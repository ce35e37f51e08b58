// Takes the picture of the README from the built site: `npm run site`, then `npm run picture`.
import { spawn } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import { launchOptions } from '../browsers.mjs';

const FILE = 'docs/picture.webp';

const server = spawn('node', ['.config/serve.mjs'], { env: { ...process.env, PORT: '0' } });
const address = await new Promise((resolve) => {
  server.stdout.on('data', (text) => resolve(/http:\S+/.exec(String(text))?.[0]));
});
const browser = await puppeteer.launch(launchOptions('chromium', true));
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900, deviceScaleFactor: 1.25 });
await page.emulateMediaFeatures([{ name: 'hover', value: 'hover' }]).catch(() => undefined);
await page.goto(address, { waitUntil: 'networkidle0' });
await page.addStyleTag({
  content: '.copy { display: none } .code > pre { padding-block: 2rem !important }',
});
const pair = await page.$('.pair');
await pair?.screenshot({ path: FILE, type: 'webp', quality: 80 });
await browser.close();
server.kill();
console.log(`Took ${FILE}`);
