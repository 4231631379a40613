import { describe, expect, test } from 'vitest';
import { inDecimal, parseCacheSize, parseDf } from '../../src/docker/disk-space.ts';

describe('the room that df tells', () => {
  test.each([
    [
      'BusyBox 1.37 in the lab',
      'Filesystem           1024-blocks    Used Available Capacity Mounted on\n/dev/vda             264212084  36669972  69720940  34% /etc/resolv.conf\n',
      { size: 264212084 * 1024, free: 69720940 * 1024 },
    ],
    [
      'coreutils 9.7',
      'Filesystem     1024-blocks     Used Available Capacity Mounted on\n/dev/vda         264212084 32273468  74117444      31% /var/lib/docker\n',
      { size: 264212084 * 1024, free: 74117444 * 1024 },
    ],
    [
      'a file system with a blank in its name, and nothing left',
      'Filesystem 1024-blocks Used Available Capacity Mounted on\nmy disk 1024 1024 0 100% /var/lib/buildkit\n',
      { size: 1024 * 1024, free: 0 },
    ],
  ])('by %s', (_, output, space) => expect(parseDf(output)).toEqual(space));

  test.each(['', 'df: /nowhere: No such file or directory\n', 'a b c d e f\n'])(
    'is nothing in: %s',
    (output) => expect(parseDf(output)).toBeNull(),
  );
});

test.each([
  ['buildx 0.29', 'ID  RECLAIMABLE   SIZE\nReclaimable:\t27B\nTotal:\t\t27B\n', '27B'],
  [
    'buildx 0.13',
    'Shared:\t\t77B\nPrivate:\t1.3GB\nReclaimable:\t1.3GB\nTotal:\t\t1.3GB\n',
    '1.3GB',
  ],
  ['no builder', 'ERROR: no builder "x" found\n', null],
])("a cache's size is what is told last, by %s", (_, output, size) =>
  expect(parseCacheSize(output)).toBe(size),
);

test.each([
  [0, '0B'],
  [999, '999B'],
  [342_400_000, '342.4MB'],
  [5_000_000_000, '5GB'],
  [75_896_262_656, '75.9GB'],
])('%i bytes are %s', (bytes, text) => expect(inDecimal(bytes)).toBe(text));
