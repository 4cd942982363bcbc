// Builds the pages into dist/: bundles, stylesheet, data files, index.html, and assets.json, which says what each route loads.
// It writes nothing in this folder but dist/ and node_modules/, so that a build never looks like a change of its own inputs.
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { hashOf, settings, dataFiles, withData } from './build/bundling.mjs';

const web = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(web, 'dist');
const fresh = path.join(web, 'node_modules', `.dist-${process.pid}`);

/** The most JavaScript that one route may load, in bytes after gzip. */
const MOST_JAVASCRIPT = 250_000;

const started = process.hrtime.bigint();
await rm(fresh, { recursive: true, force: true });
await mkdir(path.join(fresh, 'assets'), { recursive: true });
try {
    const data = await dataFiles(web);
    for (const file of data) {
        await writeFile(path.join(fresh, file.url), file.bytes);
    }

    const scripts = await build({
        ...settings(web),
        entryPoints: { main: 'src/main.tsx' },
        outdir: path.join(fresh, 'assets'),
        entryNames: '[name]-[hash]',
        chunkNames: '[name]-[hash]',
        splitting: true,
        minify: true,
        sourcemap: false,
        metafile: true,
        plugins: [withData(data)],
    });
    // Read before the first paint, so that no page flashes in the wrong colours; a module would come too late.
    const first = await build({
        ...settings(web),
        entryPoints: { 'theme-first': 'src/shell/theme-first.ts' },
        outdir: path.join(fresh, 'assets'),
        entryNames: '[name]-[hash]',
        format: 'iife',
        minify: true,
        metafile: true,
    });
    await build({
        ...settings(web),
        stdin: { contents: await stylesheet(), loader: 'css', resolveDir: web },
        outfile: path.join(fresh, 'assets', 'app.css'),
        minify: true,
    });
    const css = await readFile(path.join(fresh, 'assets', 'app.css'));
    const cssName = `assets/app-${hashOf(css)}.css`;
    await rename(path.join(fresh, 'assets', 'app.css'), path.join(fresh, cssName));
    await cp(path.join(web, 'static'), fresh, { recursive: true });

    const outputs = relative(scripts.metafile.outputs);
    const main = entry(outputs, 'src/main.tsx');
    const firstName = entry(relative(first.metafile.outputs), 'src/shell/theme-first.ts');
    const preload = [...closure(outputs, main, ['import-statement'])].filter(name => name !== main);

    const html = (await readFile(path.join(web, 'index.html'), 'utf8'))
        .replace('<!-- styles -->', `<link rel="stylesheet" href="/${cssName}">`)
        .replace('<!-- scripts -->', [
            `<script src="/${firstName}"></script>`,
            ...preload.map(name => `<link rel="modulepreload" href="/${name}">`),
            `<script type="module" src="/${main}"></script>`,
        ].join('\n    '));
    if (html.includes('<!--')) {
        throw new Error('index.html: a place for styles or scripts was not filled.');
    }
    await writeFile(path.join(fresh, 'index.html'), html);

    const routes = await routesOf(outputs, main, firstName);
    const files = [];
    for (const name of (await readdir(path.join(fresh, 'assets'))).sort()) {
        const bytes = await readFile(path.join(fresh, 'assets', name));
        files.push({ path: `assets/${name}`, bytes: bytes.length, gzip: gzipSync(bytes).length });
    }
    const assets = {
        format: 'rampart-web-assets/1',
        style: cssName,
        // Style elements that the Content-Security-Policy must let through by their hashes: none, and it should stay so.
        styleHashes: [],
        routes,
        files,
    };
    await writeFile(path.join(fresh, 'assets.json'), `${JSON.stringify(assets, null, 2)}\n`);

    const tooLarge = Object.entries(routes).filter(([, route]) => route.javascript_gzip >= MOST_JAVASCRIPT);
    report(routes, css);
    if (tooLarge.length > 0) {
        throw new Error(`Too much JavaScript (${MOST_JAVASCRIPT} bytes gzip are allowed): ${tooLarge.map(([route, { javascript_gzip }]) => `${route} ${javascript_gzip}`).join(', ')}`);
    }

    const old = path.join(web, 'node_modules', `.dist-old-${process.pid}`);
    if (existsSync(dist)) {
        await rename(dist, old);
    }
    await rename(fresh, dist);
    await rm(old, { recursive: true, force: true });
} catch (fault) {
    await rm(fresh, { recursive: true, force: true });
    console.error(fault instanceof Error ? fault.message : fault);
    process.exitCode = 1;
}

