import { describe, expect, it } from 'vitest';
import { checksumOf, parseChecksums } from '../../src/docker/checksums.ts';

const a = 'a'.repeat(64);
const b = 'B'.repeat(64);

describe('a list of checksums', () => {
  it('names files as the releases of buildx do, and as sha256sum does', () => {
    const list = parseChecksums(`${a} *buildx.linux-amd64\n${b}  other file\nnot a checksum\n`);
    expect(checksumOf(list, 'buildx.linux-amd64')).toBe(a);
    expect(checksumOf(list, 'other file')).toBe('b'.repeat(64));
    expect(checksumOf(list, 'missing')).toBeNull();
  });

  it('may be a lone checksum beside its file', () => {
    expect(checksumOf(parseChecksums(`${a}\n`), 'anything')).toBe(a);
  });
});
