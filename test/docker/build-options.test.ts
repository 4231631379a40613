import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheTarget, parseCacheTo } from '../../src/docker/build-options/cache.ts';
import { parseSecret, type Secret, secretText } from '../../src/docker/build-options/secret.ts';
import { looksSecret, parseAnnotation } from '../../src/docker/build-options/words.ts';
import { csvField, csvFields } from '../../src/docker/csv.ts';

const place = fc.string({ minLength: 1 });
const secrets: fc.Arbitrary<Secret> = fc.record({
  id: place,
  from: fc.oneof(
    fc.record({ kind: fc.constant('file' as const), path: place }),
    fc.record({ kind: fc.constant('env' as const), name: place }),
  ),
});

describe('options of a build', () => {
  it('are fields of a CSV record that buildx takes apart again', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (fields) => {
        expect(csvFields(fields.map(csvField).join(','))).toEqual(fields);
      }),
    );
    expect(csvFields('a"b')).toBeNull();
    expect(csvFields('"a')).toBeNull();
    expect(csvFields('"a"b,c')).toBeNull();
  });

  it('are secrets that say again what was read', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(parseSecret(secretText(secret))).toEqual({ ok: true, value: secret });
      }),
    );
  });

  it('are caches that say again what was read', () => {
    const value = { reference: 'localhost:5000/app:cache', mode: 'min' } as const;
    expect(parseCacheTo(cacheTarget(value))).toEqual({ ok: true, value });
  });

  it('are annotations of what buildx annotates', () => {
    const fine = ['a=b', 'a=', 'index:a=b', 'index,manifest[linux/arm64]:a=b', 'a=b:c'];
    expect(fine.filter((text) => !parseAnnotation(text).ok)).toEqual([]);
    expect(['a', '=b', 'x:a=b', 'a b=c'].filter((text) => parseAnnotation(text).ok)).toEqual([]);
  });

  it('are build arguments of which some are called as secrets are', () => {
    const secret = ['NPM_TOKEN=x', 'DB_PASSWORD=x', 'api_key', 'SECRET_KEY_BASE=1', 'MYTOKEN=x'];
    expect(secret.filter((arg) => !looksSecret(arg))).toEqual([]);
    expect(['VERSION=TOKEN', 'TOKENIZER=1', 'KEY=1'].filter(looksSecret)).toEqual([]);
  });
});
