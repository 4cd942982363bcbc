// Runs test/*.test.ts(x): bundled for Node, then `node --test`. Names given on the command line choose some of them.
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { dataFiles, settings, withData } from './bundling.mjs';

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.join(web, 'node_modules', '.tests');
const wanted = process.argv.slice(2);
const tests = (await readdir(path.join(web, 'test'), { recursive: true }))
    .filter(name => /\.test\.tsx?$/.test(name) && (wanted.length === 0 || wanted.some(each => name.includes(each))));
if (tests.length === 0) {
    console.error('No test was found.');
    process.exit(1);
}
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
    ...settings(web),
    entryPoints: tests.map(name => path.join('test', name)),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node18',
    packages: 'external',
    sourcemap: 'inline',
    plugins: [withData(await dataFiles(web))],
});
const names = (await readdir(out, { recursive: true })).filter(name => name.endsWith('.test.mjs')).map(name => path.join(out, name));
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...names], { stdio: 'inherit', cwd: web, env: { ...process.env, RAMPART_WEB: web } });
process.exit(status ?? 1);
