import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

test('The types are those of the published document', async () => {
    const tool = path.join('node_modules', 'openapi-typescript', 'bin', 'cli.js');
    const { stdout } = await promisify(execFile)(process.execPath, [tool, 'openapi.json'], { maxBuffer: 16 * 1024 * 1024 });
    const kept = await readFile(path.join('src', 'api', 'schema.d.ts'), 'utf8');
    assert.ok(stdout.trimEnd() === kept.trimEnd(), 'src/api/schema.d.ts is not what openapi.json says: run `npm run types`.');
});
