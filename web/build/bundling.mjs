// What the build and the tests share: settings of the bundler, data files, hashes.
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Settings of esbuild that every bundle has. */
export function settings(web) {
    return {
        absWorkingDir: web,
        bundle: true,
        format: 'esm',
        target: ['chrome120', 'firefox121', 'safari17.4'],
        jsx: 'automatic',
        jsxImportSource: 'preact',
        charset: 'utf8',
        legalComments: 'none',
        logLevel: 'warning',
        define: { 'process.env.NODE_ENV': '"production"' },
    };
}

/** The first characters of a file's SHA-256, as they stand in its name. */
export const hashOf = bytes => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

/**
 * Runs the steps build/step-*.mjs. A step exports `files(web)`, which gives [{ name, bytes }]: data that a page fetches,
 * such as borders or a sprite atlas. Each is served below /assets with its hash in its name; the pages find it by
 * `import { assets } from 'rampart:assets'`.
 */
export async function dataFiles(web) {
    const steps = (await readdir(path.join(web, 'build'))).filter(name => /^step-.*\.mjs$/.test(name)).sort();
    const found = [];
    for (const step of steps) {
        const { files } = await import(pathToFileURL(path.join(web, 'build', step)).href);
        for (const { name, bytes } of await files(web)) {
            const { name: stem, ext } = path.parse(name);
            found.push({ name, bytes, url: `assets/${stem}-${hashOf(bytes)}${ext}` });
        }
    }
    return found;
}

/** Lets the pages import where each data file is. */
export function withData(data) {
    return {
        name: 'rampart-assets',
        setup(build) {
            build.onResolve({ filter: /^rampart:assets$/ }, () => ({ path: 'assets', namespace: 'rampart' }));
            build.onLoad({ filter: /.*/, namespace: 'rampart' }, () => ({
                contents: `export const assets = ${JSON.stringify(Object.fromEntries(data.map(file => [file.name, `/${file.url}`])))};`,
                loader: 'js',
            }));
        },
    };
}