/** One stylesheet for all pages: tokens and base first, then every part in the order of its path, print last. */
async function stylesheet() {
    const all = (await filesBelow(path.join(web, 'src'))).filter(name => name.endsWith('.css')).map(name => path.relative(web, name).split(path.sep).join('/')).sort();
    const firstOnes = ['src/styles/tokens.css', 'src/styles/base.css'];
    const last = 'src/styles/print.css';
    const middle = all.filter(name => !firstOnes.includes(name) && name !== last);
    const ui = middle.filter(name => name.startsWith('src/ui/') || name.startsWith('src/shell/'));
    const others = middle.filter(name => !ui.includes(name));
    return [...firstOnes, 'uplot/dist/uPlot.min.css', ...ui, ...others, last].map(name => `@import "${name.startsWith('src/') ? './' : ''}${name}";`).join('\n');
}

async function filesBelow(folder) {
    const found = [];
    for (const each of await readdir(folder, { withFileTypes: true })) {
        const name = path.join(folder, each.name);
        found.push(...(each.isDirectory() ? await filesBelow(name) : [name]));
    }
    return found;
}

/** Outputs of the bundler with their names as they stand below dist/. */
function relative(outputs) {
    const below = name => path.relative(fresh, path.resolve(web, name)).split(path.sep).join('/');
    return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [below(name), { ...output, imports: output.imports.map(each => ({ ...each, path: each.external ? each.path : below(each.path) })) }]));
}

function entry(outputs, source) {
    const found = Object.entries(outputs).find(([, output]) => output.entryPoint === source);
    if (!found) {
        throw new Error(`${source} is in no bundle.`);
    }
    return found[0];
}

/** A file and all that it loads by the given kinds of import; other pages are left out. */
function closure(outputs, name, kinds, found = new Set()) {
    if (found.has(name)) {
        return found;
    }
    found.add(name);
    for (const each of outputs[name].imports) {
        const isOtherPage = /^src\/pages\/[^/]+\/index\.tsx$/.test(outputs[each.path]?.entryPoint ?? '');
        if (!each.external && kinds.includes(each.kind) && !isOtherPage) {
            closure(outputs, each.path, kinds, found);
        }
    }
    return found;
}

/** What each route loads: the frame, its page, and what that page may fetch later on. */
async function routesOf(outputs, main, firstName) {
    const source = await readFile(path.join(web, 'src', 'routes.ts'), 'utf8');
    const pages = [...source.matchAll(/path: '([^']+)'[^\n]*import\('\.\/pages\/([^/]+)\/index'\)/g)].map(([, route, page]) => ({ route, page }));
    if (pages.length === 0) {
        throw new Error('src/routes.ts: no route was found.');
    }
    const all = ['import-statement', 'dynamic-import'];
    const routes = {};
    for (const { route, page } of pages) {
        const names = [...new Set([firstName, ...closure(outputs, main, all), ...closure(outputs, entry(outputs, `src/pages/${page}/index.tsx`), all)])];
        const sizes = await Promise.all(names.map(async name => ({ path: name, gzip: gzipSync(await readFile(path.join(fresh, name))).length })));
        routes[route] = { page, javascript_gzip: sizes.reduce((sum, each) => sum + each.gzip, 0), files: sizes };
    }
    return routes;
}

function report(routes, css) {
    const ms = Number((process.hrtime.bigint() - started) / 1_000_000n);
    const widest = Math.max(...Object.keys(routes).map(route => route.length));
    for (const [route, { javascript_gzip }] of Object.entries(routes)) {
        console.log(`${route.padEnd(widest)}  ${(javascript_gzip / 1000).toFixed(1).padStart(6)} kB of JavaScript (gzip)`);
    }
    console.log(`${'style'.padEnd(widest)}  ${(gzipSync(css).length / 1000).toFixed(1).padStart(6)} kB (gzip); built in ${ms} ms`);
}
